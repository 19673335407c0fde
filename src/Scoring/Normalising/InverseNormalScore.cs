using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>Inverse normal (rank-based normal score): the standard normal quantile of a unit's rank.</summary>
/// <remarks>
/// z = M + S·Φ⁻¹(r/(n + 1)), r from the worst, 1, to the best, n. A sample of one unit counts as constant. Values beyond a frozen sample count as
/// its ends. Missing values stay missing and do not count. Source: van der Waerden (1952), "Order tests for the two-sample problem and their
/// power", Indagationes Mathematicae 14.
/// </remarks>
sealed class InverseNormalScore : Normaliser
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Normalise,
        Name = "inverse-normal",
        Summary = new("由位次换算的正态分数", "The standard normal quantile of a unit's rank"),
        Formula = "z = target_mean + target_sd*inverse_normal(r/(n + 1)), r ascending",
        Source = "van der Waerden (1952), Order tests for the two-sample problem and their power",
        Example = """{ "method": "inverse-normal", "ties": "average" }""",
        Options =
        [
            RankScale.Ties,
            new("target_mean", OptionType.Number, new("得分的中心", "Centre of the scores")) { Default = 0.0 },
            new("target_sd", OptionType.Number,
                new("得分的标准差", "Standard deviation that the scores would have in a large sample")) { Default = 1.0, Above = 0 },
        ],
    };

    public override FittedScale Fit(ReadOnlySpan<double> sample, NormaliserContext context)
    {
        var scale = RankScale.Fit(sample);
        return scale with { IsConstant = scale.Sorted.Length == 1 };
    }

    public override void FitEach(Span<double> sample, ReadOnlySpan<int> places, ReadOnlySpan<double> values, NormaliserContext context, Span<FittedScale> target) =>
        RankScale.FitEach(Fit(sample, context), sample, places, values, target);

    public override void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target)
    {
        RankScale.Rank(scale, context.Direction, context.Options.Word("ties"), values, target);
        var (n, mean, sd) = ((double)scale.Sorted.Length, context.Options.Number("target_mean"), context.Options.Number("target_sd"));
        for (var i = 0; i < target.Length; i++)
            target[i] = double.IsNaN(target[i]) ? double.NaN : mean + sd * InverseNormal.At(Math.Min(target[i], n) / (n + 1));
    }
}
