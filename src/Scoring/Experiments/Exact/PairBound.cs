namespace Scoring.Experiments.Exact;

/// <summary>How far apart two units can be over all weights of a set, and how much of the weights may be contaminated before their order turns.</summary>
public static class PairBound
{
    /// <summary>The smallest w·d over all weights w with Σw = 1 and low ≤ w ≤ high: a fractional knapsack.</summary>
    /// <param name="difference">d, by indicator.</param>
    /// <param name="low">Smallest weights, each at least 0.</param>
    /// <param name="high">Largest weights.</param>
    /// <returns>The bound with weights at which it is reached.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or no weights satisfy the bounds.</exception>
    /// <remarks>Every weight gets its least; what is left goes to the smallest differences first. O(m log m).</remarks>
    public static (double Bound, double[] Weights) Minimum(ReadOnlySpan<double> difference, ReadOnlySpan<double> low, ReadOnlySpan<double> high)
    {
        if (low.Length != difference.Length || high.Length != difference.Length) throw new ArgumentException("Bounds and differences must be of the same length.", nameof(low));
        var weights = low.ToArray();
        var left = 1.0;
        for (var j = 0; j < low.Length; j++)
        {
            if (!(low[j] >= 0 && high[j] >= low[j])) throw new ArgumentException("Bounds of a weight must satisfy 0 ≤ low ≤ high.", nameof(low));
            left -= low[j];
        }
        if (left < -Negligible) throw new ArgumentException("The smallest weights sum to more than 1.", nameof(low));
        var order = new int[difference.Length];
        for (var j = 0; j < order.Length; j++) order[j] = j;
        Array.Sort(difference.ToArray(), order);
        foreach (var j in order)
        {
            var more = Math.Min(Math.Max(left, 0), high[j] - low[j]);
            weights[j] += more;
            left -= more;
        }
        if (left > Negligible) throw new ArgumentException("The largest weights sum to less than 1.", nameof(high));
        var bound = 0.0;
        for (var j = 0; j < order.Length; j++) bound = Math.FusedMultiplyAdd(weights[j], difference[j], bound);
        return (bound, weights);
    }

    /// <summary>
    /// The largest ε for which one unit is not below another for all weights (1−ε)·w₀ + ε·w, w anywhere on the simplex.
    /// </summary>
    /// <param name="difference">By indicator: what the unit has over the other.</param>
    /// <param name="weights">w₀, summing to 1.</param>
    /// <returns>ε = w₀·d/(w₀·d − min d), 1 if min d ≥ 0, 0 if the unit is not ahead at w₀.</returns>
    public static double RobustTo(ReadOnlySpan<double> difference, ReadOnlySpan<double> weights)
    {
        if (weights.Length != difference.Length) throw new ArgumentException("Weights and differences must be of the same length.", nameof(weights));
        var (nominal, least) = (0.0, double.PositiveInfinity);
        for (var j = 0; j < difference.Length; j++)
        {
            nominal = Math.FusedMultiplyAdd(weights[j], difference[j], nominal);
            least = Math.Min(least, difference[j]);
        }
        return least >= 0 ? 1 : nominal <= 0 ? 0 : nominal / (nominal - least);
    }

    internal const double Negligible = 1e-12;
}
