using Scoring.Findings;
using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>A way to bring values to one scale: parameters are fitted on a sample, then applied to any values.</summary>
/// <remarks>
/// Pure: the same sample and options give the same parameters, and the same parameters the same scores, so stored parameters
/// score a later year. Direction comes first: with <see cref="NormaliserContext.Direction"/> −1 the formula is mirrored in natural units.
/// A value that the formula has no score for gives NaN or an infinity, which the stage reports; NaN stays NaN.
/// </remarks>
abstract class Normaliser
{
    /// <summary>Name, formula, source and options.</summary>
    public abstract MethodDefinition Definition { get; }

    /// <summary>False when the parameters are stated rather than taken from the sample, which may then be empty.</summary>
    public virtual bool NeedsSample(NormaliserContext context) => true;

    /// <summary>Code of the unit whose value the method needs as <see cref="NormaliserContext.Reference"/>, or null.</summary>
    public virtual string? ReferenceUnit(OptionSet options) => null;

    /// <summary>
    /// How many calendar years before the method looks, or null. It then gets those years' values as <see cref="NormaliserContext.Earlier"/>, and
    /// NaN for a number means that the earlier value does not serve: the stage reports it and the score is missing.
    /// </summary>
    public virtual int? YearsBack(OptionSet options) => null;

    /// <summary>An expression whose value by unit the method needs as <see cref="NormaliserContext.Condition"/>, or null.</summary>
    public virtual string? Condition(OptionSet options) => null;

    /// <summary>
    /// The column that the method reads from its <c>table</c> by unit and year as <see cref="NormaliserContext.Stated"/>, and whether its values must be
    /// positive; null = no table. NaN for a number then means that the table has no value: the stage reports it and the score is missing.
    /// </summary>
    public virtual (string Column, bool MustBePositive)? Stated(OptionSet options) => null;

    /// <summary>What is wrong with the options and what the indicator states, or null; the place is filled in by the caller.</summary>
    public virtual Finding? Check(NormaliserContext context) => null;

    /// <summary>Fits the parameters.</summary>
    /// <param name="sample">The values of the scope in panel order, NaN where missing or of an aggregate unit; at least one number if a sample is needed.</param>
    /// <param name="context">Options, direction and what the indicator states.</param>
    public abstract FittedScale Fit(ReadOnlySpan<double> sample, NormaliserContext context);

    /// <summary>Why the fitted parameters cannot be used, or null; the place is filled in by the caller.</summary>
    public virtual Finding? Check(FittedScale scale, NormaliserContext context) => null;

    /// <summary>Scores values with fitted parameters, element by element. NaN stays NaN. Never called for a constant scale.</summary>
    public abstract void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target);

    /// <summary>The same options with the cap off, or null when the method has no cap or it is off: shows what the cap cut.</summary>
    public virtual NormaliserContext? WithoutCap(NormaliserContext context) => null;
}
