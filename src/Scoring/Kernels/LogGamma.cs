namespace Scoring.Kernels;

/// <summary>ln Γ(x) for x &gt; 0, with the same bits on every machine.</summary>
/// <remarks>Stirling's series from x = 10 on, reached by Γ(x + 1) = x·Γ(x). Relative error below 1e-15 away from the zeros at 1 and 2.</remarks>
static class LogGamma
{
    const double HalfLogTwoPi = 0.91893853320467274178;

    internal static double Of(double x)
    {
        var below = 1.0;
        for (; x < 10; x++) below *= x;
        var square = 1 / (x * x);
        var series = (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square * (1.0 / 1188 - square * (691.0 / 360360)))))) / x;
        var value = (x - 0.5) * DeterministicMath.Log(x) - x + HalfLogTwoPi + series;
        return below == 1 ? value : value - DeterministicMath.Log(below);
    }
}
