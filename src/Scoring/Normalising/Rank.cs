using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>Rank as a score: the worst unit gets 1, the best n.</summary>
/// <remarks>
/// z = rank of d·x from the worst upwards. Under frozen parameters a value gets one more than the sample holds worse ones. Missing values stay
/// missing and do not count. Source: OECD/JRC Handbook (2008), step 5.
/// </remarks>
sealed class Rank : Normaliser
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Normalise,
        Name = "rank",
        Summary = new("以位次计分：最差为 1，最好为 n", "Rank as a score: the worst unit gets 1, the best n"),
        Formula = "z = ascending rank of d*x",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5",
        Example = """{ "method": "rank", "ties": "average" }""",
        Options = [RankScale.Ties],
    };

    public override FittedScale Fit(ReadOnlySpan<double> sample, NormaliserContext context) => RankScale.Fit(sample);

    public override void FitEach(Span<double> sample, ReadOnlySpan<int> places, ReadOnlySpan<double> values, NormaliserContext context, Span<FittedScale> target) =>
        RankScale.FitEach(Fit(sample, context), sample, places, values, target);

    public override void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target) =>
        RankScale.Rank(scale, context.Direction, context.Options.Word("ties"), values, target);
}
