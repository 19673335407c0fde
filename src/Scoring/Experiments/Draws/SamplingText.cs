using System.Globalization;

namespace Scoring.Experiments.Draws;

/// <summary>A sampling in words that are equal for equal samplings.</summary>
static class SamplingText
{
    internal static string Of(WeightSampling sampling) => sampling switch
    {
        UniformWeights uniform => Invariant($"uniform {uniform.Floor:R}"),
        NoisyWeights noisy => Invariant($"noise {noisy.Share:R}"),
        DirichletWeights dirichlet => Invariant($"dirichlet {dirichlet.Concentration:R}"),
        OrderedWeights ordered => Invariant($"ordered {ordered.Floor:R} ")
            + string.Join(' ', ordered.Tiers.OrderBy(tier => tier.Key, StringComparer.Ordinal).Select(tier => Invariant($"{tier.Key}={tier.Value}"))),
        IntervalWeights interval => "interval "
            + string.Join(' ', interval.Limits.OrderBy(limits => limits.Key, StringComparer.Ordinal).Select(limits => Invariant($"{limits.Key}={limits.Value.Low:R}..{limits.Value.High:R}"))),
        _ => throw new ArgumentOutOfRangeException(nameof(sampling)),
    };

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
