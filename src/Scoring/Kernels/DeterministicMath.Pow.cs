namespace Scoring.Kernels;

static partial class DeterministicMath
{
    /// <summary>x^y with the special values of IEEE 754 <c>pow</c>. Error at most 0.55 ulp; exact wherever the power is representable.</summary>
    /// <remarks>
    /// y = 1, 2, −1, ½ use · / √, which round once. Otherwise e^(y·ln|x|) in pairs: ln|x| is good to 2⁻⁶⁸, and |y·ln|x|| &lt; 746, so the
    /// exponent is off by less than 2⁻⁵⁸ (0.03 ulp of the result) before <see cref="Exp(double)"/> adds its own.
    /// </remarks>
    internal static double Pow(double x, double y)
    {
        if (y == 0 || x == 1)
            return 1;
        if (double.IsNaN(x) || double.IsNaN(y))
            return double.NaN;
        var size = Math.Abs(x);
        if (double.IsInfinity(y))
            return size == 1 ? 1 : size > 1 == y > 0 ? double.PositiveInfinity : 0;
        var negative = double.IsNegative(x) && IsOddInteger(y);
        if (size == 0 || double.IsInfinity(size))
        {
            var limit = size == 0 == y < 0 ? double.PositiveInfinity : 0.0;
            return negative ? -limit : limit;
        }
        if (x < 0 && y != Math.Truncate(y))
            return double.NaN;
        switch (y)
        {
            case 1: return x;
            case 2: return x * x;
            case -1: return 1 / x;
            case 0.5: return Math.Sqrt(x);
        }
        var log = LogPair(size);
        var exponent = y * log.High;
        var power = Math.Abs(exponent) < 750
            ? ExpOfPair(exponent, Math.FusedMultiplyAdd(y, log.Low, Math.FusedMultiplyAdd(y, log.High, -exponent)))
            : exponent > 0 ? double.PositiveInfinity : 0;
        return negative ? -power : power;
    }

    static bool IsOddInteger(double y)
    {
        var size = Math.Abs(y);
        return size < 1L << 53 && size == Math.Truncate(size) && ((long)size & 1) == 1;
    }
}
