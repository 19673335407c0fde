using System.Globalization;
using System.Text;

namespace Scoring.Expressions;

/// <summary>Cuts a text into words.</summary>
sealed class ExpressionLexer(string text)
{
    int position;

    /// <summary>The next word; <see cref="TokenKind.End"/> for ever once the text is used up.</summary>
    public Token Next()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
        if (position == text.Length) return new Token(TokenKind.End, position, 0);
        var first = text[position];
        if (char.IsAsciiDigit(first)) return Number();
        if (first == '[') return QuotedName();
        return NameLength(text.AsSpan(position)) is var length and > 0 ? Word(length) : Symbol();
    }

    /// <summary>Whether a name can stand without quotes.</summary>
    public static bool IsPlainName(string name) => NameLength(name) == name.Length && name is not ("and" or "or" or "not" or "missing");

    public ExpressionSyntaxException Fault(int start, string found, string expected, string? hint = null) =>
        new(TextPosition.Of(text, start), found, expected, hint);

    static int NameLength(ReadOnlySpan<char> from)
    {
        var length = 0;
        while (Rune.DecodeFromUtf16(from[length..], out var rune, out var consumed) == System.Buffers.OperationStatus.Done
            && IsNamePart(rune, isFirst: length == 0))
            length += consumed;
        return length;
    }

    static bool IsNamePart(Rune rune, bool isFirst) => rune.Value == '_' || Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => true,
        // Many scripts write vowels and tones as marks after the letter.
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => !isFirst,
        _ => false,
    };

    Token Word(int length)
    {
        var name = text.Substring(position, length);
        return name switch
        {
            "and" => Take(TokenKind.Operator, length) with { Operator = BinaryOperator.And },
            "or" => Take(TokenKind.Operator, length) with { Operator = BinaryOperator.Or },
            "not" => Take(TokenKind.Not, length),
            "missing" => Take(TokenKind.Missing, length),
            _ => Take(TokenKind.Name, length) with { Name = name },
        };
    }

    Token Number()
    {
        var end = SkipDigits(position);
        if (end < text.Length && text[end] == '.')
        {
            var fraction = end + 1;
            end = SkipDigits(fraction);
            if (end == fraction) throw Fault(end, Describe(end), "a digit after the decimal point");
        }
        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var exponent = end + 1;
            if (exponent < text.Length && text[exponent] is '+' or '-') exponent++;
            end = SkipDigits(exponent);
            if (end == exponent) throw Fault(end, Describe(end), "a digit in the exponent");
        }
        var written = text.AsSpan(position, end - position);
        if (NameLength(text.AsSpan(end)) > 0)
            throw Fault(position, $"'{written}{text.AsSpan(end, NameLength(text.AsSpan(end)))}'", "a number or a name",
                "A name that starts with a digit is written in brackets; a product needs '*'.");
        var value = double.Parse(written, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value)) throw Fault(position, $"'{written}'", "a number below 1.8e308");
        return Take(TokenKind.Number, written.Length) with { Number = value };
    }

    int SkipDigits(int from)
    {
        while (from < text.Length && char.IsAsciiDigit(text[from])) from++;
        return from;
    }

    Token QuotedName()
    {
        var name = new StringBuilder();
        for (var i = position + 1; i < text.Length; i++)
        {
            if (char.IsControl(text[i])) throw Fault(i, Describe(i), "']' on the same line to close the quoted name");
            if (text[i] == ']' && (i + 1 == text.Length || text[i + 1] != ']'))
                return name.Length == 0
                    ? throw Fault(position, "'[]'", "a name in the brackets")
                    : Take(TokenKind.QuotedName, i + 1 - position) with { Name = name.ToString() };
            if (text[i] == ']') i++;
            name.Append(text[i]);
        }
        throw Fault(text.Length, Describe(text.Length), "']' to close the quoted name");
    }

    Token Symbol()
    {
        var (first, second) = (Narrow(position), Narrow(position + 1));
        return (first, second) switch
        {
            ('<', '=') => Operator(BinaryOperator.LessOrEqual, 2),
            ('>', '=') => Operator(BinaryOperator.GreaterOrEqual, 2),
            ('<', '>') or ('!', '=') => Operator(BinaryOperator.NotEqual, 2),
            ('=', '=') => Operator(BinaryOperator.Equal, 2),
            ('<', _) => Operator(BinaryOperator.Less, 1),
            ('>', _) => Operator(BinaryOperator.Greater, 1),
            ('=', _) => Operator(BinaryOperator.Equal, 1),
            ('≤', _) => Operator(BinaryOperator.LessOrEqual, 1),
            ('≥', _) => Operator(BinaryOperator.GreaterOrEqual, 1),
            ('≠', _) => Operator(BinaryOperator.NotEqual, 1),
            ('+', _) => Operator(BinaryOperator.Add, 1),
            ('-' or '\u2212', _) => Operator(BinaryOperator.Subtract, 1),
            ('*', '*') => throw Fault(position, "'**'", "an operator", "A power is written '^'."),
            ('*' or '×', _) => Operator(BinaryOperator.Multiply, 1),
            ('/' or '÷', _) => Operator(BinaryOperator.Divide, 1),
            ('^', _) => Operator(BinaryOperator.Power, 1),
            ('(', _) => Take(TokenKind.LeftParenthesis, 1),
            (')', _) => Take(TokenKind.RightParenthesis, 1),
            (',', _) => Take(TokenKind.Comma, 1),
            _ => throw Fault(position, Describe(position), "a number, a name, an operator or a parenthesis", Hint(first)),
        };
    }

    /// <summary>The character at an offset; a full-width sign (＋, （, ，) as its ASCII one, NUL past the end.</summary>
    char Narrow(int at) =>
        at >= text.Length ? '\0' : text[at] is >= '！' and <= '～' ? (char)(text[at] - '！' + '!') : text[at];

    static string? Hint(char character) => character switch
    {
        '&' => "Write 'and', or put a name that holds '&' in brackets.",
        '|' => "Write 'or'.",
        '!' => "Write 'not'.",
        '%' => "Divide by 100 for a percentage; a name that holds '%' is written in brackets.",
        ';' or '、' => "Arguments are separated by ','.",
        '.' => "A decimal number starts with a digit, as in 0.5.",
        '"' or '\'' or '“' or '”' or '［' or '【' => "A name is quoted with brackets, as in [R&D].",
        '{' or '}' => "Group with parentheses.",
        _ => null,
    };

    Token Take(TokenKind kind, int length)
    {
        var token = new Token(kind, position, length);
        position += length;
        return token;
    }

    Token Operator(BinaryOperator operation, int length) => Take(TokenKind.Operator, length) with { Operator = operation };

    string Describe(int at)
    {
        if (at >= text.Length) return "the end";
        return Rune.TryGetRuneAt(text, at, out var rune) && !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format
            ? $"'{rune}'"
            : string.Create(CultureInfo.InvariantCulture, $"the character U+{(int)text[at]:X4}");
    }
}
