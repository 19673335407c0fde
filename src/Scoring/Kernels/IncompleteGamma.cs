namespace Scoring.Kernels;

/// <summary>The regularised upper incomplete gamma function Q(a, x), which the tails of the normal and χ² distributions are made of.</summary>
/// <remarks>
/// Series for x &lt; a + 1, else continued fraction 6.5.31 of Abramowitz and Stegun by Lentz's method, so that small tails keep their digits.
/// The same bits on every machine.
/// </remarks>
static class IncompleteGamma
{
    const int MostTerms = 20_000;

    /// <summary>Q(a, x) for a &gt; 0, x ≥ 0.</summary>
    internal static double Upper(double a, double x)
    {
        if (double.IsNaN(x)) return double.NaN;
        if (x <= 0) return 1;
        if (double.IsPositiveInfinity(x)) return 0;
        var front = DeterministicMath.Exp(a * DeterministicMath.Log(x) - x - LogGamma.Of(a));
        return x < a + 1 ? Math.Max(1 - front * Series(a, x), 0) : Math.Min(front * Fraction(a, x), 1);
    }

    static double Series(double a, double x)
    {
        double term = 1 / a, sum = term;
        for (var n = 1; n <= MostTerms && term > sum * 1e-17; n++)
        {
            term *= x / (a + n);
            sum += term;
        }
        return sum;
    }

    static double Fraction(double a, double x)
    {
        var b = x + 1 - a;
        double c = 1e300, d = 1 / b, value = d;
        for (var n = 1; n <= MostTerms; n++)
        {
            var numerator = -n * (n - a);
            b += 2;
            d = 1 / (numerator * d + b);
            c = b + numerator / c;
            var factor = d * c;
            value *= factor;
            if (Math.Abs(factor - 1) < 3e-16) break;
        }
        return value;
    }
}
