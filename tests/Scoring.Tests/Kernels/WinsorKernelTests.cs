using Scoring.Kernels;
using Scoring.Tests.Treating;

namespace Scoring.Tests.Kernels;

public class WinsorKernelTests
{
    /// <summary>Large enough for the way that sorts only the extremes; ties, both tails, missing values.</summary>
    static double[] Sample(ulong seed, int count, double tail, double step)
    {
        var state = seed * 2654435761 + 1;
        double Uniform()
        {
            state = state * 6364136223846793005 + 1442695040888963407;
            return ((state >> 11) + 0.5) * (1.0 / (1UL << 53));
        }

        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            var logistic = Math.Log(Uniform() / Uniform());
            var value = Math.Pow(Math.Abs(logistic), tail) * (Uniform() < 0.2 ? -1 : 1);
            values[i] = i % 17 == 3 ? double.NaN : step > 0 ? Math.Round(value / step) * step : value;
        }
        return values;
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(3, 2)]
    [InlineData(3, 40)]
    [InlineData(1, 0.5)]
    [InlineData(6, 0)]
    [InlineData(0.4, 0.25)]
    public void Winsorise_of_large_samples_gives_what_the_documented_process_gives(double tail, double step)
    {
        for (var seed = 1UL; seed <= 12; seed++)
            foreach (var limit in new[] { 0, 1, 5, 40, 300 })
                foreach (var force in new[] { false, true })
                {
                    var sample = Sample(seed, 400, tail, step);
                    double[] numbers = [.. sample.Where(value => !double.IsNaN(value))];

                    var naive = NaiveTreatment.Winsorise(numbers, limit, force && limit < 300, 1, 2);
                    var found = WinsorKernel.Winsorise(sample, numbers.Length, limit, force && limit < 300, 1, 2);

                    Assert.Equal(naive is null, found.IsCollapsed);
                    if (naive is not { } expected) continue;
                    Assert.Equal(expected.Points, found.Low + found.High);
                    Assert.Equal((expected.Values.Min(), expected.Values.Max()), (found.LowCap, found.HighCap));
                }
    }

    [Theory]
    [InlineData(1e90)]
    [InlineData(1e-90)]
    public void Winsorise_does_not_depend_on_the_magnitude(double scale)
    {
        var sample = Sample(5, 400, 3, 0);
        var (plain, scaled) = (WinsorKernel.Winsorise(sample, 376, 30, false, 2, 3.5), WinsorKernel.Winsorise([.. sample.Select(value => value * scale)], 376, 30, false, 2, 3.5));
        Assert.Equal((plain.Low, plain.High), (scaled.Low, scaled.High));
        Assert.True(plain.Low + plain.High > 1);
    }

    [Fact]
    public void Winsorise_of_values_on_a_high_level_keeps_its_decisions()
    {
        // Quarters on a level of 2^40 are exact, so that nothing but the summing could go wrong.
        var sample = Sample(7, 400, 3, 0.25);
        var (plain, raised) = (WinsorKernel.Winsorise(sample, 376, 30, false, 2, 3.5), WinsorKernel.Winsorise([.. sample.Select(value => value + (1L << 40))], 376, 30, false, 2, 3.5));
        Assert.Equal((plain.Low, plain.High), (raised.Low, raised.High));
    }
}
