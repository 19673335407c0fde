using Scoring.Kernels;

namespace Scoring.Experiments.Plans;

/// <summary>A plan's arrays: units in the order of their rows, terms of complete units, terms and nodes of the others.</summary>
/// <param name="Form">How terms were made.</param>
/// <param name="Units">By row: the unit's index in the roster. Complete units stand first.</param>
/// <param name="Complete">Terms of units with every term; null = there are none.</param>
/// <param name="Incomplete">Terms of the other units; null = there are none.</param>
/// <param name="Nodes">The nodes that the others are computed by, children first.</param>
sealed record CompiledTerms(LinearForm Form, int[] Units, TermTiles? Complete, TermTiles? Incomplete, TreeNode[] Nodes)
{
    /// <summary>Aggregate units that are scored beside them; null = none.</summary>
    public TermTiles? References { get; init; }

    /// <summary>The nodes that these are computed by.</summary>
    public TreeNode[] ReferenceNodes { get; init; } = [];

    /// <summary>
    /// Whether a weight of 0 can change more than a sum: a child without a value among those that are left may then take a node, and a rule about coverage above
    /// it, or a comparison of units, its ground. Weightings with a 0 are then aggregated as in the annual run.
    /// </summary>
    public bool MindsZeros { get; init; }

    /// <summary>Largest size of a term, and of their weighted sum.</summary>
    public double Size { get; init; }

    /// <summary>Number of units computed by the product.</summary>
    internal int CompleteCount => Complete?.Units ?? 0;

    /// <summary>Whether two rows have the same cells and are computed in the same way, so that they have the same score whatever the weights.</summary>
    internal bool AreSame(int row, int other)
    {
        if (row < CompleteCount != other < CompleteCount) return false;
        var tiles = (row < CompleteCount ? Complete : Incomplete)!;
        var first = row < CompleteCount ? 0 : CompleteCount;
        for (var term = 0; term < tiles.Terms; term++)
            if (!tiles[term, row - first].Equals(tiles[term, other - first]))
                return false;
        return true;
    }
}
