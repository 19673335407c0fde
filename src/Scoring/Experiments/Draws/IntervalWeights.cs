using System.Numerics;
using Scoring.Kernels;

namespace Scoring.Experiments.Draws;

/// <summary>Every share between two limits: uniform over all weightings that keep them.</summary>
/// <remarks>
/// Exact by rejection from three sides, each up to 32 times: weightings uniform on the simplex above the lower limits, on the simplex below the upper limits, and in the
/// box of all children but the widest, which takes what is left. The first that keeps every limit stands; one of the three is likely to be found soon unless limits of
/// many children pull different ways. Then a walk of 8·m·(1 + log₂ m) steps begins inside the limits: each step shares the sum of two children between them
/// anew, uniformly within their limits; every other step the widest is one of them. The walk is uniform in its limit; on the whole simplex it is close after m·log m
/// steps. Source: A. Smith, A Gibbs sampler on the n-simplex, Annals of Applied Probability 24 (2014).
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
        var widest = 0;
        for (var child = 1; child < shares.Length; child++)
            if (highs[child] - lows[child] > highs[widest] - lows[widest]) widest = child;
        for (var attempt = 0; attempt < Attempts; attempt++)
            if (TrySimplex(source, attempt, lows, highs, 1 - least, shares) || TrySimplex(source, Attempts + attempt, highs, lows, 1 - most, shares) || TryBox(source, attempt, lows, highs, widest, shares))
                return;
        var part = most > least ? Math.Clamp((1 - least) / (most - least), 0, 1) : 0;
        for (var child = 0; child < shares.Length; child++) shares[child] = lows[child] + part * (highs[child] - lows[child]);
        var steps = Math.Min(8 * shares.Length * (1 + BitOperations.Log2((uint)shares.Length)), ushort.MaxValue);
        for (var step = 0; step < steps; step++) Step(source, step, lows, highs, step % 2 == 0 ? widest : -1, shares);
    }

    /// <summary>Uniform on the simplex that begins at one end of all limits; false when another end is passed.</summary>
    /// <param name="source">Random words.</param>
    /// <param name="attempt">Number of the attempt.</param>
    /// <param name="from">Where shares begin.</param>
    /// <param name="to">What they must not pass.</param>
    /// <param name="free">What is shared out: above 0 upwards, below 0 downwards.</param>
    /// <param name="shares">Takes the shares.</param>
    static bool TrySimplex(DrawSource source, int attempt, Span<double> from, Span<double> to, double free, Span<double> shares)
    {
        var sum = 0.0;
        for (var child = 0; child < shares.Length; child++) sum += shares[child] = -DeterministicMath.Log(source.OpenUniform(child, attempt));
        var keeps = true;
        for (var child = 0; child < shares.Length; child++)
        {
            shares[child] = from[child] + free * (shares[child] / sum);
            keeps &= free >= 0 ? shares[child] <= to[child] : shares[child] >= to[child];
        }
        return keeps;
    }

    /// <summary>Uniform in the box of all children but one, which takes what is left; false when that passes its limits.</summary>
    static bool TryBox(DrawSource source, int attempt, Span<double> lows, Span<double> highs, int rest, Span<double> shares)
    {
        shares[rest] = 0;
        var sum = 0.0;
        for (var child = 0; child < shares.Length; child++)
            if (child != rest)
                sum += shares[child] = Math.Clamp(lows[child] + (highs[child] - lows[child]) * Philox.ToOpenUniform(source.Words(child, attempt).Second), lows[child], highs[child]);
        shares[rest] = 1 - sum;
        return shares[rest] >= lows[rest] && shares[rest] <= highs[rest];
    }

    static void Step(DrawSource source, int step, Span<double> lows, Span<double> highs, int one, Span<double> shares)
    {
        var (pair, place) = source.Words(DrawSource.Whole, step);
        var i = one >= 0 ? one : (int)((pair >> 32) * (ulong)shares.Length >> 32);
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
