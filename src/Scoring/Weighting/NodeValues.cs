using Scoring.Aggregating;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Weighting;

/// <summary>The values of nodes and indicators while weights are fitted from the leaves up: a node's are joined with the weights found so far.</summary>
sealed class NodeValues(WeightingInput input)
{
    readonly Dictionary<string, double[][]> nodes = new(StringComparer.Ordinal);

    /// <summary>The weights found so far.</summary>
    public NodeWeights Weights { get; set; } = NodeWeights.AsWritten;

    /// <summary>The children's values in some years, one row per unit and year.</summary>
    /// <param name="children">The children, whose own children have their weights.</param>
    /// <param name="years">Indices of the years, ascending.</param>
    /// <param name="natural">Whether indicators are taken as they were before normalising.</param>
    public ChildSample Of(IReadOnlyList<Node> children, IReadOnlyList<int> years, bool natural)
    {
        var panel = natural ? input.Natural : input.Panel;
        var values = children.Select(child => child.IsLeaf ? OfLeaf(panel, child) : OfNode(child)).ToArray();
        var rows = new List<(int Year, int Unit)>();
        var isAggregate = panel.Roster.IsAggregate;
        foreach (var year in years)
            for (var unit = 0; unit < panel.UnitCount; unit++)
                if (!isAggregate[unit] && values.Any(child => !double.IsNaN(child[year][unit])))
                    rows.Add((year, unit));
        return new ChildSample([.. values.Select(child => rows.Select(row => child[row.Year][row.Unit]).ToArray())]);
    }

    static double[][] OfLeaf(Panel panel, Node leaf)
    {
        var variable = panel.IndexOf(leaf.Code);
        return [.. Enumerable.Range(0, panel.Years.Count).Select(year => panel[variable, year].Values)];
    }

    /// <summary>A node's values; what its aggregation finds is reported when the run itself aggregates.</summary>
    double[][] OfNode(Node node)
    {
        if (nodes.TryGetValue(node.Code, out var known)) return known;
        var aggregated = Aggregation.Apply(
            node, input.Aggregate, input.Panel, input.Dropped, Aggregation.Scaler(input.Panel, null, input.Conditions), new FindingLog(),
            input.Threads, Weights);
        foreach (var result in aggregated.Nodes.Where(result => result.Publication is null)) nodes[result.Code] = [.. result.Years.Select(year => year.Scores)];
        return nodes[node.Code];
    }
}
