using Scoring.Treating;

namespace Scoring.Tests.Treating;

public class ShapeTests
{
    [Fact]
    public void Shape_of_a_published_example_has_its_skewness_and_kurtosis()
    {
        // The example of Microsoft's documentation of SKEW (0.359543) and KURT (−0.151799637).
        var shape = Shape.Of([3, 4, 5, 2, 3, 4, 5, 6, 4, 7], 2, 3.5);
        Assert.Equal(10, shape.Count);
        Assert.Equal(0.359543, shape.Skewness, 5e-7);
        Assert.Equal(-0.151799637, shape.Kurtosis, 5e-10);
        Assert.True(shape.Passes);
    }

    [Fact]
    public void Missing_values_do_not_count() =>
        Assert.Equal(Shape.Of([1, 2, 4, 9, 30], 2, 3.5), Shape.Of([double.NaN, 1, 2, double.NaN, 4, 9, 30], 2, 3.5));

    [Theory]
    [InlineData(1e200)]
    [InlineData(1e-200)]
    [InlineData(1e-100)]
    [InlineData(1e70)]
    public void Magnitude_of_the_values_does_not_matter(double scale)
    {
        double[] values = [1, 2, 4, 9, 30, 7, 1.5];
        var (shape, scaled) = (Shape.Of(values, 2, 3.5), Shape.Of(values.Select(value => value * scale).ToArray(), 2, 3.5));
        Assert.Equal(shape.Skewness, scaled.Skewness, 1e-13);
        Assert.Equal(shape.Kurtosis, scaled.Kurtosis, 1e-13);
    }

    [Fact]
    public void Large_common_level_does_not_spoil_the_digits()
    {
        double[] values = [1, 2, 4, 9, 30, 7, 1.5];
        var (shape, raised) = (Shape.Of(values, 2, 3.5), Shape.Of(values.Select(value => value + (1L << 40)).ToArray(), 2, 3.5));
        Assert.Equal(shape.Skewness, raised.Skewness, 1e-12);
        Assert.Equal(shape.Kurtosis, raised.Kurtosis, 1e-12);
    }

    [Theory]
    [InlineData(new double[0], 0)]
    [InlineData(new double[] { 5 }, 1)]
    [InlineData(new double[] { 5, 6 }, 2)]
    [InlineData(new double[] { 0.1, 0.1, 0.1, 0.1, 0.1 }, 5)]
    [InlineData(new double[] { 1e300, 1e300, 1e300 }, 3)]
    public void Too_few_or_equal_values_cannot_be_tested(double[] values, int count)
    {
        var shape = Shape.Of(values, 2, 3.5);
        Assert.Equal((count, (bool?)null), (shape.Count, shape.Passes));
        Assert.True(double.IsNaN(shape.Skewness));
    }

    [Fact]
    public void Three_values_have_a_skewness_but_no_kurtosis()
    {
        var shape = Shape.Of([1, 2, 30], 2, 3.5);
        Assert.True(double.IsNaN(shape.Kurtosis));
        Assert.True(shape.Passes); // the largest skewness of three values is √3
        Assert.Null(Shape.Of([1, 2, 30], 1, 3.5).Passes);
    }

    [Fact]
    public void Equality_with_both_limits_fails()
    {
        var shape = Shape.Of([0, 0, 0, 0, 1, 9], 2, 3.5);
        Assert.False(Shape.Of([0, 0, 0, 0, 1, 9], shape.Skewness, shape.Kurtosis).Passes);
        Assert.True(Shape.Of([0, 0, 0, 0, 1, 9], Math.BitIncrement(shape.Skewness), shape.Kurtosis).Passes);
        Assert.True(Shape.Of([0, 0, 0, 0, 1, 9], shape.Skewness, Math.BitIncrement(shape.Kurtosis)).Passes);
    }
}
