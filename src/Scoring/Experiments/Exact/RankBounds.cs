using Scoring.Evaluating;

namespace Scoring.Experiments.Exact;

/// <summary>The best and worst rank that one unit can have over all weights of a set, each between two certified numbers.</summary>
/// <param name="BestOuter">No weights of the set give a better rank than this.</param>
/// <param name="BestInner">Some weights of the set give this rank.</param>
/// <param name="WorstInner">Some weights of the set give this rank.</param>
/// <param name="WorstOuter">No weights of the set give a worse rank than this.</param>
/// <remarks>
/// Rivals that are above (below) for all weights follow from a fractional knapsack each and give the outer bounds. The inner ones are ranks at weights
/// tried: those that part the unit farthest from each undecided rival, and their means. Where outer and inner agree the answer is exact. Differences of
/// up to 1e-12 of the values count as undecided. Rivals are the units with every indicator.
/// </remarks>
public readonly record struct RankBounds(int BestOuter, int BestInner, int WorstInner, int WorstOuter)
{
    /// <summary>True when both ranks are known exactly.</summary>
    public bool IsExact => BestOuter == BestInner && WorstInner == WorstOuter;

    /// <summary>Bounds of one unit's rank over all weights with low ≤ w ≤ high and Σw = 1.</summary>
    /// <param name="terms">The index as a weighted sum.</param>
    /// <param name="unit">Index of a unit among <see cref="LinearTerms.Units"/>.</param>
    /// <param name="low">Smallest weights, in the order of <see cref="LinearTerms.Codes"/>.</param>
    /// <param name="high">Largest weights.</param>
    /// <exception cref="ArgumentException">No weights satisfy the bounds, or the unit lacks an indicator.</exception>
    public static RankBounds Of(LinearTerms terms, int unit, ReadOnlySpan<double> low, ReadOnlySpan<double> high)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var (above, below) = (0, 0);
        var undecided = new List<double[]>();
        var (rising, falling) = (new double[low.Length], new double[low.Length]);
        var tried = new List<double[]>();
        foreach (var rival in terms.Units)
        {
            if (rival == unit) continue;
            var difference = terms.Difference(rival, unit);
            var least = PairBound.Minimum(difference, low, high);
            var most = PairBound.Minimum([.. difference.Select(value => -value)], low, high);
            var rounding = PairBound.Negligible * difference.Max(Math.Abs);
            if (least.Bound > rounding) above++;
            else if (-most.Bound < -rounding) below++;
            else
            {
                undecided.Add(difference);
                tried.Add(least.Weights);
                tried.Add(most.Weights);
                Add(rising, least.Weights);
                Add(falling, most.Weights);
            }
        }
        if (undecided.Count == 0) return new RankBounds(above + 1, above + 1, above + 1, above + 1);
        tried.Add([.. rising.Select(sum => sum / undecided.Count)]);
        tried.Add([.. falling.Select(sum => sum / undecided.Count)]);
        var (best, worst) = (int.MaxValue, 0);
        foreach (var weights in tried)
        {
            var rank = above + 1 + undecided.Count(difference => Dot(weights, difference) > 0);
            (best, worst) = (Math.Min(best, rank), Math.Max(worst, rank));
        }
        return new RankBounds(above + 1, best, worst, terms.Units.Count - below);
    }

    /// <summary>Bounds of every unit's rank; the others' are null.</summary>
    /// <param name="terms">The index as a weighted sum.</param>
    /// <param name="units">Number of units of the roster.</param>
    /// <param name="low">Smallest weights.</param>
    /// <param name="high">Largest weights.</param>
    /// <param name="threads">Number of threads; null = as many as there are cores. The result is the same.</param>
    public static RankBounds?[] OfAll(LinearTerms terms, int units, double[] low, double[] high, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var bounds = new RankBounds?[units];
        Parallelism.For(terms.Units.Count, threads ?? Environment.ProcessorCount, i => bounds[terms.Units[i]] = Of(terms, terms.Units[i], low, high));
        return bounds;
    }

    static void Add(double[] sums, double[] weights)
    {
        for (var j = 0; j < sums.Length; j++) sums[j] += weights[j];
    }

    static double Dot(double[] weights, double[] difference)
    {
        var sum = 0.0;
        for (var j = 0; j < weights.Length; j++) sum = Math.FusedMultiplyAdd(weights[j], difference[j], sum);
        return sum;
    }
}
