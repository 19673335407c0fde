using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>Distance to the best: full score for the best unit, less by the distance to it in shares of the range.</summary>
/// <remarks>
/// z = scale·(1 − (max − x)/(max − min)); for d = −1 scale·(1 − (x − min)/(max − min)). Missing values stay missing.
/// Source: OECD/JRC Handbook (2008), step 5, "distance to a reference" with the leader as reference.
/// </remarks>
sealed class DistanceToBest : Normaliser
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Normalise,
        Name = "distance-to-best",
        Summary = new("与最好单位的距离", "Full score for the best unit, less by the distance to it"),
        Formula = "z = scale*(1 - (max - x)/(max - min))",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5",
        Example = """{ "method": "distance-to-best", "scale": 100 }""",
        Options = [new("scale", OptionType.Number, new("最好单位的得分", "Score of the best unit")) { Default = 1.0, Above = 0 }],
    };

    public override double? Reach(FittedScale one, FittedScale other, double least, double greatest, NormaliserContext context) =>
        context.Options.Number("scale") * LinesApart(least, greatest, Ends(one), Ends(other));

    static (double Origin, double Width) Ends(FittedScale scale) => (scale["min"], scale["max"] - scale["min"]);

    public override FittedScale Fit(ReadOnlySpan<double> sample, NormaliserContext context)
    {
        var (min, max, _) = ScaleKernel.MinMax(sample);
        return new FittedScale { Parameters = [("min", min), ("max", max)], IsConstant = min == max };
    }

    public override void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target)
    {
        var (worst, best) = context.Direction > 0 ? (scale["min"], scale["max"]) : (scale["max"], scale["min"]);
        ScaleKernel.Affine(values, best, best - worst, 1, 1, target);
        var full = context.Options.Number("scale");
        for (var i = 0; i < target.Length; i++) target[i] *= full;
    }
}
