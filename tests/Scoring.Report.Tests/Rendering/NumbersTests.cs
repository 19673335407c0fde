using Scoring.Report.Rendering;

namespace Scoring.Report.Tests.Rendering;

/// <summary>Numbers as readers see them.</summary>
public class NumbersTests
{
    [Theory]
    [InlineData(1234.567, 2, "1,234.57")]
    [InlineData(-0.004, 2, "0.00")]
    [InlineData(-1.5, 1, "−1.5")]
    [InlineData(double.NaN, 2, "–")]
    [InlineData(0, 4, "0.0000")]
    public void Fixed_keeps_the_decimals(double value, int decimals, string expected) => Assert.Equal(expected, Numbers.Fixed(value, decimals));

    [Theory]
    [InlineData(0.004, 2, "0.00")]
    [InlineData(2.5, 1, "+2.5")]
    [InlineData(-2.5, 1, "−2.5")]
    [InlineData(double.NaN, 1, "–")]
    public void Signed_shows_the_sign_of_what_is_shown(double value, int decimals, string expected) => Assert.Equal(expected, Numbers.Signed(value, decimals));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(123456.7, "123,457")]
    [InlineData(123.45, "123.5")]
    [InlineData(12.345, "12.35")]
    [InlineData(0.12345, "0.123")]
    [InlineData(-0.5, "−0.5")]
    [InlineData(double.NaN, "–")]
    public void Value_keeps_about_four_digits(double value, string expected) => Assert.Equal(expected, Numbers.Value(value));

    [Theory]
    [InlineData(3, "3")]
    [InlineData(2.5, "2.5")]
    [InlineData(2839, "2,839")]
    [InlineData(double.NaN, "–")]
    public void Rank_shows_halves_only_where_there_are_some(double rank, string expected) => Assert.Equal(expected, Numbers.Rank(rank));

    [Theory]
    [InlineData(0.1)]
    [InlineData(1e-300)]
    [InlineData(61.11168454732895)]
    public void Full_reads_back_to_the_same_bits(double value) => Assert.Equal(value, double.Parse(Numbers.Full(value), System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(18025.4, "18,025")]
    [InlineData(-13.226, "−13.23")]
    [InlineData(0.30391, "0.3039")]
    [InlineData(0.00345678, "0.003457")]
    [InlineData(-0.0001234, "−0.000123")]
    [InlineData(0.000012345, "1.23e-5")]
    [InlineData(0, "0")]
    [InlineData(double.NaN, "–")]
    public void Value_on_a_units_page_keeps_the_digits_that_count(double value, string shown) => Assert.Equal(shown, new Scoring.Report.Units.PageText().Value(value).ToString());
}
