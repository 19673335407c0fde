using System.Globalization;

namespace Scoring.Tests.Expressions;

/// <summary>An expression as the tests write it down, with no part in common with the engine's tree.</summary>
/// <param name="Word">An operator, a function, a name, or a number.</param>
/// <param name="Parts">Its operands; none for names and numbers.</param>
/// <param name="Parameter">The written number of a time function or of <c>round</c>.</param>
public sealed record Sketch(string Word, Sketch[] Parts, int Parameter = 0)
{
    public static readonly string[] Names = ["a", "b", "研发", "R&D经费", "x]y"];
    public static readonly string[] Infix = ["or", "and", "<", "<=", ">", ">=", "=", "!=", "+", "-", "*", "/", "^"];
    public static readonly string[] Timed = ["round", "lag", "growth", "change", "multiple", "cagr", "sum", "mean"];

    public bool IsNumber => Parts.Length == 0 && char.IsAsciiDigit(Word[0]);

    public double Number => double.Parse(Word, CultureInfo.InvariantCulture);

    /// <summary>The text with every operation in parentheses and every name quoted.</summary>
    public override string ToString() => (Word, Parts) switch
    {
        (_, []) when IsNumber || Word == "missing" => Word,
        (_, []) => $"[{Word.Replace("]", "]]", StringComparison.Ordinal)}]",
        ("-" or "not", [var x]) => $"({Word} {x})",
        (_, [var x, var y]) when Infix.Contains(Word) => $"({x} {Word} {y})",
        _ when Timed.Contains(Word) => $"{Word}({Parts[0]}, {Parameter})",
        _ => $"{Word}({string.Join(", ", Parts.Select(part => part.ToString()))})",
    };
}
