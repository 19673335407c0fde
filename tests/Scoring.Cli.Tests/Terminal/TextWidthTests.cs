using Scoring.Cli.Terminal;

namespace Scoring.Cli.Tests.Terminal;

/// <summary>Text measured, cut and broken by the columns it takes on a terminal.</summary>
public class TextWidthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("Haidian", 7)]
    [InlineData("海淀区", 6)]
    [InlineData("海淀区（中关村）110102", 22)]
    public void Width_counts_two_columns_for_a_chinese_character(string text, int width)
    {
        Assert.Equal(width, TextWidth.Of(text));
        Assert.Equal(width, DisplayWidth.Of(text));
    }

    [Theory]
    [InlineData("Haidian", 7, "Haidian")]
    [InlineData("Haidian", 5, "Haid…")]
    [InlineData("海淀区", 5, "海淀…")]
    [InlineData("海淀区", 4, "海…")]
    [InlineData("a🚀b", 3, "a…")]
    public void Cut_text_is_no_wider_than_allowed_and_keeps_whole_characters(string text, int width, string expected) => Assert.Equal(expected, TextWidth.Cut(text, width));

    [Theory]
    [InlineData("Output", 12, "Output")]
    [InlineData("Innovation input and resources", 12, "Innovation|input and|resources")]
    [InlineData("创新投入与资源配置水平", 12, "创新投入与资|源配置水平")]
    [InlineData("研发（R&D）经费", 8, "研发|（R&D）|经费")]
    public void Headings_break_between_words_and_between_chinese_characters(string text, int width, string expected) =>
        Assert.Equal(expected, TextWidth.Wrap(text, width).Replace('\n', '|'));
}
