using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Preparing;
using Scoring.Shared;

namespace Scoring.Tests.Preparing;

/// <summary>Imputation against COINr 1.1.14 on the ASEM data.</summary>
public class ImputingGoldenTests
{
    static Panel Impute(string file, params (string Method, (string, object?)[] Options)[] methods)
    {
        var panel = Asem.Panel(file);
        Step[] steps = [.. methods.Select(method => new Step(StepKind.Impute, Given.Choice(StepKind.Impute, method.Method, method.Options)))];
        var scheme = Given.Scheme(panel, steps);
        foreach (var step in steps) panel = Imputing.Apply(panel, scheme, step, new FindingLog()).Panel;
        return panel;
    }

    [GoldenFact]
    public void Column_statistics_give_COINrs_values()
    {
        Asem.AssertEqual("04_impute/mean.csv", Impute("04_impute/input_raw.csv", ("mean", [])));
        Asem.AssertEqual("04_impute/median.csv", Impute("04_impute/input_raw.csv", ("median", [])));
    }

    [GoldenTheory]
    [InlineData("mean", "EurAsia_group")]
    [InlineData("mean", "GDP_group")]
    [InlineData("mean", "Pop_group")]
    [InlineData("median", "EurAsia_group")]
    [InlineData("median", "GDP_group")]
    [InlineData("median", "GDPpc_group")]
    [InlineData("median", "Pop_group")]
    public void Group_statistics_give_COINrs_values(string statistic, string group) =>
        Asem.AssertEqual($"04_impute/{statistic}_grp_{group}.csv", Impute("04_impute/input_raw.csv", ($"group-{statistic}", [("group", group)])));

    [GoldenTheory]
    [InlineData("original")]
    [InlineData("knockout")]
    public void Latest_gives_COINrs_values_and_source_years(string input)
    {
        var latest = Impute($"04_impute/panel_input_{input}.csv", ("latest", []));
        Asem.AssertEqual($"04_impute/panel_{input}_latest.csv", latest);
        AssertSources($"04_impute/panel_{input}_latest_DataT.csv", $"04_impute/panel_input_{input}.csv", latest);
    }

    [GoldenFact]
    public void Latest_with_a_limit_gives_COINrs_values_where_years_have_no_gaps()
    {
        // COINr counts time points, this engine calendar years: the same for 2018 to 2022.
        Asem.AssertEqual("04_impute/panel_knockout_latest_max1.csv", Impute("04_impute/panel_input_knockout.csv", ("latest", [("max_years", 1)])));
        Asem.AssertEqual("04_impute/panel_original_latest_max2.csv", Impute("04_impute/panel_input_original.csv", ("latest", [("max_years", 2)])));
        Asem.AssertEqual("10_panel/impute_panel_latest_purse.csv", Impute("10_panel/example_purse_raw.csv", ("latest", [])));
    }

    [GoldenTheory]
    [InlineData("original")]
    [InlineData("knockout")]
    public void COINrs_constant_is_latest_then_next(string input) =>
        Asem.AssertEqual($"04_impute/panel_{input}_constant.csv", Impute($"04_impute/panel_input_{input}.csv", ("latest", []), ("next", [])));

    [GoldenFact]
    public void COINrs_linear_is_linear_with_constant_outside() =>
        Asem.AssertEqual("04_impute/panel_original_linear.csv", Impute("04_impute/panel_input_original.csv", ("linear", [("outside", "constant")])));

    [GoldenTheory]
    [InlineData("original")]
    [InlineData("knockout")]
    public void Linear_constant_gives_COINrs_values(string input) =>
        Asem.AssertEqual($"04_impute/panel_{input}_linear-constant.csv", Impute($"04_impute/panel_input_{input}.csv", ("linear-constant", [])));

    [GoldenTheory]
    [InlineData("row-mean", "row_mean_level2")]
    [InlineData("row-mean", "row_mean_level3", "levels", 2)]
    [InlineData("row-mean", "row_mean_level2_nonorm", "scaled", false)]
    [InlineData("row-median", "row_median_all", "within", "all")]
    public void Row_statistics_give_COINrs_values(string method, string file, string? option = null, object? value = null)
    {
        var panel = Asem.Panel("04_impute/input_raw.csv");
        var step = new Step(StepKind.Impute, Given.Choice(StepKind.Impute, method, option is null ? [] : [(option, value)]));
        var scheme = Given.Scheme(Asem.Indicators(), step) with { Framework = Aggregating.Asem.Framework() };
        var imputed = Imputing.Apply(panel, scheme, step, new FindingLog()).Panel;
        Asem.AssertEqual($"04_impute/{file}.csv", imputed);
        Assert.Contains(CellStatus.Imputed, Enumerable.Range(0, imputed.UnitCount).SelectMany(unit => imputed.Variables.Select((_, v) => imputed[v, 0].Status(unit))));
    }

    [GoldenFact]
    public void Group_edge_cases_give_COINrs_values()
    {
        var golden = GoldenTable.Read("asem/04_impute/vector_group_edge_cases.csv");
        Check(golden, "x", "f", "mean_grp", "group-mean");
        Check(golden, "x", "f", "median_grp", "group-median");
        // A group whose values are all missing: NaN in COINr, missing here as well.
        Check(golden, "x_allNA_grp", "f2", "mean_grp_allNA", "group-mean");
    }

    static void Check(GoldenTable golden, string value, string group, string expected, string method)
    {
        var units = golden.Rows.Select((_, row) => Given.Unit(golden[row, "uCode"], golden[row, group] is "" ? null : golden[row, group]));
        double[] Column(string name) => [.. golden.Rows.Select((_, row) => golden.Number(row, name))];
        var panel = Given.Panel(units, [2018], ("x", [Column(value)]));
        var step = new Step(StepKind.Impute, Given.Choice(StepKind.Impute, method, ("group", "zone")));
        var imputed = Imputing.Apply(panel, Given.Scheme(panel, step), step, new FindingLog()).Panel;
        Assert.All(Column(expected).Zip(imputed[0, 0].Values), pair => Assert.True(Asem.Close(pair.First, pair.Second, 1e-12), $"{expected}: {pair}"));
    }

    /// <summary>The file names the year each value comes from: there the input holds the very same value.</summary>
    static void AssertSources(string file, string input, Panel imputed)
    {
        var (sources, raw) = (GoldenTable.Read($"asem/{file}"), Asem.Panel(input));
        var moved = 0;
        for (var row = 0; row < sources.Rows.Count; row++)
            foreach (var code in raw.Variables)
            {
                var (unit, year) = (raw.Roster.IndexOf(sources[row, "uCode"]), raw.IndexOfYear((int)sources.Number(row, "Time")));
                var found = imputed[imputed.IndexOf(code), year];
                if (sources[row, code] is "")
                {
                    Assert.Equal(CellStatus.Missing, found.Status(unit));
                    continue;
                }
                var source = raw.IndexOfYear((int)sources.Number(row, code));
                Assert.Equal(raw[raw.IndexOf(code), source].Values[unit], found.Values[unit]);
                Assert.Equal(source == year ? CellStatus.Observed : CellStatus.Imputed, found.Status(unit));
                moved += source == year ? 0 : 1;
            }
        Assert.True(input.Contains("original", StringComparison.Ordinal) || moved > 500);
    }
}
