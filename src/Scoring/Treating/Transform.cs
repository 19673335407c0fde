using Scoring.Methods;
using Scoring.Normalising;

namespace Scoring.Treating;

/// <summary>A transformation of all values that pulls long tails in: parameters are fitted on a sample, then applied to any values.</summary>
/// <remarks>
/// Increasing on its domain. Values that the sample did not hold and that lie outside the domain, as under stored parameters or for aggregate units, are
/// held at its end; the stage does and reports that.
/// </remarks>
abstract class Transform : Treater
{
    /// <summary>What the sample would have to be for the transformation to have values, or null when it is that.</summary>
    public virtual string? Demand(double min, double max, OptionSet options) => null;

    /// <summary>Fits the parameters.</summary>
    /// <param name="sample">The values of the scope, NaN where missing or of an aggregate unit; not all equal.</param>
    /// <param name="min">Smallest value of the sample.</param>
    /// <param name="max">Largest value of the sample.</param>
    /// <param name="skewness">Skewness of the sample; NaN below three values.</param>
    /// <param name="options">The options of this method, or of the one that it follows.</param>
    public abstract FittedScale Fit(ReadOnlySpan<double> sample, double min, double max, double skewness, OptionSet options);

    /// <summary>The values that the fitted transformation takes, both ends included.</summary>
    public virtual (double Low, double High) Domain(FittedScale scale) => (scale["min"], double.PositiveInfinity);

    /// <summary>Transforms values inside the domain, element by element; NaN stays NaN; works in place.</summary>
    public abstract void Apply(FittedScale scale, ReadOnlySpan<double> values, Span<double> target);
}
