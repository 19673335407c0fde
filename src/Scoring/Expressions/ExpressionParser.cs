using static System.FormattableString;

namespace Scoring.Expressions;

/// <summary>Reads a text by operator precedence. One instance reads one text.</summary>
sealed class ExpressionParser
{
    readonly string text;
    readonly ExpressionLexer lexer;
    readonly List<string> names = [];
    readonly HashSet<string> seen = new(StringComparer.Ordinal);
    Token current;
    int depth;

    public ExpressionParser(string text)
    {
        this.text = text;
        lexer = new ExpressionLexer(text);
    }

    public Expression Parse()
    {
        if (text.Length > Expression.MaximumLength)
            throw lexer.Fault(Expression.MaximumLength, Invariant($"{text.Length} characters"), Invariant($"at most {Expression.MaximumLength}"),
                "Split the expression into several indicators.");
        Advance();
        var root = ParseAtLeast(Precedence.Or);
        if (current.Kind != TokenKind.End) throw Unexpected("an operator or the end", OperatorHint());
        return new Expression(text, root, names);
    }

    /// <summary>Reads an expression made of operators that bind at least as tightly as <paramref name="least"/>.</summary>
    Node ParseAtLeast(Precedence least)
    {
        if (++depth > Expression.MaximumDepth)
            throw lexer.Fault(current.Start, "a deeper level", Invariant($"at most {Expression.MaximumDepth} levels of nesting"),
                "Split the expression into several indicators.");
        var left = ParseFirst(least);
        while (current.Kind == TokenKind.Operator && BinaryOperators.PrecedenceOf(current.Operator) is var own && own >= least)
        {
            var operation = current.Operator;
            Advance();
            left = new BinaryNode(operation, left, ParseAtLeast(BinaryOperators.RightOf(operation)));
            if (own == Precedence.Comparison && current.Kind == TokenKind.Operator && BinaryOperators.PrecedenceOf(current.Operator) == own)
                throw Unexpected("'and', 'or' or the end of the comparison", "Comparisons do not chain: write 'a < b and b < c'.");
        }
        depth--;
        return left;
    }

    Node ParseFirst(Precedence least)
    {
        var token = current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                Advance();
                return new NumberNode(token.Number);
            case TokenKind.Missing:
                Advance();
                return new NumberNode(double.NaN);
            case TokenKind.Operator when token.Operator == BinaryOperator.Subtract:
                Advance();
                return new NegateNode(ParseAtLeast(Precedence.Sign));
            case TokenKind.Not when least > Precedence.Not:
                throw Unexpected("a value", "Put 'not …' in parentheses here.");
            case TokenKind.Not:
                Advance();
                return new NotNode(ParseAtLeast(Precedence.Not));
            case TokenKind.LeftParenthesis:
                Advance();
                var inner = ParseAtLeast(Precedence.Or);
                Close("an operator or ')'");
                return inner;
            case TokenKind.Name:
                Advance();
                return current.Kind == TokenKind.LeftParenthesis ? ParseCall(token) : Name(token);
            case TokenKind.QuotedName:
                Advance();
                return current.Kind == TokenKind.LeftParenthesis
                    ? throw Unexpected("an operator or the end", "Function names are not quoted; a product needs '*'.")
                    : Name(token);
            default:
                throw Unexpected("a value");
        }
    }

    NameNode Name(Token token)
    {
        if (seen.Add(token.Name)) names.Add(token.Name);
        return new NameNode(token.Name);
    }

    CallNode ParseCall(Token name)
    {
        var function = ExpressionCatalogue.Find(name.Name) ?? throw UnknownFunction(name);
        Advance();
        List<Node> arguments = [];
        List<int> starts = [];
        if (current.Kind != TokenKind.RightParenthesis)
        {
            while (true)
            {
                starts.Add(current.Start);
                arguments.Add(ParseAtLeast(Precedence.Or));
                if (current.Kind != TokenKind.Comma) break;
                Advance();
            }
        }
        Close("an operator, ',' or ')'");
        return Call(function, arguments, starts, name.Start);
    }

    CallNode Call(ExpressionFunction function, List<Node> arguments, List<int> starts, int start)
    {
        var given = arguments.Count;
        var least = function.LeastArguments + (function.Parameter is { Default: null } ? 1 : 0);
        var most = function.Parameter is null ? function.MostArguments : function.MostArguments + 1;
        if (given < least || given > most)
            throw lexer.Fault(start, Invariant($"'{function.Name}' with {given} argument{(given == 1 ? "" : "s")}"), function.Signature);
        if (function.Parameter is not { } parameter) return new CallNode(function, [.. arguments], 0);
        if (given == function.MostArguments) return new CallNode(function, [.. arguments], parameter.Default!.Value);
        var written = arguments[^1];
        if (written is not NumberNode { Value: var value } || value != Math.Floor(value) || value < parameter.Least || value > parameter.Most)
            throw lexer.Fault(starts[^1], $"'{written.Canonical}'",
                Invariant($"{parameter.Name} as a whole number from {parameter.Least} to {parameter.Most}"), $"The function is {function.Signature}.");
        arguments.RemoveAt(given - 1);
        return new CallNode(function, [.. arguments], (int)value);
    }

    ExpressionSyntaxException UnknownFunction(Token name)
    {
        var nearest = ExpressionCatalogue.Nearest(name.Name);
        return lexer.Fault(name.Start, $"'{name.Name}('", "a function of the catalogue",
            nearest is null ? "The functions are " + string.Join(", ", ExpressionCatalogue.Functions.Select(function => function.Name)) + "."
                : $"Did you mean '{nearest}'?");
    }

    void Close(string expected)
    {
        if (current.Kind != TokenKind.RightParenthesis) throw Unexpected(expected, OperatorHint());
        Advance();
    }

    /// <summary>What may be meant where an operator was expected.</summary>
    string? OperatorHint() => current.Kind switch
    {
        TokenKind.Name when current.Name.ToLowerInvariant() is "and" or "or" => $"Did you mean '{current.Name.ToLowerInvariant()}'?",
        TokenKind.Name or TokenKind.QuotedName => "A name with spaces or symbols is written in brackets, as in [R&D].",
        TokenKind.LeftParenthesis or TokenKind.Number => "A product needs '*'.",
        TokenKind.RightParenthesis => "There is no '(' for it.",
        _ => null,
    };

    ExpressionSyntaxException Unexpected(string expected, string? hint = null) => lexer.Fault(current.Start,
        current.Kind == TokenKind.End ? "the end" : $"'{text.AsSpan(current.Start, current.Length)}'", expected, hint);

    void Advance() => current = lexer.Next();
}
