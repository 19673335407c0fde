using Scoring.Aggregating;
using Scoring.Weighting;

namespace Scoring.Experiments.Plans;

/// <summary>The weights of a framework as a flat vector, and what they come to for each indicator.</summary>
sealed class WeightTree
{
    readonly Branch[] branches;
    readonly WeightSpace space;
    readonly FrameworkPlan framework;

    /// <summary>Lays the weights of a framework out.</summary>
    /// <param name="framework">The nodes; the last is the root.</param>
    /// <param name="space">What weights are drawn on.</param>
    internal WeightTree(FrameworkPlan framework, WeightSpace space)
    {
        this.framework = framework;
        this.space = space;
        Reached = Reach(framework);
        Leaves = [.. Reached.Where(position => framework.Nodes[position].Aggregator is null)];
        var found = new List<Branch>();
        var groups = new List<WeightGroup>();
        foreach (var position in Reached)
        {
            var node = framework.Nodes[position];
            if (node.Aggregator is null || !node.Aggregator.UsesWeights) continue;
            var group = new WeightGroup(node.Node.Code, Codes(node.Children), node.Weights, SlotCount);
            found.Add(new Branch(position, node.Children, group));
            groups.Add(group);
            SlotCount += group.Count;
        }
        branches = [.. found];
        Nominal = [.. groups.SelectMany(group => group.Nominal)];
        Groups = groups;
        if (space == WeightSpace.Tree) return;
        var effective = new double[framework.Nodes.Count];
        HandDown(Nominal, effective);
        Groups = [new WeightGroup(framework.Nodes[^1].Node.Code, Codes(Leaves), [.. Leaves.Select(leaf => effective[leaf])], 0)];
        Nominal = [.. Groups[0].Nominal];
    }

    /// <summary>Positions of the nodes that reach the root, parents before children.</summary>
    internal int[] Reached { get; }

    /// <summary>Positions of the indicators that reach the root, in the framework's order.</summary>
    internal int[] Leaves { get; }

    /// <summary>The simplices.</summary>
    internal IReadOnlyList<WeightGroup> Groups { get; }

    /// <summary>The run's weights.</summary>
    internal double[] Nominal { get; }

    /// <summary>Number of nodes, indicators included.</summary>
    internal int NodeCount => framework.Nodes.Count;

    /// <summary>Number of weights of the nodes' children.</summary>
    internal int SlotCount { get; }

    /// <summary>Where a node's children's weights begin among the slots; −1 when weights have no say there.</summary>
    internal int OffsetOf(int position) => branches.FirstOrDefault(branch => branch.Position == position)?.Group.Offset ?? -1;

    /// <summary>Weights of the nodes' children, on the scale they are written on.</summary>
    /// <param name="weights">A vector of weights: the slots themselves, or effective weights of the indicators.</param>
    /// <param name="masses">One number per node to work with.</param>
    /// <param name="slots">By slot.</param>
    internal void ToSlots(ReadOnlySpan<double> weights, Span<double> masses, Span<double> slots)
    {
        if (space == WeightSpace.Tree)
        {
            weights.CopyTo(slots);
            return;
        }
        masses.Clear();
        for (var leaf = 0; leaf < Leaves.Length; leaf++) masses[Leaves[leaf]] = weights[leaf];
        for (var reached = Reached.Length - 1; reached >= 0; reached--)
            foreach (var child in framework.Nodes[Reached[reached]].Children)
                masses[Reached[reached]] += masses[child];
        foreach (var branch in branches)
        {
            var own = slots.Slice(branch.Group.Offset, branch.Group.Count);
            var sum = masses[branch.Position];
            for (var child = 0; child < own.Length; child++)
                own[child] = sum > 0 ? branch.Group.Total * (masses[branch.Children[child]] / sum) : branch.Group.Nominal[child];
        }
    }

    /// <summary>What each node and indicator weighs in the root: the shares down the tree multiplied; a sum and a Borda count do not divide.</summary>
    /// <param name="slots">By slot.</param>
    /// <param name="effective">By position.</param>
    internal void HandDown(ReadOnlySpan<double> slots, Span<double> effective)
    {
        effective.Clear();
        effective[framework.Nodes.Count - 1] = 1;
        foreach (var branch in branches) // parents first
        {
            var own = slots.Slice(branch.Group.Offset, branch.Group.Count);
            var sum = 0.0;
            foreach (var weight in own) sum += weight;
            var mass = effective[branch.Position];
            var divides = framework.Nodes[branch.Position].Aggregator is not (Sum or BordaCount);
            for (var child = 0; child < own.Length; child++)
                effective[branch.Children[child]] = divides ? mass * (own[child] / sum) : mass * own[child];
        }
    }

    /// <summary>The weights of a run with these slots.</summary>
    /// <param name="slots">By slot.</param>
    /// <param name="otherwise">The weights where these have no say.</param>
    internal NodeWeights ToNodeWeights(ReadOnlySpan<double> slots, NodeWeights otherwise)
    {
        var byCode = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var node in framework.Nodes) byCode[node.Node.Code] = otherwise.Of(node.Node);
        foreach (var (code, weight) in ByCode(slots)) byCode[code] = weight;
        return new NodeWeights(byCode);
    }

    /// <summary>The weights of the nodes' children by code, in the order of the slots.</summary>
    /// <param name="slots">By slot.</param>
    internal OrderedDictionary<string, double> ByCode(ReadOnlySpan<double> slots)
    {
        var byCode = new OrderedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var branch in branches)
            for (var child = 0; child < branch.Group.Count; child++)
                byCode[branch.Group.Children[child]] = slots[branch.Group.Offset + child];
        return byCode;
    }

    List<string> Codes(int[] positions) => [.. positions.Select(position => framework.Nodes[position].Node.Code)];

    static int[] Reach(FrameworkPlan framework)
    {
        var reached = new List<int>();
        Add(framework.Nodes.Count - 1);
        return [.. reached];

        void Add(int position)
        {
            reached.Add(position);
            foreach (var child in framework.Nodes[position].Children) Add(child);
        }
    }

    sealed record Branch(int Position, int[] Children, WeightGroup Group);
}
