namespace Scoring.Kernels;

/// <summary>Quantiles of a sorted sample.</summary>
static class SampleQuantile
{
    /// <summary>The quantile of type 7: linear between the order statistics around (n − 1)·p. Source: R. J. Hyndman, Y. Fan, Am. Stat. 50 (1996).</summary>
    /// <param name="sorted">Ascending, at least one number, none NaN.</param>
    /// <param name="p">0 … 1.</param>
    public static double At(ReadOnlySpan<double> sorted, double p)
    {
        var place = (sorted.Length - 1) * p;
        var below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[^1];
    }
}
