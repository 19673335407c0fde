namespace Scoring.Kernels;

static partial class DeterministicMath
{
    /// <summary>Cube root, of either sign; exact at cubes. Error at most 0.501 ulp.</summary>
    /// <remarks>
    /// |x| = 2^(3e)·m with 1 ≤ m &lt; 8. A quadratic starts within 2.2 %, two Halley steps (cubic convergence) reach the last few bits, and a Newton step on
    /// the exact residual m − t³ leaves an error near 2⁻¹⁰⁰ before the last rounding.
    /// </remarks>
    internal static double Cbrt(double x)
    {
        if (x == 0 || !double.IsFinite(x))
            return x;
        var size = Math.Abs(x);
        var third = 0;
        if (size < 2.2250738585072014e-308)
        {
            size *= TwoTo54;
            third = -18;
        }
        var bits = BitConverter.DoubleToInt64Bits(size);
        var exponent = (int)(bits >> 52) - 1023;
        var whole = (exponent + 1026) / 3 - 342; // floor(exponent / 3)
        var m = BitConverter.Int64BitsToDouble(bits - ((long)(3 * whole) << 52));
        third += whole;

        var t = Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(-0.0133623, m, 0.256969), m, 0.777756);
        for (var step = 0; step < 2; step++)
        {
            var cube = t * t * t;
            t *= (cube + 2 * m) / (2 * cube + m);
        }
        var square = DoubleDouble.TwoProduct(t, t);
        var product = DoubleDouble.TwoProduct(square.High, t);
        var residual = m - product.High - product.Low - square.Low * t;
        var root = t + residual / (3 * square.High);
        return Math.CopySign(root * PowerOfTwo(third), x);
    }
}
