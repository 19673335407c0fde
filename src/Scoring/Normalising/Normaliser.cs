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

    /// <summary>Fits the parameters of samples that differ from one in a single value each: what a change of that value would do to them.</summary>
    /// <param name="sample">The sample; it comes back as it was.</param>
    /// <param name="places">The place of the value that is another one.</param>
    /// <param name="values">The other values, place by place; numbers, as those they stand for.</param>
    /// <param name="context">Options, direction and what the indicator states.</param>
    /// <param name="target">The scales: those of <see cref="Fit"/> on the changed samples, to the bit, or such as score every value alike.</param>
    public virtual void FitEach(Span<double> sample, ReadOnlySpan<int> places, ReadOnlySpan<double> values, NormaliserContext context, Span<FittedScale> target)
    {
        for (var i = 0; i < places.Length; i++)
        {
            ref var changed = ref sample[places[i]];
            (var before, changed) = (changed, values[i]);
            target[i] = Fit(sample, context);
            changed = before;
        }
    }

    /// <summary>How far two scales can score a value apart at most, for any value between two; null = only scoring them all tells.</summary>
    /// <param name="one">A fitted scale.</param>
    /// <param name="other">Another one of the same method and options.</param>
    /// <param name="least">The least value.</param>
    /// <param name="greatest">The greatest value.</param>
    /// <param name="context">Options, direction and what the indicator states.</param>
    public virtual double? Reach(FittedScale one, FittedScale other, double least, double greatest, NormaliserContext context) => null;

    /// <summary>How far (x − origin)/width can differ for two origins and widths: the difference is a line, so most at one of the ends.</summary>
    protected static double LinesApart(double least, double greatest, (double Origin, double Width) one, (double Origin, double Width) other)
    {
        return Math.Max(At(least), At(greatest));

        double At(double value) => Math.Abs((value - one.Origin) / one.Width - (value - other.Origin) / other.Width);
    }

    /// <summary>Why the fitted parameters cannot be used, or null; the place is filled in by the caller.</summary>
    public virtual Finding? Check(FittedScale scale, NormaliserContext context) => null;

    /// <summary>Scores values with fitted parameters, element by element. NaN stays NaN. Never called for a constant scale.</summary>
    public abstract void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target);

    /// <summary>The same options with the cap off, or null when the method has no cap or it is off: shows what the cap cut.</summary>
    public virtual NormaliserContext? WithoutCap(NormaliserContext context) => null;
}
