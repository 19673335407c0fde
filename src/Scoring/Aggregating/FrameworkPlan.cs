using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Weighting;

namespace Scoring.Aggregating;

/// <summary>A framework laid out flat: children before their parents, each node with what its aggregation needs.</summary>
sealed class FrameworkPlan
{
    FrameworkPlan(PlannedNode[] nodes) => Nodes = nodes;

    /// <summary>Every node, leaves included, children before their parents; the root is the last.</summary>
    public IReadOnlyList<PlannedNode> Nodes { get; }

    /// <summary>The node with this code, or null.</summary>
    public PlannedNode? Find(string code) => Nodes.FirstOrDefault(node => node.Node.Code == code);

    /// <summary>Lays a framework out for a panel whose variables are its indicators, with the weights of a run.</summary>
    public static FrameworkPlan Of(Node framework, Step aggregate, Panel panel, NodeWeights weights)
    {
        var nodes = new List<PlannedNode>();
        Add(framework, aggregate, panel, weights, nodes);
        return new FrameworkPlan([.. nodes]);
    }

    static int Add(Node node, Step aggregate, Panel panel, NodeWeights weights, List<PlannedNode> nodes)
    {
        var children = node.Children.Select(child => Add(child, aggregate, panel, weights, nodes)).ToArray();
        var feeding = children.Where(child => nodes[child].Node.FeedsParent).ToArray();
        var choice = node.IsLeaf ? null : aggregate.For(node.Code);
        var position = nodes.Count;
        nodes.Add(new PlannedNode(node, position)
        {
            Variable = node.IsLeaf ? panel.IndexOf(node.Code) : -1,
            Children = feeding,
            Weights = [.. feeding.Select(child => weights.Of(nodes[child].Node))],
            Choice = choice,
            Aggregator = choice is null ? null : Aggregators.Find(choice.Method.Name),
        });
        if (node.IsLeaf && nodes[position].Variable < 0)
            throw new ArgumentException($"The panel has no indicator '{node.Code}'.", nameof(panel));
        return position;
    }
}

/// <summary>One node of a <see cref="FrameworkPlan"/>.</summary>
/// <param name="Node">The node of the framework.</param>
/// <param name="Position">Its position in the plan.</param>
sealed record PlannedNode(Node Node, int Position)
{
    /// <summary>Index of a leaf's variable in the panel; −1 for other nodes.</summary>
    public required int Variable { get; init; }

    /// <summary>Positions of the children that the node reads, in the order given.</summary>
    public required int[] Children { get; init; }

    /// <summary>Their weights as the run uses them.</summary>
    public required double[] Weights { get; init; }

    /// <summary>Method and options; null for a leaf.</summary>
    public required MethodChoice? Choice { get; init; }

    /// <summary>The method; null for a leaf.</summary>
    public required Aggregator? Aggregator { get; init; }
}
