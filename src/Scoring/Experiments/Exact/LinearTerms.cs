using Scoring.Aggregating;
using Scoring.Evaluating;
using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Weighting;

namespace Scoring.Experiments.Exact;

/// <summary>A year's index as one weighted sum over indicators: Σ weight·value, the weights on one simplex.</summary>
/// <remarks>
/// Holds where all nodes are arithmetic means, or all geometric (then of logarithms), and nothing on the way is rescaled or rounded. A unit with a missing
/// indicator has no such sum, as the others' weights change: it is left out and counted. Indicators that weigh nothing are no part of the simplex.
/// </remarks>
public sealed class LinearTerms
{
    LinearTerms(IReadOnlyList<string> codes, double[] weights, double[][] values, int[] units, int incomplete) =>
        (Codes, Weights, this.values, Units, Incomplete) = (codes, weights, values, units, incomplete);

    readonly double[][] values;

    /// <summary>Codes of the indicators.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>Their effective weights, which sum to 1.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>Indices of the ranked units that have every indicator.</summary>
    public IReadOnlyList<int> Units { get; }

    /// <summary>Number of ranked units left out.</summary>
    public int Incomplete { get; }

    /// <summary>Terms that the caller made.</summary>
    /// <param name="codes">Codes of the indicators.</param>
    /// <param name="weights">Weights on the simplex.</param>
    /// <param name="values">By unit, then by indicator; better is higher.</param>
    internal static LinearTerms Of(IReadOnlyList<string> codes, double[] weights, double[][] values) =>
        new(codes, weights, values, [.. Enumerable.Range(0, values.Length)], 0);

    /// <summary>The terms of a year, or null where the index is no such sum.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="year">The year's index.</param>
    public static LinearTerms? Of(Evaluation evaluation, int year)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        if (evaluation.Scheme.Steps.Any(each => each.Kind == StepKind.Adjust)) return null;
        var step = evaluation.Scheme.Steps.First(step => step.Kind == StepKind.Aggregate);
        var plan = FrameworkPlan.Of(evaluation.Scheme.Framework, step, evaluation.Normalised, evaluation.Weights);
        var root = plan.Nodes[^1];
        var logs = root.Aggregator is Geometric;
        var effective = EffectiveWeights.Of(evaluation.Scheme.Framework, evaluation.Weights).ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (var node in plan.Nodes.Where(node => node.Aggregator is not null && effective[node.Node.Code] > 0))
            if (!(logs ? node.Aggregator is Geometric : node.Aggregator is Arithmetic) || node.Node.Then.Count > 0
                || (node != root && (node.Node.Round is not null || node.Choice!.Options.Rounding("round") is not null || (logs && node.Choice!.Options.Has("floor")))))
                return null;
        PlannedNode[] leaves = [.. plan.Nodes.Where(node => node.Variable >= 0 && effective[node.Node.Code] > 0)];
        var ranks = evaluation.Index.Years[year].Ranks;
        var sign = Ranking.RankRule.Of(evaluation.Scheme).HighFirst ? 1 : -1;
        var values = new double[ranks.Length][];
        var (units, incomplete) = (new List<int>(), 0);
        for (var unit = 0; unit < ranks.Length; unit++)
        {
            if (double.IsNaN(ranks[unit])) continue;
            var row = new double[leaves.Length];
            for (var j = 0; j < row.Length; j++)
            {
                var value = evaluation.Normalised[leaves[j].Variable, year].Values[unit];
                if (logs && root.Choice!.Options.NumberOrNull("floor") is { } floor && value < floor) value = floor;
                row[j] = sign * (logs ? DeterministicMath.Log(value) : value);
            }
            if (Array.Exists(row, double.IsNaN)) incomplete++;
            else (values[unit], _) = (row, Keep(units, unit));
        }
        return new LinearTerms([.. leaves.Select(leaf => leaf.Node.Code)], [.. leaves.Select(leaf => effective[leaf.Node.Code])], values, [.. units], incomplete);

        static bool Keep(List<int> units, int unit)
        {
            units.Add(unit);
            return true;
        }
    }

    /// <summary>What each indicator gives a unit over another for one point of weight; better is higher.</summary>
    /// <param name="unit">Index of a unit among <see cref="Units"/>.</param>
    /// <param name="other">Index of another.</param>
    public double[] Difference(int unit, int other)
    {
        var (one, two) = (Row(unit), Row(other));
        var difference = new double[one.Length];
        for (var j = 0; j < one.Length; j++) difference[j] = one[j] - two[j];
        return difference;
    }

    /// <summary>A unit's values by indicator.</summary>
    internal double[] Row(int unit) => values[unit] ?? throw new ArgumentException($"Unit {unit} has no value for some indicator.", nameof(unit));
}
