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
    /// <exception cref="ScoringException">A grouping or variable that is not there, units in several groups, a distribution that cannot be fitted.</exception>
    public static (Panel Panel, StepRecord Record) Apply(Panel panel, Scheme scheme, Step step, FindingLog findings)
    {
        var faults = new List<Finding>();
        foreach (var choice in panel.Variables.Select(step.For).Distinct())
            Imputers.Find(choice.Method.Name).Check(panel, choice.Options, faults);
        if (faults.Count > 0) throw new ScoringException([.. faults.Distinct()]);

        var offers = Offer(panel, scheme, step, findings, faults);
        if (faults.Count > 0) throw new ScoringException(faults);
        var changed = new List<ChangedCells>();
        var columns = new Column[panel.Variables.Count][];
        for (var variable = 0; variable < columns.Length; variable++)
        {
            columns[variable] = [.. Enumerable.Range(0, panel.Years.Count).Select(year => panel[variable, year])];
            if (offers.TryGetValue(variable, out var gaps))
                Take(panel, variable, gaps, step.For(panel.Variables[variable]), columns[variable], changed, findings);
        }
        return (panel.WithVariables(panel.Variables, columns), StepRecord.Of(scheme, step) with { Changed = changed });
    }

    /// <summary>What the methods offer, by variable. Variables that share a choice of method are filled together.</summary>
    static Dictionary<int, Gaps> Offer(Panel panel, Scheme scheme, Step step, FindingLog findings, List<Finding> faults)
    {
        var byVariable = new Dictionary<int, Gaps>();
        foreach (var choice in panel.Variables.Select(step.For).Distinct())
        {
            var imputer = Imputers.Find(choice.Method.Name);
            if (imputer is ImputeNone) continue;
            var gaps = new Gaps(panel, scheme, step, findings, faults);
            for (var variable = 0; variable < panel.Variables.Count; variable++)
            {
                if (step.For(panel.Variables[variable]) != choice) continue;
                bool[][] fillable = [.. Enumerable.Range(0, panel.Years.Count).Select(year => Fillable(panel[variable, year], panel.Present(year)))];
                if (!fillable.Any(units => units.AsSpan().Contains(true))) continue;
                gaps.Add(variable, [.. Enumerable.Range(0, panel.Years.Count).Select(year => panel[variable, year].Values.ToArray())], fillable);
                byVariable.Add(variable, gaps);
            }
            if (gaps.Variables.Any()) imputer.Fill(gaps, choice.Options);
        }
        return byVariable;
    }

    static void Take(Panel panel, int variable, Gaps gaps, MethodChoice choice, Column[] columns, List<ChangedCells> changed, FindingLog findings)
    {
        var method = choice.Method.Name;
        for (var year = 0; year < columns.Length; year++)
        {
            var (offered, fillable) = (gaps.Offered(variable)[year], gaps.Fillable(variable)[year]);
            var (column, filled, missing) = Take(columns[year], offered, fillable, choice.Options.Rounding("round"));
            columns[year] = column;
            if (filled > 0) changed.Add(new ChangedCells(panel.Variables[variable], panel.Years[year], method, filled));
            if (missing > 0)
                findings.Add(new Finding
                {
                    Kind = FindingKinds.StillMissing,
                    Variable = panel.Variables[variable],
                    Year = panel.Years[year],
                    Found = string.Create(CultureInfo.InvariantCulture, $"{method}: {missing}"),
                    Count = missing,
                });
        }
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
