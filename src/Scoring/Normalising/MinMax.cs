using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>Min-max: the worst value of the scope to the low end, the best to the high end.</summary>
/// <remarks>
/// z = lo + (hi − lo)·(x − min)/(max − min) for d = +1 and lo + (hi − lo)·(max − x)/(max − min) for d = −1.
/// Values outside frozen bounds go beyond the range. Missing values stay missing. Source: OECD/JRC Handbook (2008), step 5.
/// </remarks>
sealed class MinMax : Normaliser
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Normalise,
        Name = "min-max",
        Summary = new("极差标准化：最差值得下限，最好值得上限", "The worst value gets the low end of the range, the best the high end"),
        Formula = "z = lo + (hi - lo)*(x - min)/(max - min)",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5",
        Example = """{ "method": "min-max", "range": [0, 100], "bounds": "all-years" }""",
        Options =
        [
            new("range", OptionType.Range, new("分值的下限和上限", "Low and high end of the scores")) { Default = new double[] { 0, 100 } },
        ],
    };

    public override double? Reach(FittedScale one, FittedScale other, double least, double greatest, NormaliserContext context)
    {
        var range = context.Options.Numbers("range");
        return Math.Abs(range[1] - range[0]) * LinesApart(least, greatest, Ends(one), Ends(other));
    }

    static (double Origin, double Width) Ends(FittedScale scale) => (scale["min"], scale["max"] - scale["min"]);

    public override FittedScale Fit(ReadOnlySpan<double> sample, NormaliserContext context)
    {
        var (min, max, _) = ScaleKernel.MinMax(sample);
        return new FittedScale { Parameters = [("min", min), ("max", max)], IsConstant = min == max };
    }

    public override void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target)
    {
        var (min, max) = (scale["min"], scale["max"]);
        var range = context.Options.Numbers("range");
        var (origin, width) = context.Direction > 0 ? (min, max - min) : (max, min - max);
        ScaleKernel.Affine(values, origin, width, range[1] - range[0], range[0], target);
    }
}
