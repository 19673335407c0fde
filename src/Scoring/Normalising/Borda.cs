using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>Borda points: how many units a unit beats.</summary>
/// <remarks>
/// z = (rank of d·x from the worst upwards) − 1. Missing values stay missing and do not count. Source: OECD/JRC Handbook (2008), steps 5 and 7.
/// </remarks>
sealed class Borda : Normaliser
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Normalise,
        Name = "borda",
        Summary = new("博尔达分：胜过的单位个数", "Borda points: how many units a unit beats"),
        Formula = "z = ascending rank of d*x - 1",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), steps 5 and 7",
        Example = """{ "method": "borda", "ties": "min" }""",
        Options = [RankScale.Ties],
    };

    public override FittedScale Fit(ReadOnlySpan<double> sample, NormaliserContext context) => RankScale.Fit(sample);

    public override void FitEach(Span<double> sample, ReadOnlySpan<int> places, ReadOnlySpan<double> values, NormaliserContext context, Span<FittedScale> target) =>
        RankScale.FitEach(Fit(sample, context), sample, places, values, target);

    public override void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target)
    {
        RankScale.Rank(scale, context.Direction, context.Options.Word("ties"), values, target);
        for (var i = 0; i < target.Length; i++) target[i]--;
    }
}
