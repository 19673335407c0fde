using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Normalising;

namespace Scoring.Aggregating;

/// <summary>Copeland: units won against, less units lost to, each duel decided by the majority of the weights.</summary>
/// <remarks>
/// Unit a wins over b when Σw over the children where a is larger exceeds Σw where b is larger; equal children count half to each side. The duel rests on the
/// children that both have, so a missing value neither helps nor hurts; without any it is drawn. Differences within 10⁻¹² of the sum of weights count as none, so
/// that 0.1 + 0.2 against 0.3 is a draw. S = wins − losses. Source: OECD/JRC Handbook (2008), step 6 (non-compensatory multi-criteria approach);
/// A. H. Copeland, A reasonable social welfare function (1951).
/// </remarks>
sealed class Copeland : CrossUnitAggregator
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Aggregate,
        Name = "copeland",
        Summary = new("科普兰法：两两对决，按多数权重定胜负，胜数减负数", "Copeland: duels decided by the majority of the weights; wins less losses"),
        Formula = "S = wins - losses; a wins over b when sum(w where a > b) > sum(w where b > a)",
        Source = "Copeland (1951); OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6",
        Example = """{ "method": "copeland", "bounds": "each-year" }""",
        Options = [Bounds(BoundsScope.OneYear), Costs],
    };

    /// <summary>The whole column: duels need a unit's children side by side.</summary>
    public override FittedScale FitChild(CrossUnitSample sample, int child, OptionSet options) => new() { Sorted = sample.Columns[child] };

    protected override void Score(CrossUnitFit fit, AggregatorContext context, double[][] children, ReadOnlySpan<double> weights, Span<double> target)
    {
        var mass = weights.ToArray();
        var counting = Enumerable.Range(0, mass.Length).Where(j => mass[j] > 0).ToArray();
        OutrankingKernel.Copeland([.. counting.Select(j => children[j])], [.. counting.Select(j => fit.Children[j].Sorted)],
            [.. counting.Select(j => mass[j])], target);
    }
}
