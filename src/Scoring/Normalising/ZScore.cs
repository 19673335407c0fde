using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>z-score: distance from the mean in standard deviations, moved to a mean and a spread of choice.</summary>
/// <remarks>
/// z = M + S·d·(x − mean)/sd; with a clip k the quotient is first held between −k and k, where a condition
/// is given only for units it holds for
/// (<c>population &lt; 20000</c> over raw variables and indicators as derived; missing = does not hold). A sample of one unit has no spread and counts
/// as constant. Missing values stay missing and are in neither mean nor sd. Source: OECD/JRC Handbook (2008), step 5; the condition: County Health
/// Rankings &amp; Roadmaps, which holds small counties' z-scores within ±3.
/// </remarks>
sealed class ZScore : Normaliser
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Normalise,
        Name = "z-score",
        Summary = new("Z 分数：以标准差为单位的离均值距离", "Distance from the mean in standard deviations"),
        Formula = "z = target_mean + target_sd*d*(x - mean)/sd",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5",
        Example = """{ "method": "z-score", "target_mean": 100, "target_sd": 10, "sd": "population", "clip": 3 }""",
        Options =
        [
            new("target_mean", OptionType.Number, new("得分的均值", "Mean of the scores")) { Default = 0.0 },
            new("target_sd", OptionType.Number, new("得分的标准差", "Standard deviation of the scores")) { Default = 1.0, Above = 0 },
            new("sd", OptionType.Choice, new("样本标准差（n−1）还是总体标准差（n）", "Standard deviation of a sample (n − 1) or of the population (n)"))
            { Default = "sample", Choices = ["sample", "population"] },
            new("clip", OptionType.Number,
                new("截断到均值两侧的标准差倍数；缺省不截断",
                    "Standard deviations from the mean at which scores are cut off; not cut off when not given")) { Above = 0 },
            new("when", OptionType.Formula,
                new("只对符合此条件的单位截断（原始变量或推导后指标的表达式）", "Cut off only for units that meet this condition, over raw variables and derived indicators")),
        ],
    };

    // An option that nothing reads would silently do nothing.
    public override Finding? Check(NormaliserContext context) => context.Options.Has("when") && !context.Options.Has("clip")
        ? new Finding { Kind = FindingKinds.ConditionWithoutClip, Found = "when", Expected = "when, clip" }
        : null;

    public override string? Condition(OptionSet options) => options["when"] as string;

    // A clip brings no two scores further apart than they are without it.
    public override double? Reach(FittedScale one, FittedScale other, double least, double greatest, NormaliserContext context) =>
        context.Options.Number("target_sd") * LinesApart(least, greatest, (one["mean"], one["sd"]), (other["mean"], other["sd"]));

    public override FittedScale Fit(ReadOnlySpan<double> sample, NormaliserContext context)
    {
        var (mean, deviation, count) = SumKernel.MeanAndDeviation(sample, context.Options.Word("sd") == "sample");
        return Scale(mean, deviation, count);
    }

    public override void FitEach(Span<double> sample, ReadOnlySpan<int> places, ReadOnlySpan<double> values, NormaliserContext context, Span<FittedScale> target)
    {
        var (means, deviations) = (new double[places.Length], new double[places.Length]);
        var count = SumKernel.MeanAndDeviationEach(sample, places, values, context.Options.Word("sd") == "sample", means, deviations);
        for (var i = 0; i < target.Length; i++) target[i] = Scale(means[i], deviations[i], count);
    }

    static FittedScale Scale(double mean, double deviation, int count)
    {
        var sd = count > 1 ? deviation : 0;
        return new FittedScale { Parameters = [("mean", mean), ("sd", sd)], IsConstant = sd == 0 };
    }

    public override void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target)
    {
        var width = context.Direction * scale["sd"];
        var (mean, sd) = (context.Options.Number("target_mean"), context.Options.Number("target_sd"));
        if (context.Options.NumberOrNull("clip") is not { } clip)
        {
            ScaleKernel.Affine(values, scale["mean"], width, sd, mean, target);
            return;
        }
        ScaleKernel.Affine(values, scale["mean"], width, 1, 0, target);
        for (var i = 0; i < target.Length; i++)
        {
            var k = context.Condition is { } held && held[i] == 0 ? double.PositiveInfinity : clip;
            target[i] = mean + sd * Math.Clamp(target[i], -k, k);
        }
    }
}
