using System.Globalization;
using System.Numerics;
using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Tests.Kernels;

public class RoundingTests
{
    const int Digits = 1100; // more than any double has after the point
    static readonly BigInteger Expansion = BigInteger.Pow(10, Digits);

    [Theory]
    [InlineData(0.285, 2, 0.28, 0.28)] // stored below the half
    [InlineData(1.005, 2, 1.0, 1.0)]
    [InlineData(2.675, 2, 2.67, 2.67)]
    [InlineData(1.115, 2, 1.11, 1.11)]
    [InlineData(0.145, 2, 0.14, 0.14)]
    [InlineData(0.575, 2, 0.57, 0.57)]
    [InlineData(8.345, 2, 8.35, 8.35)] // stored above the half
    [InlineData(0.125, 2, 0.12, 0.13)] // exactly half-way
    [InlineData(0.375, 2, 0.38, 0.38)]
    [InlineData(-0.125, 2, -0.12, -0.13)]
    [InlineData(2.5, 0, 2, 3)]
    [InlineData(-2.5, 0, -2, -3)]
    [InlineData(3.5, 0, 4, 4)]
    [InlineData(0.5, 0, 0, 1)]
    [InlineData(-0.5, 0, 0, -1)]
    [InlineData(0.49999999999999994, 0, 0, 0)]
    [InlineData(0.50000000000000011, 0, 1, 1)]
    [InlineData(2251799813685249.5, 0, 2251799813685250, 2251799813685250)]
    [InlineData(2251799813685248.5, 0, 2251799813685248, 2251799813685249)]
    [InlineData(1234.5, -2, 1200, 1200)]
    [InlineData(1250, -2, 1200, 1300)]
    [InlineData(1e300, 3, 1e300, 1e300)]
    [InlineData(5e-324, 15, 0, 0)]
    [InlineData(double.PositiveInfinity, 2, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, 2, double.NaN, double.NaN)]
    public void Round_decides_on_the_exact_value(double value, int decimals, double even, double away)
    {
        Assert.Equal(even, Rounding.Round(value, decimals, HalfWay.ToEven));
        Assert.Equal(away, Rounding.Round(value, decimals, HalfWay.AwayFromZero));
    }

    [Fact]
    public void Round_of_a_small_negative_value_is_positive_zero()
    {
        Assert.False(double.IsNegative(Rounding.Round(-0.001, 2, HalfWay.ToEven)));
        Assert.False(double.IsNegative(Rounding.Round(-0.5, 0, HalfWay.ToEven)));
        Assert.False(double.IsNegative(Rounding.Round(-0.0, 2, HalfWay.AwayFromZero)));
        Assert.False(double.IsNegative(Rounding.Round(-3, -2, HalfWay.AwayFromZero)));
    }

    [Fact]
    public void Round_agrees_with_decimal_text_arithmetic()
    {
        var random = new SplitMix(11);
        for (var i = 0; i < 30_000; i++)
        {
            var decimals = random.Below(24) - 8;
            var value = (i % 5) switch
            {
                0 => BitConverter.UInt64BitsToDouble(random.Next()),
                1 => 100 * random.NextDouble(),
                2 => (random.Below(2_000_001) - 1_000_000 + 0.5) / Math.Pow(10, decimals), // near or at the half
                3 => (random.Below(200_001) - 100_000) * Math.ScaleB(1, -random.Below(20)), // many exact ties
                _ => (random.NextDouble() - 0.5) * Math.ScaleB(1, 40 + random.Below(40)) / Math.Pow(10, Math.Max(decimals, 0)),
            };
            if (!double.IsFinite(value))
                continue;
            foreach (var half in new[] { HalfWay.ToEven, HalfWay.AwayFromZero })
            {
                var expected = Reference(value, decimals, half);
                var actual = Rounding.Round(value, decimals, half);
                Assert.True(expected == actual, $"Round({value:R}, {decimals}, {half}) = {actual:R}, expected {expected:R}");
            }
        }
    }

    /// <summary>Rounds in integers over the exact decimal expansion, then lets the framework's correctly rounding parser make the double.</summary>
    internal static double Reference(double value, int decimals, HalfWay half)
    {
        var (mantissa, exponent) = HighPrecision.Parts(value);
        var digits = BigInteger.Abs(mantissa) * Expansion;
        digits = exponent >= 0 ? digits << exponent : digits >> -exponent;
        var unit = BigInteger.Pow(10, Digits - decimals);
        var whole = digits / unit;
        var twice = (digits - whole * unit) * 2;
        if (twice > unit || (twice == unit && (half == HalfWay.AwayFromZero || !whole.IsEven)))
            whole++;
        return Math.Sign(value) * double.Parse($"{whole}E{-decimals}", NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
