using Scoring.Data.Demonstration;

namespace Scoring.Data.Tests.Demonstration;

public class DemoSizeTests
{
    [Theory]
    [InlineData("2850x20x60", 2850, 20, 60)]
    [InlineData("1x1x1", 1, 1, 1)]
    [InlineData("31X5X32", 31, 5, 32)]
    [InlineData("1000000×200×10000", 1_000_000, 200, 10_000)]
    public void TryParse_of_three_numbers_is_their_size(string text, int units, int years, int indicators)
    {
        Assert.True(DemoSize.TryParse(text, out var size));
        Assert.Equal(new DemoSize(units, years, indicators), size);
        Assert.True(DemoSize.TryParse(size.ToString(), out var again));
        Assert.Equal(size, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2850")]
    [InlineData("2850x20")]
    [InlineData("2850x20x60x1")]
    [InlineData("0x20x60")]
    [InlineData("2850x201x60")]
    [InlineData("2850x20x10001")]
    [InlineData("-1x20x60")]
    [InlineData("2,850x20x60")]
    [InlineData("99999999999x1x1")]
    [InlineData(" 2850 x 20 x 60")]
    public void TryParse_of_anything_else_fails(string? text) => Assert.False(DemoSize.TryParse(text, out _));

    [Fact]
    public void Constructor_outside_the_limits_throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DemoSize(0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DemoSize(1, 201, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DemoSize(1, 1, 10_001));
    }

    [Fact]
    public void Years_end_in_the_last_year()
    {
        Assert.Equal(2015, DemoSize.Default.FirstYear);
        Assert.Equal(2024, new DemoSize(1, 1, 1).FirstYear);
    }
}
