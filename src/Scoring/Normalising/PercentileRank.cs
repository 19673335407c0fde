using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>Percentile rank: the share of the other units that a unit beats.</summary>
/// <remarks>
/// z = scale·(rank − 1)/(n − 1), rank from the worst upwards, n = numbers in the scope. With d = −1 either the values are reversed before
/// ranking (rank of −x) or the score is (1 − PR of x); under ties they differ. A sample of one unit counts as constant; a column whose values
/// are all tied does not: every unit gets the same rank. Values beyond a frozen sample get 0 or the full scale. Missing values stay missing
/// and do not count. Source: CDC/ATSDR Social Vulnerability Index documentation; OECD/JRC Handbook (2008), step 5.
/// </remarks>
sealed class PercentileRank : Normaliser
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Normalise,
        Name = "percentile-rank",
        Summary = new("百分位次：优于其他单位的比例", "Share of the other units that a unit beats"),
        Formula = "z = scale*(rank - 1)/(n - 1), rank ascending",
        Source = "CDC/ATSDR Social Vulnerability Index documentation; OECD/JRC Handbook (2008), step 5",
        Example = """{ "method": "percentile-rank", "ties": "min", "reverse": "score", "bounds": "each-year" }""",
        Options =
        [
            RankScale.Ties,
            new("reverse", OptionType.Choice,
                new("逆向指标在排序前反转数值，还是用 1 减去位次", "For direction −: reverse the values before ranking, or the score after it"))
            { Default = "values", Choices = ["values", "score"] },
            new("scale", OptionType.Number, new("最好单位的得分", "Score of the best unit")) { Default = 1.0, Above = 0 },
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
        var reverseScore = context.Direction < 0 && context.Options.Word("reverse") == "score";
        RankScale.Rank(scale, reverseScore ? 1 : context.Direction, context.Options.Word("ties"), values, target);
        var (others, full) = (scale.Sorted.Length - 1.0, context.Options.Number("scale"));
        for (var i = 0; i < target.Length; i++)
        {
            var share = Math.Min((target[i] - 1) / others, 1);
            target[i] = full * (reverseScore ? 1 - share : share);
        }
    }
}
