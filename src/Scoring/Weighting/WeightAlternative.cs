using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;

namespace Scoring.Weighting;

/// <summary>One way to weigh a scheme's nodes, and what comes of it.</summary>
/// <param name="Name">Its name: <c>scheme</c> for what the scheme says, else a method's name, with the recipe where there are two.</param>
public sealed record WeightAlternative(string Name)
{
    /// <summary>The method with its options; null for what the scheme says, which may differ by node.</summary>
    public required MethodChoice? Choice { get; init; }

    /// <summary>The weights inside the nodes.</summary>
    public required NodeWeights Weights { get; init; }

    /// <summary>The weights in the index by code of node and indicator, parents before children.</summary>
    public required IReadOnlyList<KeyValuePair<string, double>> Effective { get; init; }

    /// <summary>What it fitted, by node: weights and what the method worked out beside them.</summary>
    public required IReadOnlyList<FittedEntry> Fitted { get; init; }

    /// <summary>Nodes for which the method has no weights, so that the scheme's stand in.</summary>
    public required IReadOnlyCollection<string> StandIns { get; init; }

    /// <summary>What the method found, and why it has no weights for a node.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What indicators and nodes really do to the scores; null when the index cannot be made with these weights.</summary>
    public required RealInfluence? Influence { get; init; }
}
