using System.Globalization;
using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>Fraction of the maximum: the value as a share of the best one.</summary>
/// <remarks>
/// z = scale·x/max; for d = −1 scale·min/x, so that the sign does not cancel as it does in x/max of negated data. A ratio to the best value
/// means something only where the maximum (d = +1) or every value (d = −1) is above 0; anything else is a fault. Missing values stay missing.
/// Source: OECD/JRC Handbook (2008), step 5, "distance to a reference" in its ratio form.
/// </remarks>
sealed class FractionOfMax : Normaliser
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Normalise,
        Name = "fraction-of-max",
        Summary = new("占最好值的比例", "The value as a share of the best one"),
        Formula = "z = scale*x/max; d = -1: scale*min/x",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5",
        Example = """{ "method": "fraction-of-max", "scale": 100 }""",
        Options = [new("scale", OptionType.Number, new("最好单位的得分", "Score of the best unit")) { Default = 1.0, Above = 0 }],
    };

    public override Finding? Check(FittedScale scale, NormaliserContext context) => scale.Parameters[0] is { Value: <= 0 } bound
        ? new Finding
        {
            Kind = FindingKinds.OutsideDomain,
            Found = string.Create(CultureInfo.InvariantCulture, $"{bound.Name} {bound.Value:R}"),
            Expected = "> 0",
        }
        : null;

    public override double? Reach(FittedScale one, FittedScale other, double least, double greatest, NormaliserContext context)
    {
        var (first, second) = (one.Parameters[0].Value, other.Parameters[0].Value);
        var full = Math.Abs(context.Options.Number("scale"));
        if (context.Direction > 0) return full * LinesApart(least, greatest, (0, first), (0, second));
        return least > 0 ? full * Math.Abs(first - second) / least : null; // falls as values rise
    }

    public override FittedScale Fit(ReadOnlySpan<double> sample, NormaliserContext context)
    {
        var (min, max, _) = ScaleKernel.MinMax(sample);
        return new FittedScale
        {
            Parameters = [context.Direction > 0 ? ("max", max) : ("min", min)],
            IsConstant = min == 0 && max == 0,
        };
    }

    public override void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target)
    {
        var (best, full) = (scale.Parameters[0].Value, context.Options.Number("scale"));
        for (var i = 0; i < values.Length; i++)
            target[i] = full * (context.Direction > 0 ? values[i] / best : values[i] > 0 ? best / values[i] : double.NaN);
    }
}
