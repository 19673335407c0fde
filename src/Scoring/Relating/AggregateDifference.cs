using Scoring.Evaluating;
using Scoring.Explaining;

namespace Scoring.Relating;

/// <summary>Why an aggregate unit's own score differs from the mean score of its units: indicator by indicator.</summary>
/// <param name="Year">The year.</param>
/// <param name="Unit">Code of the aggregate unit.</param>
/// <param name="Units">Number of its units with a score.</param>
/// <param name="Own">Its own score, from its own data.</param>
/// <param name="Mean">The plain mean of its units' scores.</param>
/// <param name="Parts">The difference by indicator, in the scheme's order; those that do not feed the index are left out.</param>
/// <remarks>
/// A ratio of totals is not the mean of the ratios (large units weigh more), and caps and clips cut units one by one but the whole only once. A unit's
/// missing indicator contributes nothing, so that the parts sum to the difference up to <see cref="Rest"/>: what the index does not divide by indicator.
/// </remarks>
public sealed record AggregateDifference(int Year, string Unit, int Units, double Own, double Mean, IReadOnlyList<AggregatePart> Parts)
{
    /// <summary>Own score minus mean, in points.</summary>
    public double Difference => Own - Mean;

    /// <summary>The difference that the parts do not make up.</summary>
    public double Rest
    {
        get
        {
            var rest = Difference;
            foreach (var part in Parts) rest -= part.Own - part.Mean;
            return rest;
        }
    }

    /// <summary>The differences of every year and aggregate unit that has a score and scored units; by year and unit.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="relations">Who is measured against whom.</param>
    /// <param name="contributions">What every indicator contributes to the index.</param>
    public static IReadOnlyList<AggregateDifference> Of(Evaluation evaluation, Relations relations, Contributions contributions)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(relations);
        ArgumentNullException.ThrowIfNull(contributions);
        var rows = new List<AggregateDifference>();
        for (var year = 0; year < evaluation.Years.Count; year++)
        {
            var scores = evaluation.Index.Years[year].Scores;
            foreach (var unit in relations.Measures.Where(unit => unit >= 0).Distinct().Order().Where(unit => !double.IsNaN(scores[unit])))
            {
                int[] units = [.. Enumerable.Range(0, scores.Length)
                    .Where(other => relations.Measures[other] == unit && !evaluation.Roster.IsAggregate[other] && !double.IsNaN(scores[other]))];
                if (units.Length == 0) continue;
                var parts = contributions.Indicators.Select((code, i) => Part(evaluation, contributions, i, code, year, unit, units)).OfType<AggregatePart>();
                rows.Add(new AggregateDifference(evaluation.Years[year], evaluation.Roster.Units[unit].Code, units.Length, scores[unit], Average(scores, units, 0), [.. parts]));
            }
        }
        return rows;
    }

    static AggregatePart? Part(Evaluation evaluation, Contributions contributions, int indicator, string code, int year, int unit, int[] units)
    {
        double[] points = [.. contributions[indicator, year]];
        if (double.IsNaN(points[unit]) && Array.TrueForAll(units, other => double.IsNaN(points[other]))) return null;
        var variable = evaluation.Indicators.IndexOf(code);
        var values = evaluation.Indicators[variable, evaluation.Indicators.IndexOfYear(evaluation.Years[year])].Values;
        return new AggregatePart(code, double.IsNaN(points[unit]) ? 0 : points[unit], Average(points, units, 0), values[unit], Average(values, units, null));
    }

    /// <summary>The mean; a missing value counts as <paramref name="missing"/>, or leaves the mean when that is null.</summary>
    static double Average(double[] values, int[] units, double? missing)
    {
        var (sum, count) = (0.0, 0);
        foreach (var unit in units)
            if (!double.IsNaN(values[unit])) (sum, count) = (sum + values[unit], count + 1);
            else if (missing is { } number) (sum, count) = (sum + number, count + 1);
        return sum / count;
    }
}

/// <summary>One indicator's part in the difference between an aggregate unit and the mean of its units.</summary>
/// <param name="Indicator">Its code.</param>
/// <param name="Own">Points that it contributes to the aggregate unit's score.</param>
/// <param name="Mean">Mean of the points that it contributes to the units' scores.</param>
/// <param name="OwnValue">The aggregate unit's value before normalising; NaN = missing.</param>
/// <param name="MeanValue">Plain mean of the units' values before normalising; NaN = none.</param>
public sealed record AggregatePart(string Indicator, double Own, double Mean, double OwnValue, double MeanValue);
