using System.Diagnostics;

namespace Scoring.Kernels;

static partial class DeterministicMath
{
    const double InverseLn2 = 1.4426950408889634;
    const double RoundingShift = 6755399441055744; // 1.5·2⁵²: adding it rounds to an integer, kept in the low bits

    /// <summary>e^x. Error at most 0.55 ulp, also where the result is subnormal.</summary>
    internal static double Exp(double x) => ExpOfPair(x, 0);

    /// <summary>e^x of all values, bit for bit as <see cref="Exp(double)"/>; works in place.</summary>
    internal static void Exp(ReadOnlySpan<double> values, Span<double> target)
    {
        Debug.Assert(values.Length == target.Length);
        for (var i = 0; i < values.Length; i++)
            target[i] = ExpOfPair(values[i], 0);
    }

    /// <summary>e^(high + low).</summary>
    /// <remarks>
    /// high + low = k·ln2 + r, |r| ≤ 0.347; k·Ln2High and its subtraction are exact. e^r = 1 + r + r²/2 + r³(1/6 + … + r¹²/15!): the first
    /// three terms are summed exactly, the rest is at most 1 % of the result (three roundings: 0.03 ulp) and cut off below 2⁻⁶³.
    /// </remarks>
    static double ExpOfPair(double high, double low)
    {
        if (!(Math.Abs(high) < 750))
            return double.IsNaN(high) ? high : high > 0 ? double.PositiveInfinity : 0;
        var k = Math.FusedMultiplyAdd(high, InverseLn2, RoundingShift) - RoundingShift;
        var (r, rest) = DoubleDouble.TwoSum(
            Math.FusedMultiplyAdd(-k, Ln2High, high), Math.FusedMultiplyAdd(-k, Ln2Low, low));
        var series = 1.0 / 1307674368000;
        series = Math.FusedMultiplyAdd(series, r, 1.0 / 87178291200);
        series = Math.FusedMultiplyAdd(series, r, 1.0 / 6227020800);
        series = Math.FusedMultiplyAdd(series, r, 1.0 / 479001600);
        series = Math.FusedMultiplyAdd(series, r, 1.0 / 39916800);
        series = Math.FusedMultiplyAdd(series, r, 1.0 / 3628800);
        series = Math.FusedMultiplyAdd(series, r, 1.0 / 362880);
        series = Math.FusedMultiplyAdd(series, r, 1.0 / 40320);
        series = Math.FusedMultiplyAdd(series, r, 1.0 / 5040);
        series = Math.FusedMultiplyAdd(series, r, 1.0 / 720);
        series = Math.FusedMultiplyAdd(series, r, 1.0 / 120);
        series = Math.FusedMultiplyAdd(series, r, 1.0 / 24);
        series = Math.FusedMultiplyAdd(series, r, 1.0 / 6);
        var square = DoubleDouble.TwoProduct(r, r);
        var linear = DoubleDouble.FastTwoSum(1, r);
        var leading = DoubleDouble.FastTwoSum(linear.High, square.High / 2);
        var tail = Math.FusedMultiplyAdd(rest, leading.High, Math.FusedMultiplyAdd(square.High * r, series, square.Low / 2));
        return Scale(leading.High, linear.Low + leading.Low + tail, (int)k);
    }

    /// <summary>(high + low)·2^k rounded once, for 0.7 &lt; high + low &lt; 1.5 and −1083 ≤ k ≤ 1083.</summary>
    static double Scale(double high, double low, int k)
    {
        var value = high + low;
        if (k > -1022 || (k == -1022 && value >= 1))
            return value * PowerOfTwo(k >> 1) * PowerOfTwo(k - (k >> 1)); // exact, or overflows as it should
        // Subnormal: round at the last bit there is by adding a power of two whose last place is that bit.
        var anchor = PowerOfTwo(-1022 - k);
        var (sum, error) = DoubleDouble.FastTwoSum(anchor, high);
        return (sum + (error + low) - anchor) * PowerOfTwo(-1000) * PowerOfTwo(k + 1000);
    }
}
