using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Benchmarks;

/// <summary>The same evaluation written down plainly: what anyone would write first, and what the fast one is measured against.</summary>
static class NaiveEvaluation
{
    /// <summary>Scores and ranks of a year by node code.</summary>
    public static Dictionary<string, (double[] Scores, double[] Ranks)> Run(Scheme scheme, Panel panel, int year)
    {
        var normalised = scheme.Indicators.ToDictionary(
            indicator => indicator.Code, indicator => Normalise(panel[panel.IndexOf(indicator.Code), year].Values, indicator.Direction));
        var results = new Dictionary<string, (double[], double[])>();
        Score(scheme.Framework);
        return results;

        double[] Score(Node node)
        {
            if (node.IsLeaf) return normalised[node.Code];
            var children = node.Children.Select(child => (child.Weight, Values: Score(child))).ToList();
            var scores = Enumerable.Range(0, panel.UnitCount).Select(unit =>
            {
                var there = children.Where(child => !double.IsNaN(child.Values[unit])).ToList();
                return there.Sum(child => child.Weight * child.Values[unit]) / there.Sum(child => child.Weight);
            }).ToArray();
            results[node.Code] = (scores, Rank(scores));
            return scores;
        }
    }

    static double[] Normalise(double[] values, int direction)
    {
        var there = values.Where(value => !double.IsNaN(value)).ToList();
        var (min, max) = (there.Min(), there.Max());
        return [.. values.Select(value => direction > 0 ? 100 * ((value - min) / (max - min)) : 100 * ((max - value) / (max - min)))];
    }

    /// <summary>Places, 1 = best; ties share the best place; NaN has none.</summary>
    public static double[] Rank(double[] scores)
    {
        var order = Enumerable.Range(0, scores.Length).Where(unit => !double.IsNaN(scores[unit])).ToArray();
        Array.Sort(order, (a, b) => scores[b].CompareTo(scores[a]));
        var ranks = Enumerable.Repeat(double.NaN, scores.Length).ToArray();
        for (var place = 0; place < order.Length; place++)
            ranks[order[place]] = place > 0 && scores[order[place]] == scores[order[place - 1]] ? ranks[order[place - 1]] : place + 1;
        return ranks;
    }
}
