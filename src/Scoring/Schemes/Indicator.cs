using Scoring.Expressions;
using Scoring.Methods;

namespace Scoring.Schemes;

/// <summary>One indicator: what it measures and how it is derived.</summary>
/// <param name="Code">Its code, unique among indicators and nodes.</param>
public sealed record Indicator(string Code)
{
    /// <summary>Name. Default: the code.</summary>
    public Text Name { get; init; } = Text.Same(Code);

    /// <summary>Unit of measure, such as <c>%</c> or <c>件/万人</c>.</summary>
    public string Unit { get; init; } = "";

    /// <summary>+1 when more is better, −1 when less is. JSON: <c>"+"</c> or <c>"-"</c>.</summary>
    public int Direction { get; init; } = 1;

    /// <summary>Its value from raw variables and other indicators; null = the variable of the same code.</summary>
    public Expression? Value { get; init; }

    /// <summary>Standard value (标准值) that full marks stand for; null = none.</summary>
    public double? Standard { get; init; }

    /// <summary>Target value; null = none.</summary>
    public double? Target { get; init; }

    /// <summary>Declared rounding of the derived value; null = none.</summary>
    public RoundingRule? Round { get; init; }
}
