using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Schemes;

namespace Scoring.Weighting;

/// <summary>Balanced weights whose correlations are those with the index: all nodes that ask for them are solved together.</summary>
/// <remarks>
/// Every trial joins the whole framework anew, so whatever stands between a child and the index (other methods, <c>then</c> lists, missing values) is in the
/// correlations. All other weights stay as they were fitted. A node's declared rounding acts at the end.
/// </remarks>
static class IndexBalance
{
    /// <summary>Whether a choice asks for correlations with the index.</summary>
    public static bool IsAsked(MethodChoice choice) =>
        choice.Method.Name == "balanced" && choice.Options.Word("with") == "index";

    /// <summary>Weights to start from, against the children's standard deviations; null after a fault.</summary>
    public static FittedEntry? Start(Node node, IReadOnlyList<Node> children, IReadOnlyList<int>? years, NodeValues values)
    {
        if (years is null) return null;
        var sample = values.Of(children, years, false);
        var scores = Enumerable.Range(0, children.Count)
            .Select(j => ChildSample.IsConstant(sample.Column(j)) ? 0 : 1 / SumKernel.StandardDeviation(sample.Column(j), sample: true)).ToArray();
        var total = SumKernel.Sum(scores);
        return Entry(node, [.. children.Select((child, j) => (child.Code, total > 0 ? scores[j] / total : 1.0 / children.Count))], []);
    }

    /// <summary>The weights with the nodes' children balanced; their entries take the place of those they started from.</summary>
    public static NodeWeights Solve(WeightingInput input, Step step, List<Node> nodes, NodeWeights weights, List<FittedEntry> fitted, FindingLog findings)
    {
        var children = nodes.SelectMany(node => Weighting.Feeding(node)).ToList();
        var start = children.Select(weights.Of).ToArray();
        var blocks = new int[nodes.Count][];
        for (int b = 0, next = 0; b < blocks.Length; next += blocks[b].Length, b++) blocks[b] = [.. Enumerable.Range(next, Weighting.Feeding(nodes[b]).Count)];
        var targets = nodes.SelectMany(node => Weighting.Feeding(node).Select(child =>
            step.For(node.Code).Options.NumberByName("targets").TryGetValue(child.Code, out var target) ? target : 1)).ToArray();
        for (var j = 0; j < start.Length; j++)
        {
            if (start[j] > 0) continue;
            targets[j] = 0;
            findings.Add(new Finding { Kind = FindingKinds.WeightConstant, Variable = children[j].Code, Found = "–" });
        }
        var total = SumKernel.Sum(targets);
        var years = Weighting.Years(input, step.For(nodes[0].Code).Options, nodes[0], [])!;
        // A child without spread correlates with nothing and keeps its weight of zero.
        var (found, gaps) = BalanceSolver.Solve(blocks, [.. targets.Select(target => target / total)], start,
            trial => [.. Correlations(trial).Select(r => double.IsNaN(r) ? 0 : r)]);

        var reached = Correlations(found);
        for (var b = 0; b < blocks.Length; b++) Take(nodes[b], blocks[b]);
        return weights.With(fitted.SelectMany(NodeWeights.In));

        double[] Correlations(double[] trial)
        {
            var values = new NodeValues(input) { Weights = weights.With(children.Select((child, j) => (child.Code, trial[j]))) };
            var sample = values.Of([input.Scheme.Framework, .. children], years, false);
            return [.. children.Select((_, j) => Scoring.Weighting.Correlations.Of(sample.Column(j + 1), sample.Column(0)))];
        }

        void Take(Node node, int[] block)
        {
            var own = block.Select(j => found[j]).ToArray();
            step.For(node.Code).Options.Rounding("round")?.Apply(own);
            var worst = block.Max(j => Math.Abs(gaps[j]));
            fitted[fitted.FindIndex(entry => entry.Code == node.Code)] = Entry(node, [.. block.Select((j, i) => (children[j].Code, own[i]))],
                [("largest_gap", worst), .. block.Select(j => ("correlation:" + children[j].Code, reached[j]))]);
            if (!(worst <= 1e-6))
                findings.Add(new Finding
                {
                    Kind = FindingKinds.BalanceNotReached,
                    Variable = node.Code,
                    Found = WeighingContext.Invariant($"{worst:0.####}; w = 0: ")
                        + string.Join(", ", block.Where((_, i) => own[i] == 0).Select(j => children[j].Code).DefaultIfEmpty("–")),
                });
        }
    }

    static FittedEntry Entry(Node node, IReadOnlyList<(string Child, double Weight)> weights, IReadOnlyList<(string, double)> statistics) =>
        new(node.Code, 0, null, null, "balanced", new()
        {
            Parameters = [.. weights.Select(weight => (NodeWeights.Prefix + weight.Child, weight.Weight)), .. statistics],
        });
}
