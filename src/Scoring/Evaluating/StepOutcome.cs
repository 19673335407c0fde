using Scoring.Panels;
using Scoring.Treating;
using Scoring.Weighting;

namespace Scoring.Evaluating;

/// <summary>What one step made of what it was given.</summary>
/// <param name="Panel">The panel after the step; the one before it where the step leaves it alone.</param>
/// <param name="Nodes">The nodes' results after the step; null before the aggregation.</param>
/// <param name="Record">What it fitted and changed.</param>
sealed record StepOutcome(Panel Panel, IReadOnlyList<NodeResult>? Nodes, StepRecord Record)
{
    /// <summary>Columns that a treatment changed, before and after.</summary>
    public IReadOnlyList<TreatedColumn> Treated { get; init; } = [];

    /// <summary>What adjustments, classes and rewards have been made of the nodes so far.</summary>
    public Rulings Rulings { get; init; } = Rulings.None;

    /// <summary>The weights that the aggregation is to use; no step comes between fitting and using them.</summary>
    public NodeWeights Weights { get; init; } = NodeWeights.AsWritten;
}
