namespace Scoring.Expressions;

/// <summary>A text is not an expression: where, what was found, what was expected and, where one suggests itself, what to write instead.</summary>
public sealed class ExpressionSyntaxException : Exception
{
    internal ExpressionSyntaxException(TextPosition position, string found, string expected, string? hint = null)
        : base($"Line {position.Line}, column {position.Column}: found {found}, expected {expected}.{(hint is null ? "" : " " + hint)}")
    {
        Line = position.Line;
        Column = position.Column;
        Found = found;
        Expected = expected;
        Hint = hint;
    }

    /// <summary>Line of the fault, from 1.</summary>
    public int Line { get; }

    /// <summary>Column of the fault in characters (Unicode code points), from 1.</summary>
    public int Column { get; }

    /// <summary>What stands there.</summary>
    public string Found { get; }

    /// <summary>What could stand there.</summary>
    public string Expected { get; }

    /// <summary>What the author may have meant, as a sentence; null when nothing is close.</summary>
    public string? Hint { get; }
}
