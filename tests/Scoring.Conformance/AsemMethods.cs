using System.Globalization;
using Scoring.Shared;

namespace Scoring.Conformance;

/// <summary>Runs of single methods on the ASEM data: schemes that extend the example coin's with other steps, and the comparison with COINr's output.</summary>
static class AsemMethods
{
    public const string Golden = "golden/asem/";

    /// <summary>Runs <c>asem-index</c> with other members on an input, with the expected output as <c>published</c>.</summary>
    public static PublishedRun Run(string members, string input, string expected, params string[] options)
    {
        using var scheme = new TemporaryScheme("asem-index", members);
        var run = new PublishedRun(scheme.Path, Golden + input, options);
        run.Publish("published", Golden + expected);
        return run;
    }

    /// <summary>The steps that normalise only.</summary>
    public static string Normalise(string choice) => $$""" "steps": { "normalise": {{choice}} } """;

    /// <summary>The steps that impute only.</summary>
    public static string Impute(params IEnumerable<string> choices) =>
        $$""" "steps": [ { "derive": {} }, {{string.Concat(choices.Select(choice => $$"""{ "impute": {{choice}} }, """))}}{ "aggregate": {} }, { "rank": {} } ] """;

    /// <summary>The framework with COINr's unequal weights.</summary>
    public static string Weighted()
    {
        var weights = Table("03_aggregate/weights_unequal.csv").ToDictionary(row => row[0], row => row[2]);
        var lineage = Table("00_inputs/lineage.csv").ToList();
        var subs = lineage.GroupBy(row => row[2]).Select(sub => Node(sub.Key, sub.GroupBy(row => row[1]).Select(pillar =>
            Node(pillar.Key, pillar.Select(row => $$"""{ "indicator": "{{row[0]}}", "weight": {{weights[row[0]]}} }""")))));
        return $$""" "framework": {{Node("Index", subs)}}, """;

        string Node(string code, IEnumerable<string> children) =>
            $$"""{ "code": "{{code}}", "weight": {{weights[code]}}, "children": [ {{string.Join(", ", children)}} ] }""";
    }

    /// <summary>The rows of a table, cells as text.</summary>
    public static IEnumerable<string[]> Table(string file) => GoldenFiles.ReadCsv(Path.Combine("asem", file)).Rows;

    /// <summary>Options by indicator as the value of <c>overrides</c>, from COINr's table of normalisation parameters.</summary>
    public static string Overrides(Func<Func<string, string>, string> options)
    {
        var (header, rows) = GoldenFiles.ReadCsv("asem/02_normalise/iMeta_with_norm_parameters.csv");
        return "{ " + string.Join(", ", rows.Where(row => row[Array.IndexOf(header, "Type")] == "Indicator").Select(row =>
            $"\"{row[Array.IndexOf(header, "iCode")]}\": {options(name => row[Array.IndexOf(header, name)])}")) + " }";
    }

    /// <summary>A number as JSON with the sign turned where the direction is −.</summary>
    public static string Turned(string number, string direction) =>
        (GoldenFiles.Number(number) * GoldenFiles.Number(direction)).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Asserts that the run's indicator table is the published one.</summary>
    /// <param name="run">The run.</param>
    /// <param name="where">Condition on <c>code</c>, as SQL.</param>
    /// <param name="tolerance">Absolute, or relative to the published value where that is larger.</param>
    /// <param name="year">The column with the year; null = there is one year.</param>
    public static void AssertSame(PublishedRun run, string where = "true", double tolerance = 1e-9, string? year = null)
    {
        var keys = year is null ? "uCode" : $"uCode, \"{year}\"";
        var both =
            $"""
            from (from published unpivot include nulls (x for code in (columns(* exclude ({keys}))))) p
            join (from normalised unpivot include nulls (x for code in (columns(* exclude (year, unit))))) o
            on o.unit = p.uCode and o.code = p.code {(year is null ? "" : $"and o.year = p.\"{year}\"")} where {where.Replace("code", "p.code", StringComparison.Ordinal)}
            """;
        var codes = run.Count($"select count(distinct p.code) {both}");
        Assert.True(codes > 0);
        Assert.Equal(run.Count("select count(*) from published") * codes, run.Count($"select count(*) {both}"));
        Assert.Empty(run.Rows(string.Create(CultureInfo.InvariantCulture,
            $"select p.uCode, p.code, p.x, o.x {both} and ((p.x is null or isnan(p.x::double)) <> (o.x is null) or abs(p.x - o.x) > {tolerance:R} * greatest(1, abs(p.x))) limit 10")));
        if (where == "true") Assert.Equal(49, codes);
    }
}
