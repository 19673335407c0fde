using System.Text;
using System.Xml.Linq;
using FsCheck.Xunit;
using Scoring.Publishing.Workbooks;

namespace Scoring.Publishing.Tests.Workbooks;

[Properties(Replay = "1,3", QuietOnSuccess = true)]
public class SheetWriterTests
{
    [Property(MaxTest = 500)]
    public void Number_reads_back_as_the_same_number(double number)
    {
        if (!double.IsFinite(number)) return;
        var cell = Cell(sheet => sheet.Number(number, CellStyle.Score));
        Assert.Equal(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits(double.Parse(cell.Value, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Property(MaxTest = 500)]
    public void Text_is_well_formed_whatever_it_holds(string? text) =>
        Assert.True(Cell(sheet => { sheet.Text("x" + text); }).Value.StartsWith('x'));

    [Theory]
    [InlineData("a\u0007b", "a_x0007_b")]
    [InlineData("_x0007_", "_x005F_x0007_")]
    [InlineData("snake_case_x", "snake_case_x")]
    [InlineData("a\rb\n\tc", "a_x000D_b\n\tc")]
    [InlineData("\uFFFE<&>\"'", "_xFFFE_<&>\"'")]
    [InlineData("县\uD83D\uDE00", "县\uD83D\uDE00")]
    public void Text_is_escaped_as_spreadsheets_read_it(string text, string expected) => Assert.Equal(expected, Cell(sheet => sheet.Text(text)).Value);

    [Theory]
    [InlineData("=1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@x")]
    [InlineData("\t=1")]
    [InlineData("＝1")]
    [InlineData("－1")]
    public void Text_that_begins_like_a_formula_is_marked_as_text(string text)
    {
        var cell = Cell(sheet => sheet.Text(text));
        Assert.Equal(("inlineStr", ((int)CellStyle.GuardedText).ToString(System.Globalization.CultureInfo.InvariantCulture)), (cell.Attribute("t")?.Value, cell.Attribute("s")?.Value));
        Assert.Null(cell.Element("f"));
    }

    [Fact]
    public void Text_longer_than_a_cell_holds_is_cut() => Assert.Equal(32_767, Cell(sheet => sheet.Text(new string('县', 40_000))).Value.Length);

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(701, "ZZ")]
    [InlineData(702, "AAA")]
    [InlineData(16_383, "XFD")]
    public void Column_has_the_letters_spreadsheets_give_it(int column, string letters) => Assert.Equal(letters, CellName.Column(column));

    [Fact]
    public void Sheet_names_are_ones_that_spreadsheets_accept()
    {
        var names = new SheetNames();
        Assert.Equal("a b c d", names.Take("a/b:c?d"));
        Assert.Equal("A b c d 2", names.Take("A b c d"));
        Assert.Equal("Sheet", names.Take("'[]'"));
        Assert.Equal("History 2", names.Take("History"));
        Assert.Equal(31, names.Take(new string('长', 60)).Length);
        var second = names.Take(new string('长', 60));
        Assert.EndsWith("长 2", second, StringComparison.Ordinal);
        Assert.Equal(31, second.Length);
    }

    static XElement Cell(Action<SheetWriter> write)
    {
        using var stream = new MemoryStream();
        var sheet = new SheetWriter(stream);
        sheet.BeginRow();
        write(sheet);
        sheet.EndRow();
        sheet.Flush();
        return XElement.Parse(Encoding.UTF8.GetString(stream.ToArray()), LoadOptions.PreserveWhitespace).Element("c")!;
    }
}
