using Scoring.Evaluating;
using Scoring.Findings;

namespace Scoring.Aggregating;

/// <summary>The samples of methods that compare units.</summary>
sealed partial class NodeTree
{
    readonly Dictionary<int, CrossUnitFit[]> fits = [];

    /// <summary>Fits a node's cross-unit method on all years, or looks its parameters up. Its children must have been computed.</summary>
    /// <param name="node">The node.</param>
    /// <param name="stored">Parameters of an earlier run; null = fit.</param>
    /// <param name="fitted">Takes the parameters.</param>
    /// <returns>What was found, faults and other findings.</returns>
    public IReadOnlyList<Finding> Fit(PlannedNode node, IReadOnlyList<FittedEntry>? stored, List<FittedEntry> fitted)
    {
        var found = new List<Finding>();
        var codes = node.Children.Select(child => plan.Nodes[child].Node.Code).ToList();
        var inSample = Enumerable.Range(0, panel.Years.Count).Select(year => InSample(node, year)).ToArray();
        var fitting = new CrossUnitFitting(panel, node, codes, stored, fitted, found);
        fits[node.Position] = fitting.Run([.. node.Children.Select(child => columns[child].Values)], inSample);
        return found;
    }

    bool[] InSample(PlannedNode node, int year)
    {
        var reasons = (prepared[Slot(node, year)] = Prepare(node, year)).Reasons;
        var inSample = panel.Present(year).ToArray();
        for (var unit = 0; unit < inSample.Length; unit++)
            inSample[unit] = inSample[unit] && !panel.Roster.IsAggregate[unit] && (reasons is null || !reasons.ContainsKey(unit)) && HasChild(node, year, unit);
        return inSample;
    }

    bool HasChild(PlannedNode node, int year, int unit)
    {
        for (var j = 0; j < node.Children.Length; j++)
            if (node.Weights[j] > 0 && !double.IsNaN(columns[node.Children[j]].Values[year][unit]))
                return true;
        return false;
    }
}
