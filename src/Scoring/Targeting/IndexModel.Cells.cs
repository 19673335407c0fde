using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Panels;

namespace Scoring.Targeting;

/// <summary>An indicator's normalised column with other values.</summary>
sealed partial class IndexModel
{
    /// <summary>Everybody's index when each unit by itself had another value of an indicator and parameters stood still.</summary>
    /// <param name="indicator">The indicator.</param>
    /// <param name="values">By unit; NaN = as it is.</param>
    /// <returns>Each unit's own score; NaN where its value cannot be scored.</returns>
    public double[] Alone(string indicator, double[] values)
    {
        var route = routes[indicator];
        var raw = Rounded(route, values);
        var column = raw;
        var before = evaluation.Natural[route.Variable, year];
        foreach (var (choice, direction, stored) in route.Normalisations)
        {
            var series = Series(route, direction, [.. Enumerable.Range(0, route.Beside.Years.Count)
                .Select(at => at == route.Year ? column : route.Beside[route.Variable, at].Values)]);
            var scores = new SeriesNormaliser(route.Beside, new FindingLog(), [], stored, conditions, tables).Apply(series, choice, route.Year)[route.Year];
            column = Normalisation.Finish(before with { Values = column }, scores, choice.Options).Values;
        }
        var lost = new HashSet<int>();
        var index = Index([(indicator, Filled(route, raw, column))], lost);
        foreach (var unit in lost) index[unit] = double.NaN;
        for (var unit = 0; unit < index.Length; unit++)
            if (!double.IsFinite(index[unit]) || (!double.IsNaN(raw[unit]) && double.IsNaN(column[unit])))
                index[unit] = double.NaN;
        return index;
    }

    /// <summary>Everybody's index when one unit had other values of some indicators and all parameters followed.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="changes">Indicators and values.</param>
    /// <param name="scores">The index; null where a step cannot work with the values, so that there would be no run.</param>
    /// <returns>False where only a whole run can tell, because other years are scored with other parameters, too, and may not bear them.</returns>
    public bool TryTogether(int unit, IReadOnlyList<(string Indicator, double Value)> changes, out double[]? scores)
    {
        scores = null;
        var changed = new List<(string, double[])>(changes.Count);
        foreach (var (indicator, value) in changes)
        {
            if (Column(routes[indicator], unit, value, out var elsewhere) is not { } column) return true;
            if (elsewhere) return false;
            changed.Add((indicator, column));
        }
        var lost = new HashSet<int>();
        var index = Index(changed, lost);
        if (lost.Count == 0 && !Array.Exists(index, double.IsInfinity)) scores = index;
        return true;
    }

    /// <summary>An indicator's normalised column when one unit had another value.</summary>
    double[]? Column(IndicatorRoute route, int unit, double value, out bool elsewhere)
    {
        elsewhere = false;
        var own = evaluation.Natural[route.Variable, year].Values;
        var values = new double[own.Length];
        Array.Fill(values, double.NaN);
        values[unit] = value;
        var raw = Rounded(route, values);
        if (route.Normalisations.Count == 0) return Filled(route, raw, raw);
        if (route.Following == Following.Still)
        {
            var column = raw;
            foreach (var (choice, direction, stored) in route.Normalisations)
            {
                column = Scored(route, route.Beside, route.Year, choice, direction, column, stored)!;
                if (column is null) return null;
            }
            return Filled(route, raw, column);
        }
        var (only, turned, _) = route.Normalisations[0];
        var used = new List<FittedEntry>();
        if (Scored(route, evaluation.Natural, year, only, turned, raw, null, used) is not { } fitted) return null;
        elsewhere = route.IsDelicate && used.Exists(entry => entry.Year is null && !IsAsBefore(entry, route.Normalisations[0].Stored));
        return Filled(route, raw, fitted);
    }

    static bool IsAsBefore(FittedEntry entry, IReadOnlyList<FittedEntry> stored) => stored.FirstOrDefault(before => before.Year == entry.Year && before.Group == entry.Group) is { } same
        && same.Scale.IsConstant == entry.Scale.IsConstant && same.Scale.Parameters.SequenceEqual(entry.Scale.Parameters) && same.Scale.Sorted.AsSpan().SequenceEqual(entry.Scale.Sorted);

    double[]? Scored(IndicatorRoute route, Panel panel, int at, MethodChoice choice, int direction, double[] column, IReadOnlyList<FittedEntry>? stored,
        List<FittedEntry>? used = null)
    {
        var faults = new List<Finding>();
        var series = Series(route, direction, [.. Enumerable.Range(0, panel.Years.Count).Select(other => other == at ? column : panel[route.Variable, other].Values)]);
        var normaliser = new SeriesNormaliser(panel, new FindingLog(), faults, stored, conditions, tables);
        var scores = normaliser.Apply(series, choice, at)[at];
        used?.AddRange(normaliser.Fitted);
        return faults.Count > 0 ? null : Normalisation.Finish(panel[route.Variable, at] with { Values = column }, scores, choice.Options).Values;
    }

    /// <summary>The natural values with some replaced, rounded as the indicator declares.</summary>
    double[] Rounded(IndicatorRoute route, double[] values)
    {
        var column = (double[])evaluation.Natural[route.Variable, year].Values.Clone();
        var replaced = new double[1];
        for (var unit = 0; unit < column.Length; unit++)
        {
            if (double.IsNaN(values[unit])) continue;
            replaced[0] = values[unit];
            route.Indicator.Round?.Apply(replaced);
            column[unit] = replaced[0];
        }
        return column;
    }

    /// <summary>Cells without a value before normalising keep what the run gave them.</summary>
    double[] Filled(IndicatorRoute route, double[] raw, double[] column)
    {
        var before = evaluation.Normalised[route.Variable, year].Values;
        var filled = new double[column.Length];
        for (var unit = 0; unit < filled.Length; unit++) filled[unit] = double.IsNaN(raw[unit]) ? before[unit] : column[unit];
        return filled;
    }

    static ValueSeries Series(IndicatorRoute route, int direction, double[][] values) =>
        new(route.Indicator.Code, 0, values, direction, route.Indicator.Standard, route.Indicator.Target);
}
