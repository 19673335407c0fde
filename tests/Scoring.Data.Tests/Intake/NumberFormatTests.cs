using FsCheck.Xunit;
using Scoring.Data.Intake;

namespace Scoring.Data.Tests.Intake;

/// <summary>What number formats make people see: examples from spreadsheets, and that shifting a point loses nothing.</summary>
[Properties(Replay = "1,3", QuietOnSuccess = true)]
public sealed class NumberFormatTests
{
    [Theory]
    [InlineData("General", 12.5, 12.5, null)]
    [InlineData("G/通用格式\"家\"", 12, 12, "家")]
    [InlineData("0.00%", 0.4108, 41.08, "%")]
    [InlineData("0.00\\%", 41.08, 41.08, "%")]
    [InlineData("0.00\"％\"", 41.08, 41.08, "%")]
    [InlineData("#,##0.00_ ;[Red]-#,##0.00 ", -1234.5, -1234.5, null)]
    [InlineData("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 0, 0, null)]
    [InlineData("[$¥-804]#,##0.00", 12, 12, null)]
    [InlineData("#,##0.0,", 1234567, 1234.567, null)]
    [InlineData("#,##0,.00", 1234567, 1234.567, null)]
    [InlineData("#,##0,\"千\"", 1234567, 1234.567, "千")]
    [InlineData("0!.0,\"万\"", 12345678, 1234.5678, "万")]
    [InlineData("0\\.00,,\"亿\"", 1234567800, 12.345678, "亿")]
    [InlineData("[>=100000000]0\\.00,,\"亿\";[>=10000]0\\.0,\"万\";0", 25000, 2.5, "万")]
    [InlineData("[>=100000000]0\\.00,,\"亿\";[>=10000]0\\.0,\"万\";0", 900, 900, null)]
    [InlineData("0.0%;-0.0%;0", 0, 0, null)]
    [InlineData("0.00E+00", 123, 123, null)]
    [InlineData("# ?/?", 0.5, 0.5, null)]
    [InlineData("0\"00\"", 12, 12, "00")]
    [InlineData("0;-0;\"无\"", 0, 0, "无")]
    public void Number_is_shown_with_its_unit(string code, double held, double shown, string? unit)
    {
        var look = NumberFormat.Of(164, code).Look(held);
        Assert.Equal((shown, unit, false), (look.Shown(held), look.Unit, look.IsBlank));
    }

    [Theory]
    [InlineData("yyyy-mm-dd", true)]
    [InlineData("yyyy\"年\"m\"月\"", true)]
    [InlineData("[h]:mm", true)]
    [InlineData("上午/下午h\"时\"mm\"分\"", true)]
    [InlineData("[$-804]e\"年\"", true)]
    [InlineData("0\"day\"", false)]
    [InlineData("[Red]0.0", false)]
    [InlineData("_d0", false)]
    [InlineData("General", false)]
    [InlineData("0.00E+00", false)]
    public void Dates_are_told_from_numbers(string code, bool isDate) => Assert.Equal(isDate, NumberFormat.Of(164, code).IsDate(44561));

    [Fact]
    public void Built_in_formats_are_known_by_their_numbers()
    {
        Assert.Equal(["%", "%"], ((int[])[9, 10]).Select(id => NumberFormat.Of(id, null).Look(1).Unit));
        Assert.Equal([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58],
            Enumerable.Range(0, 164).Where(id => NumberFormat.Of(id, null).IsDate(1)));
        Assert.Null(NumberFormat.Of(9, "0.00").Look(1).Unit); // a workbook's own code goes before
    }

    [Theory]
    [InlineData(";;;", 5, true)]
    [InlineData("0;-0;;@", 0, true)]
    [InlineData("0;-0;;@", 5, false)]
    [InlineData("0;;", -5, true)]
    [InlineData("0;-0;\"-\"", 0, false)]
    public void Numbers_that_are_not_shown_are_known(string code, double held, bool isBlank) => Assert.Equal(isBlank, NumberFormat.Of(164, code).Look(held).IsBlank);

    /// <summary>A percentage written with decimals is what its hundredth, stored in binary, is read as.</summary>
    [Property(MaxTest = 500)]
    public bool Percentage_comes_back_as_it_was_typed(int hundredths) => new CellLook("%", 2, false, null).Shown((double)(hundredths / 10000m)) == (double)(hundredths / 100m);
}
