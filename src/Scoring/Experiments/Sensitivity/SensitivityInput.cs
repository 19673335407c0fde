namespace Scoring.Experiments.Sensitivity;

/// <summary>An assumption that a sensitivity analysis varies.</summary>
/// <param name="Kind">Whether it is one weight, the weights of a node, or a choice.</param>
/// <param name="Code">Of a weight: the child's code; of a node's weights: the node's; of a choice: the stage, or the stages that change together.</param>
/// <param name="Node">Code of the node that the weights belong to; null for a choice.</param>
/// <param name="Alternatives">Names of a choice's alternatives, the scheme itself first; empty for weights.</param>
public sealed record SensitivityInput(SensitivityInputKind Kind, string Code, string? Node, IReadOnlyList<string> Alternatives)
{
    /// <summary>How many uniforms it takes.</summary>
    internal int Width { get; init; } = 1;
}

/// <summary>What kind of assumption it is.</summary>
public enum SensitivityInputKind
{
    /// <summary>The number that one weight is made from.</summary>
    Weight,

    /// <summary>The numbers that all weights of a node are made from.</summary>
    Weights,

    /// <summary>Which alternative of a method, indicator or part is taken.</summary>
    Choice,
}
