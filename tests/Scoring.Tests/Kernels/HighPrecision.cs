using System.Numerics;

namespace Scoring.Tests.Kernels;

/// <summary>Logarithm, exponential and cube root as fixed-point integers with 400 fractional bits, and the distance of a double from them.</summary>
/// <remarks>A number is mantissa·2^exponent with a BigInteger mantissa. Independent of the code under test: other series, no doubles.</remarks>
static class HighPrecision
{
    internal const int Bits = 400;

    static readonly BigInteger One = BigInteger.One << Bits;
    static readonly BigInteger Ln2 = Artanh(One / 3) * 2;
    internal static readonly BigInteger Ln10 = LogOfFraction(10, 0);

    /// <summary>The double as mantissa·2^exponent.</summary>
    internal static (BigInteger Mantissa, int Exponent) Parts(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xF_FFFF_FFFF_FFFF;
        if (exponent == 0)
            exponent = 1;
        else
            mantissa |= 1L << 52;
        return (x < 0 ? -mantissa : mantissa, exponent - 1075);
    }

    /// <summary>ln x in units of 2^−Bits.</summary>
    internal static BigInteger Log(double x)
    {
        var (mantissa, exponent) = Parts(x);
        return LogOfFraction(mantissa, exponent);
    }

    /// <summary>ln(1 + x) in units of 2^−Bits for |x| at least 2^−200.</summary>
    internal static BigInteger Log1P(double x)
    {
        var (mantissa, exponent) = Parts(x);
        return exponent >= 0
            ? LogOfFraction((mantissa << exponent) + 1, 0)
            : LogOfFraction(mantissa + (BigInteger.One << -exponent), exponent);
    }

    /// <summary>e^x for x in units of 2^−Bits, as mantissa·2^exponent.</summary>
    internal static (BigInteger Mantissa, int Exponent) Exp(BigInteger x)
    {
        var k = (int)((x * 2 + Ln2) / (Ln2 * 2));
        const int Halvings = 16;
        var r = (x - k * Ln2) >> Halvings;
        BigInteger sum = One, term = One;
        for (var n = 1; !term.IsZero && !(term + 1).IsZero; n++)
        {
            term = ((term * r) >> Bits) / n;
            sum += term;
        }
        for (var i = 0; i < Halvings; i++)
            sum = (sum * sum) >> Bits;
        return (sum, k - Bits);
    }

    /// <summary>The double as fixed point.</summary>
    internal static BigInteger Fixed(double x)
    {
        var (mantissa, exponent) = Parts(x);
        return Shift(mantissa, exponent + Bits);
    }

    /// <summary>|actual − mantissa·2^exponent| in units in the last place of the true value.</summary>
    internal static double UlpError(double actual, BigInteger mantissa, int exponent)
    {
        var (a, e) = Parts(actual);
        var size = BigInteger.Abs(mantissa);
        var last = Math.Max((int)size.GetBitLength() + exponent - 53, -1074); // exponent of the true value's last place
        var bottom = Math.Min(Math.Min(e, exponent), last - 60);
        var difference = BigInteger.Abs((a << (e - bottom)) - (mantissa << (exponent - bottom)));
        return (double)difference / Math.ScaleB(1, last - bottom < 1000 ? last - bottom : throw new InvalidOperationException("far apart"));
    }

    static BigInteger LogOfFraction(BigInteger mantissa, int exponent)
    {
        var length = (int)mantissa.GetBitLength();
        var m = Shift(mantissa, Bits - length); // in [½, 1)
        var k = exponent + length;
        if (m < One * 2 / 3)
        {
            m <<= 1;
            k--;
        }
        return Artanh(((m - One) << Bits) / (m + One)) * 2 + k * Ln2;
    }

    static BigInteger Artanh(BigInteger s)
    {
        var square = (s * s) >> Bits;
        BigInteger power = s, sum = 0;
        for (var n = 1; !power.IsZero && !(power + 1).IsZero; n += 2)
        {
            sum += power / n;
            power = (power * square) >> Bits;
        }
        return sum;
    }

    static BigInteger Shift(BigInteger value, int bits) => bits >= 0 ? value << bits : value >> -bits;
}
