using Scoring.Panels;
using Scoring.Ranking;
using Scoring.Schemes;

namespace Scoring.Report.Rendering;

/// <summary>One indicator of the framework with its columns in the run's wide tables, by row of the run.</summary>
/// <param name="Leaf">The leaf of the framework.</param>
/// <param name="Unit">Its unit of measure; empty = none.</param>
/// <param name="Values">In its own unit; NaN = missing.</param>
/// <param name="Normalised">As the framework reads it; NaN = missing.</param>
/// <param name="Statuses">What each value is worth.</param>
/// <param name="Contributions">Points of the index; null when the run holds none.</param>
/// <param name="Places">Place among the ranked units of the year shown, 0 = none.</param>
/// <param name="Among">Number of ranked units with a value.</param>
sealed record IndicatorColumn(Node Leaf, string Unit, double[] Values, double[] Normalised, CellStatus[] Statuses, double[]? Contributions, int[] Places, int Among)
{
    /// <summary>The indicators of a report's framework, in its order.</summary>
    public static IReadOnlyList<IndicatorColumn> All(ReportContent content)
    {
        var (run, bundle) = (content.Run, content.Run.Bundle);
        var position = bundle.Normalised.Indicators.Select((code, i) => (code, i)).ToDictionary(pair => pair.code, pair => pair.i, StringComparer.Ordinal);
        var units = run.Scheme.Indicators.ToDictionary(indicator => indicator.Code, indicator => indicator.Unit, StringComparer.Ordinal);
        var highFirst = RankRule.Of(run.Scheme).HighFirst;
        return
        [
            .. content.Leaves.Select(leaf =>
            {
                var i = position[leaf.Code];
                var normalised = bundle.Normalised.Values[i];
                var (places, of) = Placed(normalised, content.Ranked, highFirst);
                return new IndicatorColumn(leaf, units.GetValueOrDefault(leaf.Code, ""), bundle.Indicators.Values[i], normalised, bundle.Statuses.Statuses[i], bundle.Contributions?.Values[i], places, of);
            }),
        ];
    }

    /// <summary>Places 1, 2, 2, 4 of some rows' values.</summary>
    static (int[] Places, int Of) Placed(double[] values, IReadOnlyList<int> rows, bool highFirst)
    {
        int[] among = [.. rows.Where(row => !double.IsNaN(values[row]))];
        double[] keys = [.. among.Select(row => highFirst ? -values[row] : values[row])];
        Array.Sort(keys, among);
        var places = new int[values.Length];
        for (var i = 0; i < among.Length; i++) places[among[i]] = i > 0 && keys[i] == keys[i - 1] ? places[among[i - 1]] : i + 1;
        return (places, among.Length);
    }
}
