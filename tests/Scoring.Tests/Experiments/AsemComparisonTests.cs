using System.Text.Json.Nodes;
using Scoring.Experiments;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Shared;
using Scoring.Tests.Preparing;

namespace Scoring.Tests.Experiments;

/// <summary>
/// Comparisons on ASEM (COINr's example, MIT licence, © European Commission / William Becker): against naive means over the golden normalised data, and
/// against the golden panels. COINr's remove_elements weights an element 0 instead of removing it; where nothing is missing and no only child goes,
/// as on ASEM's pillars and sub-indices, both mean the same.
/// </summary>
public sealed class AsemComparisonTests
{
    const double Tolerance = 1e-9;

    static readonly Lazy<string> SchemeJson = new(() => File.ReadAllText(RepositoryFile.Path("tests/Scoring.Conformance/Schemes/asem-index.scheme.json")));

    static SchemeSource Source(string? steps = null)
    {
        var json = JsonNode.Parse(SchemeJson.Value)!;
        if (steps is not null) json["steps"] = JsonNode.Parse(steps);
        return SchemeSource.Read(json.ToJsonString());
    }

    static Comparison Compare(string file, string? steps, params string[] texts)
    {
        var source = Source(steps);
        return Comparison.Run(ComparisonPlan.Of(source, Variants.Parse(texts, source.Scheme)), Asem.Panel(file));
    }

    [GoldenFact]
    public void Leaving_each_part_out_gives_the_means_of_the_rest()
    {
        var comparison = Compare("01_example_coin/treated.csv", null, "leave-one-out=all");
        Assert.Equal(49 + 10, comparison.Variants.Count);
        var normalised = GoldenTable.Read("asem/01_example_coin/normalised.csv");
        var ranks = GoldenTable.Read("asem/01_example_coin/aggregated_ranks.csv");
        var units = normalised.Rows.Select((_, row) => normalised[row, "uCode"]).ToArray();
        foreach (var variant in comparison.Variants)
        {
            var year = Assert.Single(variant.Years);
            var left = variant.Variant.LeftOut!;
            var expected = units.Select((_, row) => Mean(comparison.Nominal.Scheme.Framework, left, code => normalised.Number(row, code))).ToArray();
            for (var row = 0; row < units.Length; row++)
            {
                var unit = comparison.Roster.IndexOf(units[row]);
                Assert.Equal(expected[row], year.Scores[unit], Tolerance);
                Assert.Equal(1 + expected.Count(other => other > expected[row] + Tolerance), year.Ranks[unit]);
                Assert.Equal(ranks.Number(row, "Index") - year.Ranks[unit], year.Shift(unit));
            }
            var shifts = units.Select((_, row) => Math.Abs(ranks.Number(row, "Index") - 1 - expected.Count(other => other > expected[row] + Tolerance))).ToArray();
            Assert.Equal(shifts.Sum() / 51, year.Agreement.MeanShift, Tolerance);
            Assert.Equal(shifts.Max(), year.Agreement.MaxShift);
        }
    }

    /// <summary>Equal-weight means of what is left; NaN where nothing is.</summary>
    static double Mean(Node node, string without, Func<string, double> value)
    {
        if (node.Code == without) return double.NaN;
        if (node.IsLeaf) return value(node.Code);
        var rest = node.Children.Select(child => Mean(child, without, value)).Where(score => !double.IsNaN(score)).ToList();
        return rest.Count == 0 ? double.NaN : rest.Average();
    }

    [GoldenFact]
    public void Changed_scope_of_bounds_gives_the_golden_panel_by_year()
    {
        var source = Source("""{ "normalise": { "method": "min-max", "range": [0, 100], "bounds": "all-years" }, "aggregate": "arithmetic" }""");
        foreach (var node in new[] { "Index", "Conn", "Sust", "Physical", "Social" })
        {
            var comparison = Comparison.Run(
                ComparisonPlan.Of(source, Variants.Parse(["normalise={\"bounds\":\"each-year\"}"], source.Scheme)), Asem.Panel("10_panel/example_purse_raw.csv"), node);
            for (var year = 0; year < 5; year++)
            {
                AssertColumn("10_panel/raw_minmax_global_aggregated.csv", node, 2018 + year, comparison.Roster, comparison.Node.Years[year].Scores);
                AssertColumn("10_panel/raw_minmax_peryear_aggregated.csv", node, 2018 + year, comparison.Roster, comparison.Variants[0].Years[year].Scores);
            }
        }
    }

    [GoldenFact]
    public void Treated_panel_gives_the_aggregated_panel_and_its_ranks()
    {
        var comparison = Compare("10_panel/example_purse_treated.csv",
            """{ "normalise": { "method": "min-max", "range": [0, 100], "bounds": "all-years" }, "aggregate": "arithmetic" }""", "weight=equal");
        Asem.AssertEqual("10_panel/example_purse_normalised.csv", comparison.Nominal.Normalised);
        foreach (var node in comparison.Nominal.Nodes)
            for (var year = 0; year < 5; year++)
            {
                AssertColumn("10_panel/example_purse_aggregated.csv", node.Code, 2018 + year, comparison.Roster, node.Years[year].Scores);
                AssertColumn("10_panel/example_purse_aggregated_ranks.csv", node.Code, 2018 + year, comparison.Roster, node.Years[year].Ranks);
            }
        Assert.Equal(comparison.Node.Years[4].Ranks, comparison.Variants[0].Years[4].Ranks); // all weights are 1 already
    }

    [GoldenTheory]
    [InlineData("00_inputs/iData.csv", "01_example_coin/denominated.csv", 1)]
    [InlineData("00_inputs/iData.csv", "01_example_coin/denominate_raw_only.csv", 1)]
    [InlineData("00_inputs/iData_panel.csv", "10_panel/denominated.csv", 5)]
    public void Denominated_panel_is_what_the_scheme_derives(string data, string golden, int years)
    {
        var evaluation = Derive(data, _ => { });
        Assert.Equal(years, evaluation.Years.Count);
        Asem.AssertEqual(golden, evaluation.Indicators);
    }

    [GoldenFact]
    public void Denominators_with_a_factor_are_what_the_scheme_derives()
    {
        var indicators = Derive("00_inputs/iData.csv", json =>
        {
            foreach (var indicator in json["indicators"]!.AsArray())
                if ((string?)indicator!["code"] is "Goods") indicator["value"] = "Goods / GDP";
                else if ((string?)indicator["code"] is "Flights") indicator["value"] = "Flights / (Population / 1000)";
        }).Indicators;
        var table = GoldenTable.Read("asem/01_example_coin/denominate_scalefactor.csv");
        Assert.Equal(51, table.Rows.Count);
        foreach (var code in new[] { "Goods", "Flights" })
            for (var row = 0; row < table.Rows.Count; row++)
            {
                var found = indicators[indicators.Variables.ToList().IndexOf(code), 0].Values[indicators.Roster.IndexOf(table[row, "uCode"])];
                Assert.True(Asem.Close(table.Number(row, code), found, Tolerance), $"{code}, {table[row, "uCode"]}: {found:R}");
            }
    }

    static Scoring.Evaluating.Evaluation Derive(string data, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(File.ReadAllText(RepositoryFile.Path("tests/Scoring.Conformance/Schemes/asem-prepared.scheme.json")))!;
        json["steps"] = JsonNode.Parse("""{ "derive": {} }""");
        change(json);
        var scheme = SchemeSource.Read(json.ToJsonString()).Scheme;
        return Scoring.Evaluating.Evaluator.Run(scheme, Asem.Panel(data, scheme.NeededVariables));
    }

    static void AssertColumn(string file, string node, int year, Roster roster, IReadOnlyList<double> found)
    {
        var table = GoldenTable.Read("asem/" + file);
        var rows = Enumerable.Range(0, table.Rows.Count).Where(row => table.Number(row, "Time") == year).ToList();
        Assert.True(rows.Count >= 46);
        foreach (var row in rows)
        {
            var expected = table.Number(row, node);
            var value = found[roster.IndexOf(table[row, "uCode"])];
            Assert.True(Asem.Close(expected, value, Tolerance), $"{node}, {year}, {table[row, "uCode"]}: expected {expected:R}, found {value:R}");
        }
    }
}
