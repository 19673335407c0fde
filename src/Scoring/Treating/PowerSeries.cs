namespace Scoring.Treating;

/// <summary>(eᵘ − 1)/u and its derivative near u = 0, where the closed forms cancel.</summary>
static class PowerSeries
{
    /// <summary>Where the closed forms are good enough: |u| from here on.</summary>
    public const double Reach = 0.5;

    const int Terms = 16; // 0.5^16/17! < 2^-64

    /// <summary>(eᵘ − 1)/u = Σ u^k/(k+1)!.</summary>
    public static double Value(double u)
    {
        var sum = 1.0;
        for (var k = Terms; k > 0; k--) sum = Math.FusedMultiplyAdd(sum, u / (k + 1), 1);
        return sum;
    }

    /// <summary>Its derivative (eᵘ·(u − 1) + 1)/u² = ½·Σ u^k·2/(k!·(k+2)).</summary>
    public static double Derivative(double u)
    {
        var (sum, power) = (0.0, 1.0);
        for (var k = 0; k <= Terms; k++)
        {
            sum += power / (k + 2);
            power *= u / (k + 1);
        }
        return sum;
    }
}
