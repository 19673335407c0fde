using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Normalising;

namespace Scoring.Aggregating;

/// <summary>Rank-sum ratio (RSR): the mean place of a unit as a share of the number of units.</summary>
/// <remarks>
/// R = place from the worst upwards, ties sharing their mean place, or 1 + (n − 1)·(x − min)/(max − min) (continuous); RSR = Σw·R/n_j/Σw over the available
/// children, n_j numbers in the sample. <c>output: probit</c> gives 5 + Φ⁻¹(p), p the mean place of the unit's RSR among those of the sample over n (1 − 1/4n for
/// the last); <c>grade</c> the band of the probit: 3 bands cut at 4 and 6, 4 at 3.5, 5, 6.5, 5 at 3.2, 4.4, 5.6, 6.8; the highest number is the best.
/// Missing children drop out with their weight. Source: Tian Fengtiao, The rank-sum ratio and its application (1988, 1993).
/// </remarks>
sealed class RankSumRatio : CrossUnitAggregator
{
    static readonly double[][] Cuts = [[4, 6], [3.5, 5, 6.5], [3.2, 4.4, 5.6, 6.8]];

    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Aggregate,
        Name = "rank-sum-ratio",
        Summary = new("秩和比法（RSR）：各子项秩次的加权平均与单位数之比，可给出概率单位或分档", "Rank-sum ratio: mean place over the number of units; probits and grades on demand"),
        Formula = "RSR = sum(w*R/n)/sum(w), R ascending rank; probit = 5 + inverse normal of the share at or below",
        Source = "Tian Fengtiao, The rank-sum ratio and its application (1993)",
        Example = """{ "method": "rank-sum-ratio", "output": "grade", "grades": 3 }""",
        Options =
        [
            new("ranks", OptionType.Choice, new("整秩，或按数值内插的非整秩", "Ranks, or places interpolated by value")) { Default = "integer", Choices = ["integer", "continuous"] },
            new("output", OptionType.Choice, new("输出秩和比、概率单位还是档次", "Whether the ratio, its probit or its grade is the score")) { Default = "ratio", Choices = ["ratio", "probit", "grade"] },
            new("grades", OptionType.Integer, new("档数", "Number of grades")) { Default = 3, Minimum = 3, Maximum = 5 },
            Bounds(BoundsScope.OneYear),
            Costs,
        ],
    };

    public override FittedScale FitChild(CrossUnitSample sample, int child, OptionSet options) => RankScale.Fit(sample.Columns[child]);

    public override FittedScale? FitNode(CrossUnitFit fit, CrossUnitSample sample, ReadOnlySpan<double> weights, OptionSet options)
    {
        if (options.Word("output") == "ratio") return null;
        var ratios = new double[sample.Count];
        Ratios(fit, options, sample.Columns, weights, ratios);
        return RankScale.Fit(ratios);
    }

    protected override void Score(CrossUnitFit fit, AggregatorContext context, double[][] children, ReadOnlySpan<double> weights, Span<double> target)
    {
        Ratios(fit, context.Options, children, weights, target);
        if (context.Options.Word("output") == "ratio") return;
        var sample = fit.Node?.Sorted ?? [];
        var cuts = Cuts[context.Options.Integer("grades") - 3];
        for (var unit = 0; unit < target.Length; unit++)
        {
            if (double.IsNaN(target[unit]) || sample.Length == 0) continue;
            var probit = Probit(sample, target[unit]);
            target[unit] = context.Options.Word("output") == "probit" ? probit : 1 + cuts.Count(cut => probit >= cut);
        }
    }

    static double Probit(double[] sample, double ratio)
    {
        var below = RankKernel.CountLess(sample, ratio);
        var equal = RankKernel.CountAtMost(sample, ratio) - below;
        var place = below + (equal == 0 ? 0.5 : (equal + 1) * 0.5);
        return 5 + InverseNormal.At(place < sample.Length ? place / sample.Length : 1 - 1 / (4.0 * sample.Length));
    }

    static void Ratios(CrossUnitFit fit, OptionSet options, double[][] children, ReadOnlySpan<double> weights, Span<double> target)
    {
        var continuous = options.Word("ranks") == "continuous";
        var most = fit.Children.Max(child => child.Sorted.Length);
        var (places, totals) = (new double[target.Length], new double[target.Length]);
        target.Clear();
        for (var j = 0; j < children.Length; j++)
        {
            var sorted = fit.Children[j].Sorted;
            if (weights[j] == 0) continue;
            if (continuous && sorted[^1] > sorted[0])
                for (var unit = 0; unit < places.Length; unit++)
                    places[unit] = 1 + (sorted.Length - 1) * Math.Clamp((children[j][unit] - sorted[0]) / (sorted[^1] - sorted[0]), 0, 1);
            else RankScale.Rank(sorted, 1, "average", children[j], places);
            for (var unit = 0; unit < places.Length; unit++)
            {
                if (double.IsNaN(places[unit])) continue;
                // The factor is exactly 1 without gaps, so that equal sums of places give equal ratios.
                target[unit] += weights[j] * (places[unit] * ((double)most / sorted.Length));
                totals[unit] += weights[j];
            }
        }
        for (var unit = 0; unit < target.Length; unit++) target[unit] /= most * totals[unit];
    }
}
