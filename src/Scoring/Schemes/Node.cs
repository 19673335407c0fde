using Scoring.Methods;

namespace Scoring.Schemes;

/// <summary>A node of the framework: an indicator (leaf), a pillar, or the index (root).</summary>
/// <param name="Code">Its code; a leaf has its indicator's.</param>
public sealed record Node(string Code)
{
    /// <summary>Name. Default: the code, or the indicator's name.</summary>
    public Text Name { get; init; } = Text.Same(Code);

    /// <summary>Weight beside its siblings; only ratios matter, except under <c>sum</c>. Default: 1.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Children in the order given; empty for a leaf.</summary>
    public IReadOnlyList<Node> Children { get; init; } = [];

    /// <summary>True for an indicator.</summary>
    public bool IsLeaf => Children.Count == 0;

    /// <summary>Normalisers applied one after another to the node's value across units before its parent reads it.</summary>
    public IReadOnlyList<MethodChoice> Then { get; init; } = [];

    /// <summary>Declared rounding of the node's final value, after <see cref="Then"/>; null = none.</summary>
    public RoundingRule? Round { get; init; }

    /// <summary>Further outputs made from the node's value that no parent reads.</summary>
    public IReadOnlyList<Publication> Publish { get; init; } = [];

    /// <summary>False when the node is computed and published but its parent does not read it. Default: true.</summary>
    public bool FeedsParent { get; init; } = true;

    /// <summary>This node and all below it, children before their parent, siblings in the order given.</summary>
    public IEnumerable<Node> BottomUp() => Children.SelectMany(child => child.BottomUp()).Append(this);

    /// <summary>This node and all below it, parents before their children.</summary>
    public IEnumerable<Node> TopDown() => Children.SelectMany(child => child.TopDown()).Prepend(this);
}
