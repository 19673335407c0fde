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
    /// <summary>Number of units computed by the product.</summary>
    internal int CompleteCount => Complete?.Units ?? 0;
}
