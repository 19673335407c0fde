using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>Exponential rank: ranks stretched at the top, so that high scores elsewhere cannot cancel a very high one.</summary>
/// <remarks>
/// z = −k·ln(1 − R·(1 − e^(−100/k))) with R = r/n, r ascending in d·x: the unit with the most of d·x has R = 1 and z = 100, the last one R = 1/n. With
/// k = 23 ten percent of the units score above 50. R is r/n, not (r − 1)/(n − 1). Values beyond a frozen sample count as its top. A sample of one unit
/// counts as constant. Missing values stay missing and do not count. Source: Ministry of Housing, Communities and Local Government, The English
/// Indices of Deprivation 2019, Technical Report, appendix on the exponential transformation of the domain ranks.
/// </remarks>
sealed class ExponentialRank : Normaliser
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Normalise,
        Name = "exponential-rank",
        Summary = new("位次的指数变换（英国贫困指数形式）", "Ranks stretched exponentially at the top, as the domains of the English Indices of Deprivation"),
        Formula = "z = -decay*ln(1 - R*(1 - exp(-100/decay))), R = r/n, r ascending",
        Source = "The English Indices of Deprivation 2019, Technical Report (MHCLG)",
        Example = """{ "method": "exponential-rank", "bounds": "each-year" }""",
        Options =
        [
            RankScale.Ties,
            new("decay", OptionType.Number, new("指数变换的常数", "Constant of the transformation")) { Default = 23.0, Above = 0 },
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
        var (n, decay) = ((double)scale.Sorted.Length, context.Options.Number("decay"));
        var spread = 1 - DeterministicMath.Exp(-100 / decay);
        for (var i = 0; i < target.Length; i++)
        {
            if (double.IsNaN(target[i])) continue;
            var share = Math.Min(target[i] / n, 1);
            // At the top 1 − spread loses digits; the transformation is 100 there by its making.
            target[i] = share == 1 ? 100 : -decay * DeterministicMath.Log(1 - share * spread);
        }
    }
}
