using Scoring.Kernels;

namespace Scoring.Tests.Kernels;

public class NodeSumKernelTests
{
    [Fact]
    public void WeightedMean_drops_missing_children_with_their_weight()
    {
        double[][] children = [[10, double.NaN, double.NaN, 1], [20, 40, double.NaN, double.NaN]];
        var (target, weight, count) = (new double[4], new double[4], new int[4]);
        NodeSumKernel.WeightedMean(children, [3, 1], 0, target, weight, count);
        Assert.Equal([12.5, 40, double.NaN, 1], target);
        Assert.Equal([4, 1, 0, 3], weight);
        Assert.Equal([2, 1, 0, 1], count);
    }

    [Fact]
    public void WeightedSum_uses_weights_as_written()
    {
        double[][] children = [[10, double.NaN, double.NaN], [20, 40, double.NaN]];
        var (target, weight, count) = (new double[3], new double[3], new int[3]);
        NodeSumKernel.WeightedSum(children, [3, 1], 0, target, weight, count);
        Assert.Equal([50, 40, double.NaN], target);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(31)]
    [InlineData(1000)]
    [InlineData(2851)]
    public void Vector_and_scalar_give_the_same_bits(int units)
    {
        var random = new SplitMix((ulong)units + 1);
        const int Start = 3;
        foreach (var size in new[] { 0, 1, 2, 5, 20 })
        {
            double[][] children = [.. Enumerable.Range(0, size).Select(_ => Column(random, units + Start, 0.2))];
            double[] weights = [.. Enumerable.Range(0, size).Select(j => j == 1 ? 0 : random.NextDouble())];
            foreach (var divide in new[] { true, false })
            {
                var (target, weight, count) = (new double[units], new double[units], new int[units]);
                var (plainTarget, plainWeight, plainCount) = (new double[units], new double[units], new int[units]);
                if (divide)
                    NodeSumKernel.WeightedMean(children, weights, Start, target, weight, count);
                else
                    NodeSumKernel.WeightedSum(children, weights, Start, target, weight, count);
                NodeSumKernel.RunScalar(children, weights, Start, plainTarget, plainWeight, plainCount, divide);
                AssertBits(plainTarget, target);
                AssertBits(plainWeight, weight);
                Assert.Equal(plainCount, count);
            }
        }
    }

    [Fact]
    public void Complete_columns_give_the_bits_of_the_general_path()
    {
        var random = new SplitMix(5);
        const int Units = 333;
        double[][] children = [.. Enumerable.Range(0, 9).Select(_ => Column(random, Units, 0))];
        double[] weights = [.. Enumerable.Range(0, 9).Select(_ => random.NextDouble())];
        var (general, complete) = (new double[Units], new double[Units]);
        var (weight, count) = (new double[Units], new int[Units]);

        NodeSumKernel.WeightedMean(children, weights, 0, general, weight, count);
        NodeSumKernel.WeightedMeanComplete(children, weights, 0, complete);
        AssertBits(general, complete);

        NodeSumKernel.WeightedSum(children, weights, 0, general, weight, count);
        NodeSumKernel.WeightedSumComplete(children, weights, 0, complete);
        AssertBits(general, complete);
    }

    [Fact]
    public void Blocks_of_units_give_the_bits_of_the_whole()
    {
        var random = new SplitMix(9);
        double[][] children = [Column(random, 100, 0.1), Column(random, 100, 0.1), Column(random, 100, 0.1)];
        var (whole, parts) = (new double[100], new double[100]);
        var (weight, count) = (new double[100], new int[100]);
        NodeSumKernel.WeightedMean(children, [1, 2, 3], 0, whole, weight, count);
        foreach (var (from, to) in new[] { (0, 37), (37, 38), (38, 100) })
            NodeSumKernel.WeightedMean(children, [1, 2, 3], from, parts.AsSpan(from..to), weight.AsSpan(from..to), count.AsSpan(from..to));
        AssertBits(whole, parts);
    }

    [Fact]
    public void A_column_that_is_too_short_is_refused()
    {
        var target = new double[5];
        Assert.Throws<ArgumentOutOfRangeException>(() => NodeSumKernel.WeightedMeanComplete([new double[5]], [1], 1, target));
    }

    internal static double[] Column(SplitMix random, int count, double missing) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() < missing ? double.NaN : 200 * random.NextDouble() - 100)];

    internal static void AssertBits(double[] expected, double[] actual) =>
        // NaN is missing, whatever its payload.
        Assert.Equal(expected.Select(Bits), actual.Select(Bits));

    static long Bits(double x) => double.IsNaN(x) ? -1 : BitConverter.DoubleToInt64Bits(x);
}
