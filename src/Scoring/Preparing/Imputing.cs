using System.Globalization;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Preparing;

/// <summary>The stage that fills missing cells and marks them as imputed for ever.</summary>
/// <remarks>
/// Only cells with status missing of units in the year's roster are filled; all others stay bit for bit. Declared rounding acts on the
/// filled cells alone. What stays missing is counted in a finding.
/// </remarks>
static class Imputing
{
    /// <summary>A panel with missing cells filled by each variable's method.</summary>
    /// <param name="panel">The panel: indicators, or raw variables when the step stands before derive.</param>
    /// <param name="scheme">The scheme.</param>
    /// <param name="step">The step, one of the scheme's.</param>
    /// <param name="findings">Receives a finding for every variable and year with cells that could not be filled.</param>
    /// <exception cref="ScoringException">A grouping that the roster does not have or that puts a unit in several groups.</exception>
    public static (Panel Panel, StepRecord Record) Apply(Panel panel, Scheme scheme, Step step, FindingLog findings)
    {
        var faults = new List<Finding>();
        foreach (var choice in panel.Variables.Select(step.For).Distinct())
            Imputers.Find(choice.Method.Name).Check(panel, choice.Options, faults);
        if (faults.Count > 0) throw new ScoringException([.. faults.Distinct()]);

        var changed = new List<ChangedCells>();
        var columns = new Column[panel.Variables.Count][];
        for (var variable = 0; variable < columns.Length; variable++)
            columns[variable] = Fill(panel, variable, step.For(panel.Variables[variable]), changed, findings);
        return (panel.WithVariables(panel.Variables, columns), StepRecord.Of(scheme, step) with { Changed = changed });
    }

    static Column[] Fill(Panel panel, int variable, MethodChoice choice, List<ChangedCells> changed, FindingLog findings)
    {
        var columns = new Column[panel.Years.Count];
        for (var year = 0; year < columns.Length; year++) columns[year] = panel[variable, year];
        var imputer = Imputers.Find(choice.Method.Name);
        if (imputer is ImputeNone) return columns;
        var fillable = new bool[columns.Length][];
        var any = false;
        for (var year = 0; year < columns.Length; year++)
        {
            fillable[year] = Fillable(columns[year], panel.Present(year));
            any |= fillable[year].AsSpan().Contains(true);
        }
        if (!any) return columns;

        double[][] offered = [.. columns.Select(column => column.Values.ToArray())];
        imputer.Fill(panel, variable, choice.Options, offered, fillable);
        for (var year = 0; year < columns.Length; year++)
        {
            var (column, filled, missing) = Take(columns[year], offered[year], fillable[year], choice.Options.Rounding("round"));
            columns[year] = column;
            if (filled > 0) changed.Add(new ChangedCells(panel.Variables[variable], panel.Years[year], imputer.Definition.Name, filled));
            if (missing > 0)
                findings.Add(new Finding
                {
                    Kind = FindingKinds.StillMissing,
                    Variable = panel.Variables[variable],
                    Year = panel.Years[year],
                    Found = string.Create(CultureInfo.InvariantCulture, $"{imputer.Definition.Name}: {missing}"),
                    Count = missing,
                });
        }
        return columns;
    }

    static bool[] Fillable(Column column, ReadOnlySpan<bool> present)
    {
        var fillable = new bool[present.Length];
        for (var unit = 0; unit < fillable.Length; unit++)
            fillable[unit] = present[unit] && double.IsNaN(column.Values[unit]) && column.Status(unit) == CellStatus.Missing;
        return fillable;
    }

    /// <summary>The column with the cells that may be filled and were offered a number; how many they are and how many are left.</summary>
    static (Column Column, int Filled, int Missing) Take(Column column, double[] offered, bool[] fillable, RoundingRule? round)
    {
        var (values, statuses) = (column.Values.ToArray(), new CellStatus[offered.Length]);
        var (filled, missing) = (0, 0);
        for (var unit = 0; unit < values.Length; unit++)
        {
            statuses[unit] = column.Status(unit);
            if (!fillable[unit]) continue;
            if (!double.IsFinite(offered[unit]))
            {
                missing++;
                continue;
            }
            values[unit] = offered[unit];
            round?.Apply(values.AsSpan(unit, 1));
            statuses[unit] = CellStatus.Imputed;
            filled++;
        }
        return (filled == 0 ? column : new Column(values, statuses), filled, missing);
    }
}
