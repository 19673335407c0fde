namespace Scoring.Kernels;

/// <summary>The regularised incomplete beta function I_x(a, b), which the t distribution is made of; the same bits on every machine.</summary>
/// <remarks>
/// Continued fraction 26.5.8 of Abramowitz and Stegun, evaluated by Lentz's method on the side where it converges fast. Relative error about
/// 1e-13 up to a + b of some thousands; it grows with the size of ln Γ(a + b).
/// </remarks>
static class IncompleteBeta
{
    const int MostTerms = 20_000;
    const double Tiny = 1e-300;

    /// <summary>I_x(a, b); <paramref name="complement"/> is 1 − x, given by the caller so that no digits are lost near 1.</summary>
    internal static double Regularised(double a, double b, double x, double complement)
    {
        if (double.IsNaN(x)) return double.NaN;
        if (x <= 0) return 0;
        if (complement <= 0) return 1;
        var front = DeterministicMath.Exp(a * DeterministicMath.Log(x) + b * DeterministicMath.Log(complement) - LogGamma.Of(a) - LogGamma.Of(b) + LogGamma.Of(a + b));
        return x < (a + 1) / (a + b + 2)
            ? Math.Min(front * Fraction(a, b, x) / a, 1)
            : Math.Max(1 - front * Fraction(b, a, complement) / b, 0);
    }

    static double Fraction(double a, double b, double x)
    {
        double c = 1, d = Inverse(1 - (a + b) * x / (a + 1));
        var value = d;
        for (var m = 1; m <= MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = Inverse(1 + even * d);
            c = 1 + even / NotZero(c);
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = Inverse(1 + odd * d);
            c = 1 + odd / NotZero(c);
            var factor = d * c;
            value *= factor;
            if (Math.Abs(factor - 1) < 3e-16) break;
        }
        return value;
    }

    static double Inverse(double value) => 1 / NotZero(value);

    static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
