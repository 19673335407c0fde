using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Preparing;
using Scoring.Shared;

namespace Scoring.Tests.Preparing;

/// <summary>Screening against COINr 1.1.14 on the ASEM data.</summary>
public class ScreeningGoldenTests
{
    static (Panel Panel, StepRecord Record) Screen(string file, params (string, object?)[] options)
    {
        var panel = Asem.Panel(file);
        var step = new Step(StepKind.Screen, Given.Choice(StepKind.Screen, "availability", options));
        return Screening.Apply(panel, Given.Scheme(panel, step), step, new FindingLog());
    }

    [GoldenTheory]
    [InlineData("byNA_0.85", 0.85, null)]
    [InlineData("byNA_0.9", 0.9, null)]
    [InlineData("byzeros_0.85", 0.0, 0.05)]
    [InlineData("byzeros_0.9", 0.0, 0.05)]
    [InlineData("byNAandzeros_0.85", 0.85, 0.05)]
    [InlineData("byNAandzeros_0.9", 0.9, 0.05)]
    public void Units_kept_are_COINrs(string file, double availability, double? nonzero) =>
        AssertIncluded($"01_example_coin/screen_raw_{file}.csv", Screen("01_example_coin/raw.csv", ("min_availability", availability), ("min_nonzero", nonzero)));

    [GoldenFact]
    public void Forced_units_are_COINrs()
    {
        var result = Screen("01_example_coin/raw.csv", ("min_availability", 0.9), ("include", new[] { "BRN" }), ("exclude", new[] { "AUT" }));
        AssertIncluded("01_example_coin/screen_raw_force.csv", result);
    }

    [GoldenFact]
    public void Screening_after_imputation_keeps_COINrs_units() =>
        AssertIncluded("01_example_coin/screen_summary.csv", Screen("01_example_coin/imputed.csv", ("min_availability", 0.9)));

    [GoldenFact]
    public void Panel_is_screened_year_by_year_as_in_COINr()
    {
        var (panel, record) = Screen("10_panel/example_purse_raw.csv", ("min_availability", 0.9));
        var kept = GoldenTable.Read("asem/10_panel/example_purse_screened.csv");
        Assert.Equal(255 - 230, record.Dropped.Count);
        for (var year = 0; year < panel.Years.Count; year++)
            for (var unit = 0; unit < panel.UnitCount; unit++)
                Assert.Equal(kept.Row(("uCode", panel.Roster.Units[unit].Code), ("Time", $"{panel.Years[year]}")) >= 0, panel.Present(year)[unit]);
        Asem.AssertEqual("10_panel/example_purse_screened.csv", panel, tolerance: 0);
    }

    static void AssertIncluded(string file, (Panel Panel, StepRecord Record) result)
    {
        var golden = GoldenTable.Read($"asem/{file}");
        var dropped = result.Record.Dropped.ToDictionary(drop => drop.Unit, drop => drop.Reason);
        for (var row = 0; row < golden.Rows.Count; row++)
        {
            var (code, unit) = (golden[row, "uCode"], result.Panel.Roster.IndexOf(golden[row, "uCode"]));
            Assert.Equal(golden[row, "Included"] == "TRUE", result.Panel.Present(0)[unit]);
            Assert.Equal(golden[row, "Included"] == "FALSE", dropped.ContainsKey(code));
            if (dropped.TryGetValue(code, out var reason) && reason.Code is null) Assert.Equal(golden.Number(row, "Dat_Avail"), reason.Found, 1e-12);
        }
    }
}
