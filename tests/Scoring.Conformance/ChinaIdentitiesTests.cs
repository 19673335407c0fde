using System.Globalization;
using System.Text.Json;
using Scoring.Tests.Shared;

namespace Scoring.Conformance;

/// <summary>
/// What must add up on the fourteen tables of China's provinces: totals and their parts, two tables of one quantity, the nation and the sum of the
/// provinces. Every violation is listed with its size, and no other; the same list is made a second time by SQL from the published tables.
/// </summary>
public class ChinaIdentitiesTests
{
    /// <summary>
    /// The scheme that states them. Sums of the provinces need not be the nation's for patents (Hong Kong, Macao, Taiwan) and contracts (other countries).
    /// Tolerances are what rounding 32 figures can come to: 16 units of the last digit printed; counts have none.
    /// </summary>
    const string ChinaIdentities = "china-identities";

    static readonly JsonDocumentOptions Loose = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    [SharedDataFact]
    public void National_figures_that_are_not_the_sum_of_the_provinces_are_found_with_their_difference_and_no_other()
    {
        using var run = new PublishedRun(ChinaIdentities, ChinaProvinces.Panel);
        ChinaProvinces.Publish(run);
        using var scheme = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Schemes", ChinaIdentities + ".scheme.json")), Loose);
        using var panel = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Schemes", "china-provinces.scheme.json")), Loose);
        var sources = panel.RootElement.GetProperty("variables").EnumerateArray().ToDictionary(variable => variable.GetProperty("code").GetString()!);
        var nation = scheme.RootElement.GetProperty("identities").EnumerateArray().Where(identity => identity.GetProperty("code").GetString()!.StartsWith("nation-", StringComparison.Ordinal)).ToList();
        Assert.Equal(30, nation.Count);
        run.Define("broken", string.Join(" union all ", nation.Select(identity => Difference(identity, sources[identity.GetProperty("left").GetString()!]))));

        Assert.Equal(run.Rows("select code, year, difference::double from broken order by all"),
            run.Rows("""select variable, year, regexp_extract(found, '\((.*)\)', 1)::double from findings where code = 'identity-broken' and variable like 'nation-%' order by all"""));
        Assert.Equal(["全国"], run.Rows("select distinct unit from findings where code = 'identity-broken' and variable like 'nation-%'"));
    }

    /// <summary>What the list shows: a cell that the scan damaged, two columns exchanged in part, rounding of two early years, and papers without an address.</summary>
    [SharedDataFact]
    public void Violations_of_the_nations_sums_have_the_causes_that_the_tables_show()
    {
        using var run = new PublishedRun(ChinaIdentities, ChinaProvinces.Panel);
        string[] early = ["2010", "2011"];
        var found = run.Rows("""select variable, year, regexp_extract(found, '\((.*)\)', 1) from findings where code = 'identity-broken' and variable like 'nation-%' order by all""");
        var rest = found.Where(row => !early.Contains(row.Split(" | ")[1]) || row.StartsWith("nation-papers", StringComparison.Ordinal));
        Assert.Equal(
            [
                "nation-papers | 2011 | +54", "nation-papers | 2012 | +14", "nation-papers | 2013 | +15", "nation-rd-enterprise | 2012 | +3686331",
                "nation-staff-applied | 2022 | -439", "nation-staff-development | 2022 | +438",
            ], rest);
        // In the two early years every sum is out by what rounding 31 figures cannot explain, and by less than one in a thousand.
        Assert.All(found.Except(rest), row => Assert.InRange(double.Parse(row.Split(" | ")[2], CultureInfo.InvariantCulture), -53, -16));
    }

    [SharedDataFact]
    public void Sums_of_parts_are_found_beside_them_as_before()
    {
        using var all = new PublishedRun(ChinaIdentities, ChinaProvinces.Panel);
        using var parts = new PublishedRun("china-provinces", ChinaProvinces.Panel);
        all.Beside("own", parts);
        Assert.Empty(all.Rows(
            $"""
            (select variable, unit, year, found from findings where code = 'identity-broken' and variable not like 'nation-%' except select variable, unit, year, found from read_parquet('{parts.Folder}/findings.parquet') where code = 'identity-broken')
            union all (select variable, unit, year, found from read_parquet('{parts.Folder}/findings.parquet') where code = 'identity-broken' except select variable, unit, year, found from findings)
            """));
    }

    /// <summary>The nation less the sum of the provinces, from the published table, in the unit of measure of the variable.</summary>
    static string Difference(JsonElement identity, JsonElement variable)
    {
        var source = variable.GetProperty("source").GetString()!.Split('/');
        var factor = variable.TryGetProperty("convert", out _) ? "case when measure = '亿元' then 10000 else 1 end" : "1";
        var tolerance = identity.GetProperty("tolerance").GetRawText();
        return $"""
            select '{identity.GetProperty("code").GetString()}' as code, year, nation - provinces as difference from (
            select year, sum((value * {factor})::decimal(18, 4)) filter (unit = '全国') as nation, sum((value * {factor})::decimal(18, 4)) filter (unit <> '全国') as provinces
            from clean where source_table = '{source[0]}' and variable = '{source[1]}' group by year)
            where abs(nation - provinces) > {tolerance}
            """;
    }
}
