namespace Scoring.Experiments.Draws;

/// <summary>Every weighting equally likely: uniform on the simplex, each share at least the floor.</summary>
/// <remarks>
/// w = f + (1 − m·f)·E/ΣE, E independent with the standard exponential distribution; without a floor a share follows Beta(1, m − 1). Normalised uniforms
/// would crowd the middle. Source: L. Devroye, Non-Uniform Random Variate Generation (1986), chapter V.2.
/// </remarks>
/// <param name="Floor">Smallest share of a child, 0 … 1/m. Default: 0.</param>
public sealed record UniformWeights(double Floor = 0) : WeightSampling
{
    internal override string? Fault(ShareGroup group) => FloorFault(group, Floor);

    internal override void Draw(ShareGroup group, DrawSource source, Span<double> shares, Span<double> scratch) => Uniform(source, Floor, shares);
}
