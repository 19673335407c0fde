namespace Scoring.Expressions;

enum TokenKind
{
    End,
    Number,
    Name,
    QuotedName,
    Operator,
    Not,
    Missing,
    Comma,
    LeftParenthesis,
    RightParenthesis,
}

/// <summary>A word of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its offset in the text.</param>
/// <param name="Length">Its length in the text.</param>
readonly record struct Token(TokenKind Kind, int Start, int Length)
{
    /// <summary>The name without its quotes; empty for other kinds.</summary>
    public string Name { get; init; } = "";

    /// <summary>The value of a number.</summary>
    public double Number { get; init; }

    /// <summary>Which operator it is.</summary>
    public BinaryOperator Operator { get; init; }
}
