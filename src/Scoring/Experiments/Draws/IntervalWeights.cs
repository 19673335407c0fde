using System.Numerics;
using Scoring.Kernels;

namespace Scoring.Experiments.Draws;

/// <summary>Every share between two limits: uniform over all weightings that keep them.</summary>
/// <remarks>
/// Up to 32 weightings uniform on the simplex above the lower limits are tried; the first that keeps the upper limits is exact. Otherwise a walk of
/// 4·m·(1 + log₂ m) steps begins inside the limits: each step shares the sum of two random children between them anew, uniformly within their limits. The walk is
/// uniform in its limit; on the whole simplex it is close after m·log m steps. Source: A. Smith, A Gibbs sampler on the n-simplex, Annals of Applied Probability 24 (2014).
/// </remarks>
/// <param name="Limits">By code of a child: least and most share of its group, 0 … 1. Children not named: 0 … 1.</param>
public sealed record IntervalWeights(IReadOnlyDictionary<string, (double Low, double High)> Limits) : WeightSampling
{
    const int Attempts = 32;
    const double Rounding = 1e-12;

    internal override string? Fault(ShareGroup group)
    {
        double least = 0, most = 0;
        foreach (var child in group.Children)
        {
            var (low, high) = Of(child);
            if (!(low >= 0) || !(low <= high) || !(high <= 1)) return FormattableString.Invariant($"{child}: {low:R} … {high:R}");
            least += low;
            most += high;
        }
        return least <= 1 + Rounding && most >= 1 - Rounding ? null : FormattableString.Invariant($"{group.Node}: {least:R} … {most:R}");
    }

    internal override void Draw(ShareGroup group, DrawSource source, Span<double> shares, Span<double> scratch)
    {
        var lows = scratch[..shares.Length];
        var highs = scratch.Slice(shares.Length, shares.Length);
        var (least, most) = (0.0, 0.0);
        for (var child = 0; child < shares.Length; child++)
        {
            (lows[child], highs[child]) = Of(group.Children[child]);
            least += lows[child];
            most += highs[child];
        }
        if (shares.Length == 1)
        {
            shares[0] = 1;
            return;
        }
        for (var attempt = 0; attempt < Attempts; attempt++)
            if (TrySimplex(source, attempt, lows, highs, 1 - least, shares))
                return;
        var part = most > least ? Math.Clamp((1 - least) / (most - least), 0, 1) : 0;
        for (var child = 0; child < shares.Length; child++) shares[child] = lows[child] + part * (highs[child] - lows[child]);
        var steps = Math.Min(4 * shares.Length * (1 + BitOperations.Log2((uint)shares.Length)), ushort.MaxValue);
        for (var step = 0; step < steps; step++) Step(source, step, lows, highs, shares);
    }

    static bool TrySimplex(DrawSource source, int attempt, Span<double> lows, Span<double> highs, double free, Span<double> shares)
    {
        var sum = 0.0;
        for (var child = 0; child < shares.Length; child++) sum += shares[child] = -DeterministicMath.Log(source.OpenUniform(child, attempt));
        var keeps = true;
        for (var child = 0; child < shares.Length; child++)
        {
            shares[child] = lows[child] + free * (shares[child] / sum);
            keeps &= shares[child] <= highs[child];
        }
        return keeps;
    }

    static void Step(DrawSource source, int step, Span<double> lows, Span<double> highs, Span<double> shares)
    {
        var (pair, place) = source.Words(DrawSource.Whole, step);
        var i = (int)((pair >> 32) * (ulong)shares.Length >> 32);
        var j = (int)((uint)pair * (ulong)(shares.Length - 1) >> 32);
        if (j >= i) j++;
        var sum = shares[i] + shares[j];
        var low = Math.Max(lows[i], sum - highs[j]);
        var high = Math.Min(highs[i], sum - lows[j]);
        if (!(low < high)) return;
        // Clamped again: sums round, limits must hold.
        shares[i] = Math.Clamp(low + (high - low) * Philox.ToOpenUniform(place), lows[i], highs[i]);
        shares[j] = Math.Clamp(sum - shares[i], lows[j], highs[j]);
    }

    (double Low, double High) Of(string child) => Limits.TryGetValue(child, out var limits) ? limits : (0, 1);
}
