using Scoring.Methods;
using Scoring.Normalising;

namespace Scoring.Aggregating;

/// <summary>Borda count: the units beaten, child by child, added up.</summary>
/// <remarks>
/// b = units with a lower value + half of those with an equal one; S = W·Σwb/Σw over the available children, W the sum of all weights: with equal weights
/// of 1 the classic sum of points. In a child with gaps, b is scaled by (n − 1)/(n_j − 1), n units and n_j numbers in the sample; a child with a single
/// number gives half the points. Missing children hand their weight to the others. Source: J.-C. de Borda, Mémoire sur les élections au scrutin (1781);
/// OECD/JRC Handbook (2008), step 7.
/// </remarks>
sealed class BordaCount : CrossUnitAggregator
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Aggregate,
        Name = "borda",
        Summary = new("博尔达计分：逐个子项胜过的单位数之和", "Borda count: units beaten, child by child, added up"),
        Formula = "S = sum(w*b) with b = units below + half the ties; gaps: S = W*sum(w*b)/sum(w)",
        Source = "Borda (1781); OECD/JRC Handbook on Constructing Composite Indicators (2008), step 7",
        Example = """{ "method": "borda", "bounds": "each-year" }""",
        Options = [Bounds(BoundsScope.OneYear), Costs],
    };

    public override FittedScale FitChild(CrossUnitSample sample, int child, OptionSet options) => RankScale.Fit(sample.Columns[child]);

    public override FittedScale? FitNode(CrossUnitFit fit, CrossUnitSample sample, ReadOnlySpan<double> weights, OptionSet options) =>
        new() { Parameters = [("units", sample.Count)] };

    protected override void Score(CrossUnitFit fit, AggregatorContext context, double[][] children, ReadOnlySpan<double> weights, Span<double> target)
    {
        var others = (fit.Node?["units"] ?? 1) - 1;
        var all = 0.0;
        foreach (var weight in weights) all += weight;
        var (places, sums, totals) = (new double[target.Length], new double[target.Length], new double[target.Length]);
        for (var j = 0; j < children.Length; j++)
        {
            if (weights[j] == 0) continue;
            var compared = fit.Children[j].Sorted.Length - 1;
            RankScale.Rank(fit.Children[j].Sorted, 1, "average", children[j], places);
            for (var unit = 0; unit < places.Length; unit++)
            {
                if (double.IsNaN(places[unit])) continue;
                sums[unit] += weights[j] * (compared == 0 ? others * 0.5 : (places[unit] - 1) * (others / compared));
                totals[unit] += weights[j];
            }
        }
        for (var unit = 0; unit < target.Length; unit++)
            target[unit] = totals[unit] == all && all > 0 ? sums[unit] : all * (sums[unit] / totals[unit]);
    }
}
