using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Normalising;

namespace Scoring.Aggregating;

/// <summary>Mazziotta–Pareto index: the mean of standardised children, less a penalty for being unbalanced.</summary>
/// <remarks>
/// z = 100 + 10·(x − mean)/sd over the sample (sd of the population); S = M ∓ S·cv over the unit's children, cv = S/M, S their population standard
/// deviation; weighted mean and deviation where weights differ. <c>standardise: none</c> takes children that are on that scale already. A score
/// rises with each child as long as the child is below half as much again as the unit's mean. Missing children drop out with their weight. Source:
/// P. De Muro, M. Mazziotta, A. Pareto, Composite indices of development and poverty, Social Indicators Research 104 (2011); with weights:
/// M. Mazziotta, A. Pareto, Rivista Italiana di Economia Demografia e Statistica 76 (2022).
/// </remarks>
sealed class MazziottaPareto : CrossUnitAggregator
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Aggregate,
        Name = "mpi",
        Summary = new("Mazziotta–Pareto指数：标准化均值减去对不平衡的惩罚，适于单年比较", "Mazziotta-Pareto index: standardised mean less a penalty for imbalance"),
        Formula = "z = 100 + 10*(x - mean)/sd; S = M - S*cv (penalty -) or M + S*cv (penalty +), cv = S/M",
        Source = "De Muro, Mazziotta, Pareto, Social Indicators Research 104 (2011)",
        Example = """{ "method": "mpi", "penalty": "-", "bounds": "each-year" }""",
        Options =
        [
            PenalisedMean.Penalty,
            new("standardise", OptionType.Choice, new("由本方法按参照集标准化为100±10，或子项已标准化", "Whether the method standardises to 100 ± 10 by the reference set or the children are so already"))
            { Default = "sample", Choices = ["sample", "none"] },
            Bounds(BoundsScope.AllYears),
            Costs,
            Constant,
        ],
    };

    public override bool CanBeDivided => true;

    public override FittedScale FitChild(CrossUnitSample sample, int child, OptionSet options)
    {
        if (options.Word("standardise") == "none") return new FittedScale();
        var (mean, sd, _) = SumKernel.MeanAndDeviation(sample.Columns[child], sample: false);
        return new FittedScale { Parameters = [("mean", mean), ("sd", sd)], IsConstant = sd == 0 };
    }

    protected override void Score(CrossUnitFit fit, AggregatorContext context, double[][] children, ReadOnlySpan<double> weights, Span<double> target)
    {
        if (context.Options.Word("standardise") == "sample")
            for (var j = 0; j < children.Length; j++)
                if (weights[j] > 0)
                {
                    var z = new double[target.Length];
                    ScaleKernel.Affine(children[j], fit.Children[j]["mean"], fit.Children[j]["sd"], 10, 100, z);
                    children[j] = z;
                }
        PenalisedMean.Of(context, children, weights, target);
    }
}
