using Scoring.Kernels;

namespace Scoring.Tests.Kernels;

public class ScaleAndSumKernelTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(64)]
    [InlineData(1003)]
    public void Affine_vector_and_scalar_give_the_same_bits(int count)
    {
        var values = NodeSumKernelTests.Column(new SplitMix(3), count, 0.1);
        var (vector, scalar) = (new double[count], new double[count]);
        ScaleKernel.Affine(values, 1.1, 3.7, 99.3, 0.7, vector);
        ScaleKernel.AffineScalar(values, 1.1, 3.7, 99.3, 0.7, scalar);
        NodeSumKernelTests.AssertBits(scalar, vector);
        ScaleKernel.Affine(values, 1.1, 3.7, 99.3, 0.7, values);
        NodeSumKernelTests.AssertBits(scalar, values);
    }

    [Fact]
    public void Affine_reaches_both_ends_and_mirrors()
    {
        double[] values = [3, 7, double.NaN, 5];
        var scaled = new double[4];
        ScaleKernel.Affine(values, 3, 7 - 3, 100, 0, scaled);
        Assert.Equal([0, 100, double.NaN, 50], scaled);
        ScaleKernel.Affine(values, 7, 3 - 7, 100, 0, scaled);
        Assert.Equal([100, 0, double.NaN, 50], scaled);
    }

    [Fact]
    public void MinMax_skips_missing_values()
    {
        Assert.Equal((-2, 9, 4), ScaleKernel.MinMax([double.NaN, 3, 9, double.NaN, -2, 0]));
        Assert.Equal((double.NaN, double.NaN, 0), ScaleKernel.MinMax([double.NaN, double.NaN]));
        Assert.Equal((double.NaN, double.NaN, 0), ScaleKernel.MinMax([]));
        var values = NodeSumKernelTests.Column(new SplitMix(8), 1001, 0.3);
        var present = values.Where(v => !double.IsNaN(v)).ToArray();
        Assert.Equal((present.Min(), present.Max(), present.Length), ScaleKernel.MinMax(values));
    }

    [Fact]
    public void MinMax_of_zeros_is_positive_zero_in_any_order()
    {
        Assert.False(double.IsNegative(ScaleKernel.MinMax([-0.0, 0.0]).Min));
        Assert.False(double.IsNegative(ScaleKernel.MinMax([0.0, -0.0]).Max));
    }

    [Fact]
    public void Sum_keeps_what_plain_addition_loses()
    {
        Assert.Equal(2, SumKernel.Sum([1, 1e100, 1, -1e100]));
        Assert.Equal(0, SumKernel.Sum([]));
        Assert.Equal(3, SumKernel.Sum([1, double.NaN, 2]));
        Assert.Equal(double.PositiveInfinity, SumKernel.Sum([double.MaxValue, double.MaxValue]));
    }

    [Fact]
    public void Sum_hardly_depends_on_the_order_of_units()
    {
        var random = new SplitMix(4);
        double[] values = [.. Enumerable.Range(0, 5000).Select(_ => 100 * random.NextDouble())];
        var forward = SumKernel.Sum(values);
        Array.Reverse(values);
        Assert.InRange(SumKernel.Sum(values), Math.BitDecrement(forward), Math.BitIncrement(forward));
    }

    [Fact]
    public void Deviation_of_a_constant_column_is_zero_and_its_mean_the_constant()
    {
        foreach (var constant in new[] { 0.1, 1 / 3.0, 1e-5, 123456.789, -7.7e200 })
            foreach (var count in new[] { 1, 2, 3, 7, 31, 2850 })
            {
                var values = Enumerable.Repeat(constant, count).Append(double.NaN).ToArray();
                Assert.Equal(constant, SumKernel.Mean(values));
                Assert.Equal(0, SumKernel.StandardDeviation(values, sample: false));
                Assert.Equal(count == 1 ? double.NaN : 0, SumKernel.StandardDeviation(values, sample: true));
            }
    }

    [Fact]
    public void Deviation_is_right_where_one_pass_formulas_fail()
    {
        double[] values = [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16];
        Assert.Equal(1e9 + 10, SumKernel.Mean(values));
        Assert.Equal(Math.Sqrt(30), SumKernel.StandardDeviation(values, sample: true));
        Assert.Equal(Math.Sqrt(22.5), SumKernel.StandardDeviation(values, sample: false));
        Assert.True(double.IsNaN(SumKernel.Mean([double.NaN])));
        Assert.True(double.IsNaN(SumKernel.StandardDeviation([], sample: false)));
    }
}
