using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>A way to bring values to one scale: parameters are fitted on a sample, then applied to any values.</summary>
/// <remarks>
/// Pure: the same sample and options give the same parameters, and the same parameters the same scores, so stored parameters
/// score a later year. Direction comes first: with <see cref="NormaliserContext.Direction"/> −1 the formula is mirrored in natural units.
/// </remarks>
abstract class Normaliser
{
    /// <summary>Name, formula, source and options.</summary>
    public abstract MethodDefinition Definition { get; }

    /// <summary>Fits the parameters.</summary>
    /// <param name="sample">The non-missing values of the scope in panel order, aggregate units left out; never empty.</param>
    /// <param name="context">Options, direction and what the indicator states.</param>
    public abstract FittedScale Fit(ReadOnlySpan<double> sample, NormaliserContext context);

    /// <summary>Scores values with fitted parameters, element by element. NaN stays NaN. Never called for a constant scale.</summary>
    public abstract void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target);
}
