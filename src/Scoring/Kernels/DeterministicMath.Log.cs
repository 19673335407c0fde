using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Scoring.Kernels;

static partial class DeterministicMath
{
    const long SmallestNormal = 0x0010_0000_0000_0000;
    const long Infinity = 0x7FF0_0000_0000_0000;
    const long HalfRoot = 0x3FE6_A09E_667F_3BCD; // bits of √½
    const double TwoTo54 = 1L << 54;

    /// <summary>Natural logarithm; −∞ at ±0, NaN below 0. Error at most 0.55 ulp.</summary>
    /// <remarks>
    /// x = 2^k·m with √½ ≤ m &lt; √2, s = (m−1)/(m+1), |s| ≤ 0.1716, ln m = 2s + 2s³(1/3 + s²/5 + … + s²⁰/23); the cut-off is below 2⁻⁶⁵ of
    /// 2s. s is a double-double, k·ln2 + 2s is summed exactly; the cubic part is at most 1 % of 2s, so its four roundings cost
    /// at most 0.04 ulp. For k ≠ 0 the result is at least 0.34 in size: no cancellation.
    /// </remarks>
    internal static double Log(double x)
    {
        if (!TryReduce(ref x, out var k))
            return LogOfSpecial(x);
        var s = Ratio(x - 1, DoubleDouble.FastTwoSum(x < 1 ? 1 : x, x < 1 ? x : 1));
        var square = s.High * s.High;
        var series = 1.0 / 23;
        series = Math.FusedMultiplyAdd(series, square, 1.0 / 21);
        series = Math.FusedMultiplyAdd(series, square, 1.0 / 19);
        series = Math.FusedMultiplyAdd(series, square, 1.0 / 17);
        series = Math.FusedMultiplyAdd(series, square, 1.0 / 15);
        series = Math.FusedMultiplyAdd(series, square, 1.0 / 13);
        series = Math.FusedMultiplyAdd(series, square, 1.0 / 11);
        series = Math.FusedMultiplyAdd(series, square, 1.0 / 9);
        series = Math.FusedMultiplyAdd(series, square, 1.0 / 7);
        series = Math.FusedMultiplyAdd(series, square, 1.0 / 5);
        series = Math.FusedMultiplyAdd(series, square, 1.0 / 3);
        var cubic = s.High * square * series;
        var (high, low) = DoubleDouble.FastTwoSum(k * Ln2High, 2 * s.High);
        return high + (low + Math.FusedMultiplyAdd(k, Ln2Low, 2 * (s.Low + cubic)));
    }

    /// <summary>Natural logarithms of all values, bit for bit as <see cref="Log(double)"/>; works in place.</summary>
    internal static void Log(ReadOnlySpan<double> values, Span<double> target)
    {
        Debug.Assert(values.Length == target.Length);
        for (var i = 0; i < values.Length; i++)
            target[i] = Log(values[i]);
    }

    /// <summary>Base-2 logarithm, exact at powers of two. Error at most 0.51 ulp.</summary>
    internal static double Log2(double x)
    {
        if (!TryReduce(ref x, out var k))
            return LogOfSpecial(x);
        var fraction = DoubleDouble.Multiply(LogOfReduced(x), (1.4426950408889634, 2.0355273740931033e-17));
        var (high, low) = DoubleDouble.FastTwoSum(k, fraction.High);
        return high + (low + fraction.Low);
    }

    /// <summary>Base-10 logarithm, exact at powers of ten. Error at most 0.51 ulp.</summary>
    internal static double Log10(double x)
    {
        if (!TryReduce(ref x, out var k))
            return LogOfSpecial(x);
        var (high, low) = DoubleDouble.Multiply(AddExponent(LogOfReduced(x), k), (0.4342944819032518, 1.098319650216765e-17));
        return high + low;
    }

    /// <summary>ln(1 + x) without the loss of adding 1 to a small x; −∞ at −1, NaN below. Error at most 0.51 ulp.</summary>
    internal static double Log1P(double x)
    {
        if (double.IsNaN(x) || x <= -1 || x == double.PositiveInfinity || Math.Abs(x) < 1e-300)
            return x < -1 ? double.NaN : x == -1 ? double.NegativeInfinity : x;
        if (x is > -0.29 and < 0.41)
        {
            var (direct, rest) = TwoArtanh(Ratio(x, DoubleDouble.FastTwoSum(2, x)));
            return direct + rest;
        }
        var (sum, error) = DoubleDouble.TwoSum(1, x);
        TryReduce(ref sum, out var k); // sum ≥ 2⁻⁵³, finite; k is at most 1023
        error *= PowerOfTwo(-Math.Min(k, 1000)); // for larger k the error no longer counts
        var above = DoubleDouble.TwoSum(sum - 1, error);
        var below = DoubleDouble.TwoSum(sum, 1);
        var s = Ratio(above.High, (below.High, below.Low + error));
        var (high, low) = AddExponent(TwoArtanh((s.High, s.Low + above.Low / below.High)), k);
        return high + low;
    }

    /// <summary>ln x for a finite x &gt; 0 as a pair with relative error below 2⁻⁶⁸ (enough for <see cref="Pow"/>).</summary>
    static (double High, double Low) LogPair(double x)
    {
        TryReduce(ref x, out var k);
        return AddExponent(LogOfReduced(x), k);
    }

    static (double High, double Low) LogOfReduced(double m) =>
        TwoArtanh(Ratio(m - 1, DoubleDouble.FastTwoSum(m < 1 ? 1 : m, m < 1 ? m : 1)));

    /// <summary>2·artanh(s) = 2s(1 + s²/3 + s⁴/5 + …) for |s| ≤ 0.172: three terms in pairs, the next eleven (to s²⁶/27) in double.</summary>
    static (double High, double Low) TwoArtanh((double High, double Low) s)
    {
        var square = DoubleDouble.Multiply(s, s);
        var u = square.High;
        var tail = 1.0 / 27;
        tail = Math.FusedMultiplyAdd(tail, u, 1.0 / 25);
        tail = Math.FusedMultiplyAdd(tail, u, 1.0 / 23);
        tail = Math.FusedMultiplyAdd(tail, u, 1.0 / 21);
        tail = Math.FusedMultiplyAdd(tail, u, 1.0 / 19);
        tail = Math.FusedMultiplyAdd(tail, u, 1.0 / 17);
        tail = Math.FusedMultiplyAdd(tail, u, 1.0 / 15);
        tail = Math.FusedMultiplyAdd(tail, u, 1.0 / 13);
        tail = Math.FusedMultiplyAdd(tail, u, 1.0 / 11);
        tail = Math.FusedMultiplyAdd(tail, u, 1.0 / 9);
        tail = Math.FusedMultiplyAdd(tail, u, 1.0 / 7);
        var inner = DoubleDouble.FastTwoSum(1.0 / 5, u * tail);
        inner.Low += -1.1102230246251566e-17; // 1/5 − (double)(1/5)
        inner = DoubleDouble.Multiply(square, inner);
        var (high, low) = DoubleDouble.FastTwoSum(1.0 / 3, inner.High);
        low += inner.Low + 1.850371707708594e-17; // 1/3 − (double)(1/3)
        inner = DoubleDouble.Multiply(s, DoubleDouble.Multiply(square, (high, low)));
        (high, low) = DoubleDouble.FastTwoSum(s.High, inner.High);
        return DoubleDouble.FastTwoSum(2 * high, 2 * (low + (s.Low + inner.Low)));
    }

    static (double High, double Low) AddExponent((double High, double Low) log, int k)
    {
        var (high, low) = DoubleDouble.FastTwoSum(k * Ln2High, log.High);
        return DoubleDouble.FastTwoSum(high, low + Math.FusedMultiplyAdd(k, Ln2Low, log.Low));
    }

    /// <summary>numerator / denominator as a pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (double High, double Low) Ratio(double numerator, (double High, double Low) denominator)
    {
        var quotient = numerator / denominator.High;
        var remainder = Math.FusedMultiplyAdd(-quotient, denominator.High, numerator) - quotient * denominator.Low;
        return (quotient, remainder / denominator.High);
    }

    /// <summary>x = 2^k·m with √½ ≤ m &lt; √2, for finite x &gt; 0 (x becomes m); false and x untouched for all others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool TryReduce(ref double x, out int k)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        k = 0;
        if (bits < SmallestNormal)
        {
            if (!(x > 0))
                return false;
            bits = BitConverter.DoubleToInt64Bits(x * TwoTo54);
            k = -54;
        }
        else if (bits >= Infinity)
        {
            return false;
        }
        var exponent = (bits - HalfRoot) >> 52;
        k += (int)exponent;
        x = BitConverter.Int64BitsToDouble(bits - (exponent << 52));
        return true;
    }

    static double LogOfSpecial(double x) => x == 0 ? double.NegativeInfinity : x < 0 ? double.NaN : x;
}
