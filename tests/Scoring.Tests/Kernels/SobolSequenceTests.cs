using FsCheck.Xunit;
using Scoring.Kernels;

namespace Scoring.Tests.Kernels;

/// <summary>Sobol' points against another implementation and against the property that defines them.</summary>
[Properties(Replay = "11,3", QuietOnSuccess = true)]
public class SobolSequenceTests
{
    static readonly int[] Indices = [1, 2, 3, 5, 100, 1000, 8191];

    // scipy 1.10.1, qmc.Sobol(1024, scramble=False): exact multiples of 2⁻³².
    [Theory]
    [InlineData(0, 0.5, 0.75, 0.25, 0.875, 0.4140625, 0.2197265625, 0.0001220703125)]
    [InlineData(1, 0.5, 0.25, 0.75, 0.875, 0.2578125, 0.0966796875, 0.5333251953125)]
    [InlineData(2, 0.5, 0.25, 0.75, 0.125, 0.7734375, 0.5185546875, 0.5015869140625)]
    [InlineData(9, 0.5, 0.75, 0.25, 0.125, 0.6953125, 0.0693359375, 0.7567138671875)]
    [InlineData(63, 0.5, 0.75, 0.25, 0.625, 0.6484375, 0.4462890625, 0.9986572265625)]
    [InlineData(255, 0.5, 0.75, 0.25, 0.875, 0.5703125, 0.2490234375, 0.2030029296875)]
    [InlineData(1023, 0.5, 0.75, 0.25, 0.375, 0.9453125, 0.7138671875, 0.9530029296875)]
    public void Points_are_those_of_another_implementation(int dimension, params double[] expected)
    {
        var sequence = new SobolSequence(1024, seed: null);
        var point = new double[1024];
        Assert.Equal(expected, Indices.Select(index =>
        {
            sequence.Point(index, point);
            return point[dimension];
        }));
    }

    [Property(MaxTest = 20)]
    public void First_points_fill_every_slice_of_every_coordinate_once(ulong seed, bool scrambled)
    {
        const int Points = 64;
        var sequence = new SobolSequence(40, scrambled ? seed : null);
        var point = new double[40];
        var filled = new int[40, Points];
        for (var i = 0; i < Points; i++)
        {
            sequence.Point(i, point);
            for (var d = 0; d < 40; d++) filled[d, (int)(point[d] * Points)]++;
        }
        Assert.All(filled.Cast<int>(), count => Assert.Equal(1, count));
    }

    [Fact]
    public void Scrambled_points_lie_inside_the_cube_and_differ_by_seed()
    {
        double[] first = new double[3], second = new double[3];
        new SobolSequence(3, 1).Point(0, first);
        new SobolSequence(3, 2).Point(0, second);
        Assert.All(first, value => Assert.True(value is > 0 and < 1));
        Assert.NotEqual(first, second);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1025)]
    public void Dimensions_without_direction_numbers_are_refused(int dimensions) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SobolSequence(dimensions, null));
}
