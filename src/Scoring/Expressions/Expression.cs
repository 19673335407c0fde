namespace Scoring.Expressions;

/// <summary>Placeholder until the expression language is merged.</summary>
public sealed class Expression
{
    /// <summary>Parses.</summary>
    public static Expression Parse(string text) => new() { Text = text };

    /// <summary>Text.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Names.</summary>
    public IReadOnlyList<string> Names { get; } = [];
}
