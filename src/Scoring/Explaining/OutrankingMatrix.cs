using Scoring.Aggregating;
using Scoring.Evaluating;
using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Explaining;

/// <summary>Who outranks whom at a node in one year: for each pair of units the share of the children's weights that speaks for the first.</summary>
/// <remarks>
/// Equal children count half to each side. A share rests on the children that both units have; without any it is ½. Units without a child there outrank nobody and
/// are outranked by nobody: NaN. The diagonal is 0. More is better in every child, except those that the node's method counts as costs.
/// Source: G. Munda, Social Multi-Criteria Evaluation for a Sustainable Economy (2008); OECD/JRC Handbook (2008), step 6.
/// </remarks>
public sealed class OutrankingMatrix
{
    readonly double[][] children;
    readonly double[] weights;
    readonly bool[] hasChild;

    OutrankingMatrix(double[][] children, double[] weights, int units)
    {
        this.children = children;
        this.weights = weights;
        hasChild = [.. Enumerable.Range(0, units).Select(unit => Array.Exists(children, child => !double.IsNaN(child[unit])))];
        var (pairs, dominances) = (0L, 0L);
        for (var first = 0; first < units; first++)
            for (var second = 0; second < first; second++)
            {
                if (!hasChild[first] || !hasChild[second]) continue;
                pairs++;
                if (OutrankingKernel.Dominates(children, first, second) || OutrankingKernel.Dominates(children, second, first)) dominances++;
            }
        (Dominances, DominanceShare) = (dominances, pairs == 0 ? double.NaN : (double)dominances / pairs);
    }

    /// <summary>Number of pairs in which one unit is larger in every child that both have: no weights can turn them round.</summary>
    public long Dominances { get; }

    /// <summary>The same as a share of the pairs compared, 0..1; NaN without a pair.</summary>
    public double DominanceShare { get; }

    /// <summary>Share of the weights that speaks for the first unit over the second (both by index), 0..1; NaN where either has no child.</summary>
    public double this[int first, int second] => !hasChild[first] || !hasChild[second] ? double.NaN
        : first == second ? 0
        : OutrankingKernel.Share(children, weights, first, second);

    /// <summary>The matrix of a node's children.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="node">Code of the node; it must not be an indicator or a publication.</param>
    /// <param name="year">Calendar year.</param>
    /// <exception cref="ArgumentException">The framework has no such node, or the evaluation no such year.</exception>
    public static OutrankingMatrix Of(Evaluation evaluation, string node, int year)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var found = evaluation.Scheme.Framework.TopDown().FirstOrDefault(known => known.Code == node && !known.IsLeaf)
            ?? throw new ArgumentException($"The framework has no node '{node}'.", nameof(node));
        var at = evaluation.Normalised.IndexOfYear(year);
        if (at < 0) throw new ArgumentException($"The evaluation has no year {year}.", nameof(year));
        var plan = FrameworkPlan.Of(found, evaluation.Scheme.Steps.First(step => step.Kind == StepKind.Aggregate), evaluation.Normalised, evaluation.Weights);
        var root = plan.Nodes[^1];
        var costs = root.Choice!.Options.All.FirstOrDefault(option => option.Key == "costs").Value as string[] ?? [];
        var (columns, weights) = (new List<double[]>(), new List<double>());
        for (var j = 0; j < root.Children.Length; j++)
        {
            if (root.Weights[j] == 0) continue;
            var child = plan.Nodes[root.Children[j]];
            var values = child.Variable >= 0
                ? evaluation.Normalised[child.Variable, at].Values
                : evaluation.Nodes.First(result => result.Code == child.Node.Code && result.Publication is null).Years[at].Scores;
            columns.Add(costs.Contains(child.Node.Code) ? CrossUnitAggregator.Negated(values) : values);
            weights.Add(root.Weights[j]);
        }
        return new OutrankingMatrix([.. columns], [.. weights], evaluation.Roster.Count);
    }
}
