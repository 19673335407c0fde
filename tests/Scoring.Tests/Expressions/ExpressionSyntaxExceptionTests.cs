using Scoring.Expressions;

namespace Scoring.Tests.Expressions;

public sealed class ExpressionSyntaxExceptionTests
{
    static ExpressionSyntaxException Fault(string text) => Assert.Throws<ExpressionSyntaxException>(() => Expression.Parse(text));

    [Theory]
    [InlineData("", 1, 1, "the end")]
    [InlineData("  ", 1, 3, "the end")]
    [InlineData("a +", 1, 4, "the end")]
    [InlineData("a b", 1, 3, "'b'")]
    [InlineData("a + * b", 1, 5, "'*'")]
    [InlineData("+a", 1, 1, "'+'")]
    [InlineData("(a", 1, 3, "the end")]
    [InlineData("a)", 1, 2, "')'")]
    [InlineData("max(a,)", 1, 7, "')'")]
    [InlineData("a +\nb +\n  ?", 3, 3, "'?'")]
    [InlineData("a +\r\nb # c", 2, 3, "'#'")]
    [InlineData("a +\rb # c", 2, 3, "'#'")]
    [InlineData("研发 ÷ 人口 ? 2", 1, 9, "'?'")]
    [InlineData("𠮷 ? 2", 1, 3, "'?'")]
    [InlineData("a\u200B+ b", 1, 2, "the character U+200B")]
    [InlineData("[R&D", 1, 5, "the end")]
    [InlineData("[R&\nD]", 1, 4, "the character U+000A")]
    [InlineData("a + []", 1, 5, "'[]'")]
    [InlineData("1.", 1, 3, "the end")]
    [InlineData(".5", 1, 1, "'.'")]
    [InlineData("1e", 1, 3, "the end")]
    [InlineData("1e+ 3", 1, 4, "' '")]
    [InlineData("2 * 3x", 1, 5, "'3x'")]
    [InlineData("1.2.3", 1, 4, "'.'")]
    [InlineData("1e999", 1, 1, "'1e999'")]
    [InlineData("a < b < c", 1, 7, "'<'")]
    [InlineData("a = b ≠ c", 1, 7, "'≠'")]
    [InlineData("a + not b", 1, 5, "'not'")]
    [InlineData("2(a)", 1, 2, "'('")]
    [InlineData("[max](a, b)", 1, 6, "'('")]
    [InlineData("and", 1, 1, "'and'")]
    public void Parse_of_a_fault_names_line_column_and_what_was_found(string text, int line, int column, string found)
    {
        var error = Fault(text);

        Assert.Equal((line, column, found), (error.Line, error.Column, error.Found));
        Assert.StartsWith($"Line {line}, column {column}: found {found}, expected {error.Expected}.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_of_half_a_character_names_its_code() => Assert.Equal("the character U+D800", Fault("a + \uD800").Found);

    [Theory]
    [InlineData("grwth(a)", "Did you mean 'growth'?")]
    [InlineData("MAX(a, b)", "Did you mean 'max'?")]
    [InlineData("log(a)", "Did you mean 'ln'?")]
    [InlineData("Average(a)", "Did you mean 'mean'?")]
    [InlineData("ismissing(a)", "Did you mean 'is_missing'?")]
    [InlineData("a AND b", "Did you mean 'and'?")]
    [InlineData("a && b", "Write 'and', or put a name that holds '&' in brackets.")]
    [InlineData("R&D", "Write 'and', or put a name that holds '&' in brackets.")]
    [InlineData("a ** 2", "A power is written '^'.")]
    [InlineData("rd spending", "A name with spaces or symbols is written in brackets, as in [R&D].")]
    [InlineData("2 (a)", "A product needs '*'.")]
    [InlineData("a < b < c", "Comparisons do not chain: write 'a < b and b < c'.")]
    [InlineData("a)", "There is no '(' for it.")]
    [InlineData("a * 5%", "Divide by 100 for a percentage; a name that holds '%' is written in brackets.")]
    [InlineData("“a”", "A name is quoted with brackets, as in [R&D].")]
    [InlineData("max(a；b)", "Arguments are separated by ','.")]
    public void Parse_of_a_likely_slip_says_what_to_write(string text, string hint) => Assert.Equal(hint, Fault(text).Hint);

    [Fact]
    public void Parse_of_a_function_like_none_lists_them()
    {
        var error = Fault("a + frobnicate(b)");

        Assert.Equal((1, 5, "'frobnicate('"), (error.Line, error.Column, error.Found));
        Assert.StartsWith("The functions are if, coalesce, ", error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 + if(a, b)", 5, "'if' with 2 arguments", "if(condition, a, b)")]
    [InlineData("abs()", 1, "'abs' with 0 arguments", "abs(x)")]
    [InlineData("max(a)", 1, "'max' with 1 argument", "max(a, b, …)")]
    [InlineData("sum(a)", 1, "'sum' with 1 argument", "sum(x, k)")]
    [InlineData("sum(a, b, c)", 1, "'sum' with 3 arguments", "sum(x, k)")]
    [InlineData("lag(a, 1, 2)", 1, "'lag' with 3 arguments", "lag(x, k=1)")]
    [InlineData("multiple(a)", 1, "'multiple' with 1 argument", "multiple(x, year)")]
    [InlineData("lag(a, 0)", 8, "'0'", "k as a whole number from 1 to 1000")]
    [InlineData("lag(a, -1)", 8, "'-1'", "k as a whole number from 1 to 1000")]
    [InlineData("lag(a, 1.5)", 8, "'1.5'", "k as a whole number from 1 to 1000")]
    [InlineData("lag(a, b)", 8, "'b'", "k as a whole number from 1 to 1000")]
    [InlineData("lag(a, missing)", 8, "'missing'", "k as a whole number from 1 to 1000")]
    [InlineData("round(a, 16)", 10, "'16'", "decimals as a whole number from 0 to 15")]
    public void Parse_of_wrong_arguments_names_the_signature(string text, int column, string found, string expected)
    {
        var error = Fault(text);

        Assert.Equal((column, found, expected), (error.Column, error.Found, error.Expected));
    }
}
