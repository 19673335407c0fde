using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>Sigmoid: an S-curve around a midpoint, steep in the middle and flat at both ends.</summary>
/// <remarks>
/// z = lo + (hi − lo)/(1 + e^(−k·d·(x − m)/w)), m and w the sample's mean and standard deviation (n − 1) unless stated, k the steepness. A sample of one
/// unit has no spread and counts as constant. Missing values stay missing. Source: logistic normalisation; Han, Kamber and Pei, Data Mining (2012), ch. 3.
/// </remarks>
sealed class Sigmoid : Normaliser
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Normalise,
        Name = "sigmoid",
        Summary = new("S 形曲线：中间陡、两端平", "An S-curve around a midpoint, flat at both ends"),
        Formula = "z = lo + (hi - lo)/(1 + exp(-steepness*d*(x - midpoint)/width))",
        Source = "Logistic normalisation; Han, Kamber and Pei, Data Mining (2012), chapter 3",
        Example = """{ "method": "sigmoid", "midpoint": 2.5, "width": 1 }""",
        Options =
        [
            new("midpoint", OptionType.Number, new("得分居中的数值；缺省为样本均值", "Value that scores half-way; the sample's mean when not given")),
            new("width", OptionType.Number, new("横向尺度；缺省为样本标准差", "Scale of the curve; the sample's standard deviation when not given")) { Above = 0 },
            new("steepness", OptionType.Number, new("陡度", "Steepness")) { Default = 1.0, Above = 0 },
            Ends.Range,
        ],
    };

    public override bool NeedsSample(NormaliserContext context) => !context.Options.Has("midpoint") || !context.Options.Has("width");

    // The curve is nowhere steeper than a quarter of its range for one unit of the exponent.
    public override double? Reach(FittedScale one, FittedScale other, double least, double greatest, NormaliserContext context)
    {
        var range = context.Options.Numbers("range");
        return Math.Abs(range[1] - range[0]) / 4 * context.Options.Number("steepness")
                * LinesApart(least, greatest, (one["midpoint"], one["width"]), (other["midpoint"], other["width"]));
    }

    public override FittedScale Fit(ReadOnlySpan<double> sample, NormaliserContext context)
    {
        var (mean, deviation, count) = SumKernel.MeanAndDeviation(sample, sample: true);
        return Scale(context.Options, mean, deviation, count);
    }

    public override void FitEach(Span<double> sample, ReadOnlySpan<int> places, ReadOnlySpan<double> values, NormaliserContext context, Span<FittedScale> target)
    {
        var (means, deviations) = (new double[places.Length], new double[places.Length]);
        var count = SumKernel.MeanAndDeviationEach(sample, places, values, sample: true, means, deviations);
        for (var i = 0; i < target.Length; i++) target[i] = Scale(context.Options, means[i], deviations[i], count);
    }

    static FittedScale Scale(OptionSet options, double mean, double deviation, int count)
    {
        var midpoint = options.NumberOrNull("midpoint") ?? mean;
        var width = options.NumberOrNull("width") ?? (count > 1 ? deviation : 0);
        return new FittedScale { Parameters = [("midpoint", midpoint), ("width", width)], IsConstant = width == 0 };
    }

    public override void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target)
    {
        var range = context.Options.Numbers("range");
        var steepness = -context.Direction * context.Options.Number("steepness");
        ScaleKernel.Affine(values, scale["midpoint"], scale["width"], steepness, 0, target);
        for (var i = 0; i < target.Length; i++) target[i] = range[0] + (range[1] - range[0]) / (1 + DeterministicMath.Exp(target[i]));
    }
}
