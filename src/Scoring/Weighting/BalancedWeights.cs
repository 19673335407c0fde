using Scoring.Aggregating;
using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Weighting;

/// <summary>Weights under which every child's correlation with its node stands to the others' as its target does.</summary>
/// <remarks>
/// <para>Minimises Σ(r_j/Σr − t_j/Σt)² over w ≥ 0, Σw = 1, where r_j is the Pearson correlation of child j with the node's value as its method makes
/// it from the children (before <c>then</c>), and t_j the target, 1 when not given. The search runs until nothing gains any more. With <c>with: index</c>
/// the correlations are those with the index, and all nodes that ask for it are solved together, their targets being shares of one sum.</para>
/// <para>Where the targets cannot be met with weights that are not negative, the nearest weights stand and the run reports the gap. A nominal weight is
/// no influence: this method sets the influence and lets the weight follow. Rows with a missing child are left out. A child without spread gets 0 and is
/// reported. Source: Becker, Saisana, Paruolo, Vandecasteele, Weights and Importance in Composite Indicators (2017).</para>
/// </remarks>
sealed class BalancedWeights : Weigher
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Weight,
        Name = "balanced",
        Summary = new("均衡赋权：使各子项与上级的相关性之比等于目标", "Weights under which the children's correlations with their node stand as their targets do"),
        Formula = "min sum((r_j/sum(r) - t_j/sum(t))^2), w >= 0, sum(w) = 1",
        Source = "W. Becker, M. Saisana, P. Paruolo, I. Vandecasteele, Ecological Indicators 80 (2017) 12-22",
        Example = """{ "method": "balanced" }""",
        Options =
        [
            new("with", OptionType.Choice, new("与谁的相关性：上级节点，或总指数（所有如此设定的节点一并求解）", "Whose correlations: the node's, or the index's (all nodes that say so are solved together)"))
            { Default = "parent", Choices = ["parent", "index"] },
            new("targets", OptionType.NumberByName, new("各子项的目标相关性之比；未列出的为1", "Targets by code, of which only ratios matter; 1 for those not listed")) { Minimum = 0 },
        ],
    };

    public override bool NeedsValues(OptionSet options) => true;

    public override Weighed? Weigh(WeighingContext context)
    {
        if (context.Options.Word("with") == "index") return context.Refuse("with: index");
        if (Aggregators.Find(context.Aggregation.Method.Name) is CrossUnitAggregator) return context.Refuse(context.Aggregation.Method.Name);
        if (context.CompleteValues(3) is not { } columns) return null;
        var constants = context.Constants(columns);
        int[] kept = [.. Enumerable.Range(0, columns.Length).Where(j => !constants[j])];
        if (kept.Length < 2) return context.InProportion([.. constants.Select(constant => constant ? 0.0 : 1)]);
        var named = context.Options.NumberByName("targets");
        var wanted = kept.Select(j => named.TryGetValue(context.Children[j].Code, out var target) ? target : 1).ToArray();
        var total = SumKernel.Sum(wanted);
        if (total == 0) return context.InProportion(wanted);

        double[] targets = [.. wanted.Select(target => target / total)];
        double[][] varying = [.. kept.Select(j => columns[j])];
        var correlations = Correlations.Matrix(varying);
        context.ReportCollinear(correlations);
        var model = Model(context, columns, kept, correlations);
        var (weights, gaps) = Best(varying, targets, model);

        var worst = gaps.Max(Math.Abs);
        if (!(worst <= 1e-6))
            context.Report(FindingKinds.BalanceNotReached, WeighingContext.Invariant($"{worst:0.####}; w = 0: ")
                + string.Join(", ", kept.Where((_, i) => weights[i] == 0).Select(j => context.Children[j].Code).DefaultIfEmpty("–")));
        var scores = new double[columns.Length];
        for (var i = 0; i < kept.Length; i++) scores[kept[i]] = weights[i];
        var reached = model(weights);
        return context.InProportion(scores, [("largest_gap", worst), .. kept.Select((j, i) => ("correlation:" + context.Children[j].Code, reached[i]))]);
    }

    static (double[] Weights, double[] Gaps) Best(double[][] columns, double[] targets, Func<double[], double[]> model)
    {
        int[][] block = [[.. Enumerable.Range(0, columns.Length)]];
        // Weights against the standard deviations always give correlations whose sum is positive, the second start is nearer for uneven targets.
        var level = Shares([.. columns.Select(column => 1 / SumKernel.StandardDeviation(column, sample: true))]);
        var first = BalanceSolver.Solve(block, targets, level, model);
        var second = BalanceSolver.Solve(block, targets, Shares([.. level.Select((weight, j) => weight * (targets[j] + 0.01))]), model);
        return Worst(second.Gaps) < Worst(first.Gaps) * (1 - 1e-6) && Worst(first.Gaps) > 1e-9 ? second : first;

        static double Worst(double[] gaps) => Correlations.Product(gaps, gaps);
    }

    /// <summary>The children's correlations with the node under given weights: from the correlations alone where the node is a linear mean, else from the values.</summary>
    static Func<double[], double[]> Model(WeighingContext context, double[][] columns, int[] kept, double[][] correlations)
    {
        var deviations = kept.Select(j => SumKernel.StandardDeviation(columns[j], sample: true)).ToArray();
        var aggregator = Aggregators.Find(context.Aggregation.Method.Name);
        if (aggregator is Sum || aggregator.Exponent(context.Aggregation.Options) == 1)
            return weights =>
            {
                var scaled = weights.Select((weight, j) => weight * deviations[j]).ToArray();
                var covariances = correlations.Select(row => Correlations.Product(row, scaled)).ToArray();
                var spread = Math.Sqrt(Math.Max(Correlations.Product(scaled, covariances), 0));
                return [.. covariances.Select(covariance => covariance / spread)];
            };
        return weights =>
        {
            var all = new double[columns.Length];
            for (var i = 0; i < kept.Length; i++) all[kept[i]] = weights[i];
            var joined = context.Join(columns, all);
            return [.. kept.Select(j => Correlations.Of(columns[j], joined))];
        };
    }

    static double[] Shares(double[] scores)
    {
        var total = SumKernel.Sum(scores);
        return [.. scores.Select(score => score / total)];
    }
}
