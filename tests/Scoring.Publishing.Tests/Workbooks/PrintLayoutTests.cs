using Scoring.Panels;
using Scoring.Publishing.Workbooks;

namespace Scoring.Publishing.Tests.Workbooks;

public class PrintLayoutTests
{
    [Theory]
    [InlineData(14, 10, false)]   // 14 columns of 10 on A4
    [InlineData(15, 10, true)]    // one more asks for A3
    [InlineData(10, 25, true)]    // few columns, but wide ones
    [InlineData(27, 10, true)]
    public void Columns_that_stay_readable_are_fitted_to_one_page(int columns, double width, bool isA3)
    {
        var layout = PrintLayout.Of(new SheetLayout { Widths = [.. Enumerable.Repeat(width, columns)] });
        Assert.Equal((isA3, true), (layout.IsA3, layout.FitsWidth));
        Assert.Empty(layout.Breaks);
    }

    [Fact]
    public void Many_columns_are_split_between_groups_and_every_page_has_room_for_the_units()
    {
        // Four columns of units, then sixty pairs.
        var sheet = new SheetLayout { FrozenColumns = 4, Widths = [.. Enumerable.Repeat(12.0, 124)], Groups = [.. Enumerable.Range(0, 60).Select(i => 4 + (2 * i))] };
        var layout = PrintLayout.Of(sheet);

        Assert.Equal((true, false), (layout.IsA3, layout.FitsWidth));
        Assert.NotEmpty(layout.Breaks);
        Assert.All(layout.Breaks, column => Assert.Equal(0, column % 2));
        // At 70 % an A3 page between its margins shows 22.5 inches; a column of twelve characters takes 101/96 of one.
        int[] ends = [.. layout.Breaks, 124];
        for (var page = 0; page < ends.Length; page++)
        {
            var columns = ends[page] - (page == 0 ? 4 : ends[page - 1]);
            Assert.InRange((4 + columns) * 101 / 96.0, 1, (16.54 - 0.8) / 0.7);
        }
    }

    [Theory]
    [InlineData(new[] { 3.0, 0, 1200, double.NaN }, 0)]
    [InlineData(new[] { 3.5, 1200 }, 1)]
    [InlineData(new[] { 3.5, -0.25 }, 2)]
    [InlineData(new[] { 0.5, 0.02 }, 3)]
    [InlineData(new[] { 0.0005 }, 4)]
    [InlineData(new[] { double.NaN }, 0)]
    public void Values_of_a_column_have_as_many_decimals_as_their_size_asks_for(double[] values, int format)
    {
        var look = ValueLook.Of(values);
        Assert.Equal(CellStyle.FirstValueLook + (3 * format), look[CellStatus.Observed]);
        Assert.Equal(CellStyle.FirstValueLook + (3 * format) + 1, look[CellStatus.Imputed]);
        Assert.Equal(CellStyle.FirstValueLook + (3 * format) + 2, look[CellStatus.Treated]);
    }

    [Fact]
    public void Row_is_as_high_as_its_longest_wrapped_text_needs()
    {
        Assert.Equal(TextLines.RowHeight, TextLines.Height([null, "short"], [10, 10]));
        Assert.Equal(TextLines.RowHeight, TextLines.Height([], []));
        // Twelve ideographs are 24 wide: three lines in a column of ten, of which two are kept free.
        Assert.Equal(TextLines.Height(["a\nb\nc"], [10]), TextLines.Height(["一二三四五六七八九十甲乙"], [10]));
        Assert.True(TextLines.Height([new string('x', 1_000_000)], [10]) <= 409, "spreadsheets have no higher rows");
    }
}
