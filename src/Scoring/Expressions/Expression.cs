namespace Scoring.Expressions;

/// <summary>A formula of a scheme: the <c>value</c> of a derived indicator or the <c>formula</c> of a node. Immutable.</summary>
/// <remarks>
/// <para>From loosest to tightest: <c>or</c>, <c>and</c>, <c>not</c>, comparison (not chained), <c>+ −</c>, <c>* × / ÷</c>, minus sign, <c>^</c>
/// (groups to the right: −2^2 is −4, 2^3^2 is 2^9). Names are case-sensitive, compared by code point, and quoted as <c>[R&amp;D经费]</c> when they hold
/// symbols or spaces (<c>]]</c> stands for <c>]</c>). Full-width operators, parentheses and commas are accepted.</para>
/// <para>True is any number but 0, comparisons give 1 or 0. Missing makes everything it touches missing, <c>and</c> and <c>or</c> included, except
/// for <c>if</c>, <c>coalesce</c>, <c>is_missing</c> and the time functions that say otherwise (<see cref="ExpressionCatalogue"/>).</para>
/// </remarks>
public sealed class Expression
{
    /// <summary>Longest text accepted, in UTF-16 units.</summary>
    public const int MaximumLength = 10_000;

    /// <summary>Deepest nesting accepted (parentheses, arguments, signs, powers).</summary>
    public const int MaximumDepth = 200;

    internal Expression(string text, Node root, IReadOnlyList<string> names)
    {
        Text = text;
        Root = root;
        Names = names;
    }

    /// <summary>The text as the author wrote it.</summary>
    public string Text { get; }

    /// <summary>The names the expression refers to, each once, in order of appearance.</summary>
    public IReadOnlyList<string> Names { get; }

    internal Node Root { get; }

    /// <summary>Reads an expression.</summary>
    /// <exception cref="ExpressionSyntaxException">The text is not an expression; names the line and column.</exception>
    public static Expression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ExpressionParser(text).Parse();
    }

    /// <summary>The canonical form: one spelling per operator, only the parentheses needed. It parses back to the same tree.</summary>
    /// <remarks>Its spaces may carry a text near <see cref="MaximumLength"/> over that limit.</remarks>
    public override string ToString() => ExpressionPrinter.Print(Root);
}
