using Scoring.Expressions;

namespace Scoring.Tests.Expressions;

public sealed class ExpressionParserTests
{
    /// <summary>The tree with every operation in parentheses.</summary>
    internal static string Shape(Node node) => node switch
    {
        BinaryNode binary => $"({Shape(binary.Left)} {BinaryOperators.SymbolOf(binary.Operation)} {Shape(binary.Right)})",
        NegateNode negate => $"(-{Shape(negate.Operand)})",
        NotNode not => $"(not {Shape(not.Operand)})",
        CallNode call => $"{call.Function.Name}({string.Join(", ", call.Arguments.Select(Shape))}; {call.Parameter})",
        _ => node.Canonical,
    };

    static string Shape(string text) => Shape(Expression.Parse(text).Root);

    [Theory]
    [InlineData("a + b * c", "(a + (b * c))")]
    [InlineData("a * b + c", "((a * b) + c)")]
    [InlineData("(a + b) * c", "((a + b) * c)")]
    [InlineData("a - b - c", "((a - b) - c)")]
    [InlineData("a - (b - c)", "(a - (b - c))")]
    [InlineData("a / b / c", "((a / b) / c)")]
    [InlineData("a / b * c", "((a / b) * c)")]
    [InlineData("a ^ b ^ c", "(a ^ (b ^ c))")]
    [InlineData("(a ^ b) ^ c", "((a ^ b) ^ c)")]
    [InlineData("-a ^ b", "(-(a ^ b))")]
    [InlineData("(-a) ^ b", "((-a) ^ b)")]
    [InlineData("a ^ -b", "(a ^ (-b))")]
    [InlineData("a ^ -b ^ c", "(a ^ (-(b ^ c)))")]
    [InlineData("a ^ -b * c", "((a ^ (-b)) * c)")]
    [InlineData("a * b ^ c", "(a * (b ^ c))")]
    [InlineData("-a * b", "((-a) * b)")]
    [InlineData("a * -b", "(a * (-b))")]
    [InlineData("a - -b", "(a - (-b))")]
    [InlineData("--a", "(-(-a))")]
    [InlineData("a + b < c * d", "((a + b) < (c * d))")]
    [InlineData("(a < b) < c", "((a < b) < c)")]
    [InlineData("not a < b", "(not (a < b))")]
    [InlineData("(not a) < b", "((not a) < b)")]
    [InlineData("a < (not b)", "(a < (not b))")]
    [InlineData("not a and b", "((not a) and b)")]
    [InlineData("not (a and b)", "(not (a and b))")]
    [InlineData("not not a", "(not (not a))")]
    [InlineData("a and not b and c", "((a and (not b)) and c)")]
    [InlineData("a or b and c", "(a or (b and c))")]
    [InlineData("a and b or c", "((a and b) or c)")]
    [InlineData("a = b and c != d", "((a = b) and (c != d))")]
    [InlineData("-(a + b)", "(-(a + b))")]
    public void Parse_binds_by_precedence_and_prints_the_least_parentheses(string text, string shape)
    {
        var expression = Expression.Parse(text);

        Assert.Equal(shape, Shape(expression.Root));
        Assert.Equal(text, expression.ToString());
    }

    [Theory]
    [InlineData("a × b", "a * b")]
    [InlineData("a ÷ b", "a / b")]
    [InlineData("a − b", "a - b")]
    [InlineData("−a", "-a")]
    [InlineData("a == b", "a = b")]
    [InlineData("a <> b", "a != b")]
    [InlineData("a ≠ b", "a != b")]
    [InlineData("a ≤ b", "a <= b")]
    [InlineData("a ≥ b", "a >= b")]
    [InlineData("max（a，b）", "max(a, b)")]
    [InlineData("a＋b－c＊d／e", "a + b - c * d / e")]
    [InlineData("a＞＝b", "a >= b")]
    [InlineData("a　+ b", "a + b")]
    [InlineData("((a))", "a")]
    [InlineData("a\r\n+\tb", "a + b")]
    [InlineData("1e-3", "0.001")]
    [InlineData("1E+3", "1000")]
    [InlineData("2.50", "2.5")]
    [InlineData("lag(a,1)", "lag(a)")]
    [InlineData("lag(a,2)", "lag(a, 2)")]
    [InlineData("[rd]", "rd")]
    [InlineData("[研发经费]", "研发经费")]
    public void ToString_gives_one_spelling(string text, string canonical) => Assert.Equal(canonical, Expression.Parse(text).ToString());

    [Theory]
    [InlineData("研发经费", "研发经费")]
    [InlineData("研发_2024", "研发_2024")]
    [InlineData("_x1", "_x1")]
    [InlineData("𠮷野家", "𠮷野家")]
    [InlineData("कुल", "कुल")]
    [InlineData("Überschuß", "Überschuß")]
    [InlineData("[R&D经费]", "R&D经费")]
    [InlineData("[a]]b]", "a]b")]
    [InlineData("[]]]", "]")]
    [InlineData("[[x]", "[x")]
    [InlineData("[2024年 投入]", "2024年 投入")]
    [InlineData("[and]", "and")]
    [InlineData("[missing]", "missing")]
    [InlineData("share", "share")]
    public void Parse_of_a_name_refers_to_it_and_prints_it_back(string text, string name)
    {
        var expression = Expression.Parse(text);

        Assert.Equal([name], expression.Names);
        Assert.Equal(text, expression.ToString());
    }

    [Fact]
    public void Names_are_distinct_and_in_order_of_appearance()
    {
        var expression = Expression.Parse("b / [R&D] + lag(研发, 2) * b - if(a, b, A)");

        Assert.Equal(["b", "R&D", "研发", "a", "A"], expression.Names);
    }

    [Fact]
    public void Text_stays_as_written() => Assert.Equal(" a÷b ", Expression.Parse(" a÷b ").Text);

    [Fact]
    public void Parse_accepts_a_long_chain_and_prints_it_back()
    {
        var text = string.Join(" + ", Enumerable.Repeat("a", 2_500));

        Assert.Equal(text, Expression.Parse(text).ToString());
        Assert.Equal(2_500, TableSource.Evaluate(text, ("a", 1)).Value);
    }

    [Fact]
    public void Parse_accepts_nesting_up_to_the_limit()
    {
        var text = new string('(', Expression.MaximumDepth - 1) + "a" + new string(')', Expression.MaximumDepth - 1);

        Assert.Equal("a", Expression.Parse(text).ToString());
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("-", "")]
    [InlineData("not ", "")]
    [InlineData("abs(", ")")]
    [InlineData("a ^ ", "")]
    [InlineData("a + (", ")")]
    public void Parse_of_hostile_nesting_is_a_syntax_error(string open, string close)
    {
        var times = Expression.MaximumLength / (open.Length + close.Length + 1);
        var text = string.Concat(Enumerable.Repeat(open, times)) + "a" + string.Concat(Enumerable.Repeat(close, times));

        var error = Assert.Throws<ExpressionSyntaxException>(() => Expression.Parse(text));

        Assert.Contains("200 levels", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_of_a_text_beyond_the_limit_is_a_syntax_error()
    {
        Assert.Equal(Expression.MaximumLength, Expression.Parse(new string('a', Expression.MaximumLength)).Names[0].Length);

        var error = Assert.Throws<ExpressionSyntaxException>(() => Expression.Parse(new string('a', Expression.MaximumLength + 1)));

        Assert.Contains("10001 characters", error.Message, StringComparison.Ordinal);
    }
}
