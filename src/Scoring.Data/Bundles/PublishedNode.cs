using Scoring.Schemes;

namespace Scoring.Data.Bundles;

/// <summary>A node or publication with its results, row by row of the run.</summary>
/// <param name="Code">Code in the result tables.</param>
/// <param name="Name">Name.</param>
/// <param name="Node">The node of the framework.</param>
/// <param name="Parent">The node above, or null for the index; a publication's is its node.</param>
/// <param name="Publication">The publication, or null for the node itself.</param>
/// <param name="Depth">0 for the index.</param>
public sealed record PublishedNode(string Code, Text Name, Node Node, Node? Parent, Publication? Publication, int Depth)
{
    /// <summary>Score by row; NaN = none.</summary>
    public required double[] Scores { get; init; }

    /// <summary>Place by row; NaN = none.</summary>
    public required double[] Ranks { get; init; }

    /// <summary>Available children over those that apply, by row; NaN = none.</summary>
    public required double[] Coverage { get; init; }

    /// <summary>Why there is no score, by row, in English; null = there is one.</summary>
    public required string?[] Unscored { get; init; }

    /// <summary>Places inside peer groups by the ranking's name, then by row; NaN = none.</summary>
    public required IReadOnlyList<(string Name, double[] Ranks)> GroupRanks { get; init; }

    /// <summary>Code of the class by row, null = none; null for nodes that the scheme does not grade by. The index has its class after vetoes.</summary>
    public string?[]? Classes { get; init; }
}
