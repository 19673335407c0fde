using Scoring.Kernels;

namespace Scoring.Experiments.Draws;

/// <summary>Nominal weights with uniform noise of at most ±p, brought back to their sum.</summary>
/// <remarks>w = n·(1 + p·(2u − 1)), then divided by Σw. Source: COINr, get_noisy_weights.</remarks>
/// <param name="Share">p: 0.25 for ±25 %; 0 … 1.</param>
public sealed record NoisyWeights(double Share) : WeightSampling
{
    internal override string? Fault(ShareGroup group) => Share is >= 0 and <= 1 ? null : FormattableString.Invariant($"share {Share:R}");

    internal override void Draw(ShareGroup group, DrawSource source, Span<double> shares, Span<double> scratch)
    {
        var sum = 0.0;
        for (var child = 0; child < shares.Length; child++)
        {
            shares[child] = group.Nominal[child] * (1 + Share * (2 * Philox.ToOpenUniform(source.Word(child, 0)) - 1));
            sum += shares[child];
        }
        for (var child = 0; child < shares.Length; child++) shares[child] /= sum;
    }
}
