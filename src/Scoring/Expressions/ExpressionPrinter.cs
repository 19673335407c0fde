using System.Globalization;
using System.Text;

namespace Scoring.Expressions;

/// <summary>Writes a syntax tree as text with only the parentheses needed.</summary>
static class ExpressionPrinter
{
    public static string Print(Node node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    static void Append(StringBuilder text, Node node)
    {
        switch (node)
        {
            case NumberNode number:
                text.Append(double.IsNaN(number.Value) ? "missing" : number.Value.ToString("R", CultureInfo.InvariantCulture));
                break;
            case NameNode { Name: var name }:
                text.Append(ExpressionLexer.IsPlainName(name) ? name : $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]");
                break;
            case NegateNode negate:
                text.Append('-');
                Append(text, negate.Operand, Precedence.Sign);
                break;
            case NotNode not:
                text.Append("not ");
                Append(text, not.Operand, Precedence.Not);
                break;
            case BinaryNode binary:
                AppendChain(text, binary);
                break;
            case CallNode call:
                AppendCall(text, call);
                break;
        }
    }

    /// <summary>Appends a node, in parentheses when it binds more loosely than its place allows.</summary>
    static void Append(StringBuilder text, Node node, Precedence least)
    {
        var needed = PrecedenceOf(node) < least;
        if (needed) text.Append('(');
        Append(text, node);
        if (needed) text.Append(')');
    }

    static void AppendChain(StringBuilder text, BinaryNode outermost)
    {
        var chain = BinaryNode.Chain(outermost);
        // A link in parentheses opens them before everything to its left.
        var isOpened = false;
        foreach (var link in chain.Reverse())
        {
            isOpened = NeedsParentheses(link.Left, link);
            if (isOpened) text.Append('(');
        }
        var first = chain.Peek();
        Append(text, first.Left);
        if (isOpened) text.Append(')');
        while (chain.TryPop(out var link))
        {
            text.Append(' ').Append(BinaryOperators.SymbolOf(link.Operation)).Append(' ');
            Append(text, link.Right, BinaryOperators.RightOf(link.Operation));
            if (chain.TryPeek(out var outer) && NeedsParentheses(link, outer)) text.Append(')');
        }
    }

    static bool NeedsParentheses(Node left, BinaryNode parent) => PrecedenceOf(left) < BinaryOperators.LeftOf(parent.Operation);

    static void AppendCall(StringBuilder text, CallNode call)
    {
        text.Append(call.Function.Name).Append('(');
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            if (i > 0) text.Append(", ");
            Append(text, call.Arguments[i]);
        }
        if (call.Function.Parameter is { } parameter && call.Parameter != parameter.Default)
            text.Append(CultureInfo.InvariantCulture, $", {call.Parameter}");
        text.Append(')');
    }

    static Precedence PrecedenceOf(Node node) => node switch
    {
        BinaryNode binary => BinaryOperators.PrecedenceOf(binary.Operation),
        NegateNode => Precedence.Sign,
        NotNode => Precedence.Not,
        _ => Precedence.Primary,
    };
}
