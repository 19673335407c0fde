using System.Numerics;
using Scoring.Methods;

namespace Scoring.Kernels;

/// <summary>Rounding to decimals of the exact value a double holds.</summary>
/// <remarks>
/// <para>0.285 is stored as 0.28499999999999997557…, which lies below the half, so it rounds to 0.28; only values that are half-way exactly (0.125, 2.5)
/// are ties. Spreadsheets and display formats round the shortest decimal ("0.285" → 0.29) instead, and multiply-and-divide schemes give
/// either, depending on the product's own rounding. The result is the double nearest to the rounded decimal.</para>
/// <para>Negative decimals round to tens, hundreds, …; NaN and ±∞ stay; a zero result is +0. Cost: 3 ns; negative decimals, and values with more than
/// 15–16 digits before the last decimal, take a BigInteger path that allocates.</para>
/// </remarks>
static class Rounding
{
    internal const int MaxDecimals = 15;

    const double TwoTo53 = 1L << 53;

    static ReadOnlySpan<double> PowersOfTen => [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>The nearest multiple of 10^−decimals, for −300 ≤ decimals ≤ 15.</summary>
    internal static double Round(double value, int decimals, HalfWay half)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, MaxDecimals);
        ArgumentOutOfRangeException.ThrowIfLessThan(decimals, -300);
        if (!double.IsFinite(value))
            return value;
        if (decimals < 0)
            return RoundExactly(value, decimals, half);
        var power = PowersOfTen[decimals];
        var high = value * power; // high + low is the product exactly
        if (Math.Abs(high) < 0.25)
            return 0;
        if (!(Math.Abs(high) < TwoTo53))
            return RoundExactly(value, decimals, half);
        var low = Math.FusedMultiplyAdd(value, power, -high);
        var whole = Math.Round(high, MidpointRounding.ToEven);
        var rest = high - whole; // exact, |rest| ≤ ½; the product is whole + rest + low
        if (Math.Abs(rest) == 0.5 && low != 0)
            whole += low > 0 == rest > 0 ? Math.CopySign(1, rest) : 0; // low decides which side of the half it lies
        else if (half == HalfWay.AwayFromZero && Math.Abs(rest + low) == 0.5 && (rest == 0 || low == 0) && rest + low > 0 == value > 0)
            whole += Math.CopySign(1, value); // a tie that went to even, towards zero
        return whole / power + 0.0;
    }

    /// <summary>Rounds all values; works in place.</summary>
    internal static void Round(ReadOnlySpan<double> values, int decimals, HalfWay half, Span<double> target)
    {
        for (var i = 0; i < values.Length; i++)
            target[i] = Round(values[i], decimals, half);
    }

    /// <summary>The definition, in integers: value = mantissa·2^exponent, scaled by 10^decimals and divided with remainder.</summary>
    internal static double RoundExactly(double value, int decimals, HalfWay half)
    {
        var bits = BitConverter.DoubleToInt64Bits(Math.Abs(value));
        var exponent = (int)(bits >> 52);
        var mantissa = bits & 0xF_FFFF_FFFF_FFFF;
        if (exponent == 0)
            exponent = 1;
        else
            mantissa |= 1L << 52;
        exponent -= 1075;

        BigInteger numerator = mantissa, denominator = 1;
        if (exponent >= 0)
            numerator <<= exponent;
        else
            denominator <<= -exponent;
        if (decimals >= 0)
            numerator *= BigInteger.Pow(10, decimals);
        else
            denominator *= BigInteger.Pow(10, -decimals);
        var whole = BigInteger.DivRem(numerator, denominator, out var remainder);
        var side = (remainder << 1).CompareTo(denominator);
        if (side > 0 || (side == 0 && (half == HalfWay.AwayFromZero || !whole.IsEven)))
            whole += 1;
        if (whole.IsZero)
            return 0;
        var result = decimals >= 0 ? Nearest(whole, BigInteger.Pow(10, decimals)) : Nearest(whole * BigInteger.Pow(10, -decimals), 1);
        return Math.CopySign(result, value);
    }

    /// <summary>The double nearest to a positive fraction that is not subnormal (even mantissa at a tie).</summary>
    static double Nearest(BigInteger numerator, BigInteger denominator)
    {
        // Scale so that the quotient has 55 or 56 bits; everything below is one sticky bit.
        var shift = 55 - (int)(numerator.GetBitLength() - denominator.GetBitLength());
        if (shift >= 0)
            numerator <<= shift;
        else
            denominator <<= -shift;
        var quotient = (long)BigInteger.DivRem(numerator, denominator, out var remainder);
        var drop = 64 - BitOperations.LeadingZeroCount((ulong)quotient) - 53;
        var kept = quotient >> drop;
        var lost = quotient & ((1L << drop) - 1);
        var halfway = 1L << (drop - 1);
        if (lost > halfway || (lost == halfway && (!remainder.IsZero || (kept & 1) == 1)))
            kept++;
        return Math.ScaleB(kept, drop - shift);
    }
}
