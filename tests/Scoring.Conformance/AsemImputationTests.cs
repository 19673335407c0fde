using Scoring.Shared;
using static Scoring.Conformance.AsemMethods;

namespace Scoring.Conformance;

/// <summary>Every imputation alone, end to end, against COINr 1.1.14 on the ASEM data. Tolerance: 1e-9, absolute or relative.</summary>
public class AsemImputationTests
{
    const string Raw = "04_impute/input_raw.csv";

    [GoldenTheory]
    [InlineData("mean")]
    [InlineData("median")]
    public void Column_statistics_give_COINrs_values(string method)
    {
        using var run = Run(Impute($"\"{method}\""), Raw, $"04_impute/{method}.csv");
        AssertSame(run);
        AssertMarked(run, Raw, "uCode");
    }

    [GoldenTheory]
    [InlineData("mean", "EurAsia_group")]
    [InlineData("mean", "GDP_group")]
    [InlineData("mean", "Pop_group")]
    [InlineData("median", "EurAsia_group")]
    [InlineData("median", "GDP_group")]
    [InlineData("median", "GDPpc_group")]
    [InlineData("median", "Pop_group")]
    public void Group_statistics_give_COINrs_values(string statistic, string group)
    {
        using var roster = new TemporaryRoster(Golden + "00_inputs/unit_meta.csv");
        using var run = Run(Impute($$"""{ "method": "group-{{statistic}}", "group": "{{group}}" }"""), Raw, $"04_impute/{statistic}_grp_{group}.csv", "--roster", roster.File);
        AssertSame(run);
        AssertMarked(run, Raw, "uCode");
    }

    [GoldenTheory]
    [InlineData("original", "latest", """ "latest" """)]
    [InlineData("knockout", "latest", """ "latest" """)]
    [InlineData("knockout", "latest_max1", """ { "method": "latest", "max_years": 1 } """)]
    [InlineData("original", "latest_max2", """ { "method": "latest", "max_years": 2 } """)]
    [InlineData("original", "linear", """ { "method": "linear", "outside": "constant" } """)]
    [InlineData("original", "linear-constant", """ "linear-constant" """)]
    [InlineData("knockout", "linear-constant", """ "linear-constant" """)]
    // COINr's constant carries forward, then back: two steps here.
    [InlineData("original", "constant", """ "latest" """, """ "next" """)]
    [InlineData("knockout", "constant", """ "latest" """, """ "next" """)]
    public void Imputing_over_time_gives_COINrs_values(string input, string file, params string[] choices)
    {
        using var run = Run(Impute(choices), $"04_impute/panel_input_{input}.csv", $"04_impute/panel_{input}_{file}.csv", "--column", "year=Time");
        AssertSame(run, year: "Time");
        AssertMarked(run, $"04_impute/panel_input_{input}.csv", "uCode, Time", "and Time = year");
        if (!file.StartsWith("latest", StringComparison.Ordinal)) return;

        // COINr tells the year that each value was taken from: another year means imputed, none missing.
        run.Publish("sources", Golden + $"04_impute/panel_{input}_{file}_DataT.csv");
        Assert.Empty(run.Rows(
            """
            select p.uCode, p.Time, p.code, p.source, s.status from (from sources unpivot include nulls (source for code in (columns(* exclude (uCode, Time))))) p
            join (from normalised_status unpivot include nulls (status for code in (columns(* exclude (year, unit))))) s on s.unit = p.uCode and s.year = p.Time and s.code = p.code
            where s.status <> case when p.source is null then 'missing' when p.source = p.Time then 'observed' else 'imputed' end limit 10
            """));
    }

    [GoldenFact]
    public void Group_edge_cases_give_COINrs_values()
    {
        using var scheme = new TemporaryScheme(
            """
            { "id": "vector", "version": "1", "panel": { "columns": { "unit": "uCode" }, "year": 2018 },
              "indicators": [ { "code": "mean_grp", "value": "x" }, { "code": "median_grp", "value": "x" }, { "code": "mean_grp_allNA", "value": "x_allNA_grp" } ],
              "framework": { "code": "index", "children": ["mean_grp", "median_grp", "mean_grp_allNA"] },
              "steps": { "impute": { "method": "group-mean", "group": "f", "overrides": { "median_grp": "group-median", "mean_grp_allNA": { "group": "f2" } } } } }
            """);
        const string file = "04_impute/vector_group_edge_cases.csv";
        var roster = scheme.Write("roster.csv", "code,f,f2\n" + string.Concat(Table(file).Select(row => $"{row[0]},{row[2]},{row[6]}\n")));
        using var run = new PublishedRun(scheme.Path, Golden + file, "--roster", roster);
        run.Publish("golden", Golden + file);
        run.Define("published", "select uCode, mean_grp, median_grp, mean_grp_allNA from golden");
        AssertSame(run, "code <> ''");
    }

    /// <summary>Asserts that the cells called imputed are those that were missing before and are there now, and that no other was touched.</summary>
    static void AssertMarked(PublishedRun run, string input, string keys, string join = "")
    {
        run.Publish("input", Golden + input);
        var all =
            $"""
            from (from input unpivot include nulls (before for code in (columns(* exclude ({keys}))))) i
            join (from normalised unpivot include nulls (now for code in (columns(* exclude (year, unit))))) n on n.unit = uCode and n.code = i.code {join}
            join (from normalised_status unpivot include nulls (status for code in (columns(* exclude (year, unit))))) s on s.unit = n.unit and s.year = n.year and s.code = n.code
            """;
        // The original panel lacks the same cells in every year, so that nothing can be carried over.
        if (!input.Contains("original", StringComparison.Ordinal)) Assert.NotEqual(0, run.Count($"select count(*) {all} where status = 'imputed'"));
        Assert.Empty(run.Rows(
            $"select uCode, i.code, before, now, status {all} where (status = 'imputed') <> (before is null and now is not null) or (before is not null and now <> before) limit 10"));
    }
}
