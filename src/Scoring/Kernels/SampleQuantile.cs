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

    /// <summary>The same of a sample in which one value counts as another one.</summary>
    /// <param name="sorted">Ascending, at least one number, none NaN; <c>From</c> is one of them.</param>
    /// <param name="moved">The value and the one that it counts as.</param>
    /// <param name="p">0 … 1.</param>
    public static double At(ReadOnlySpan<double> sorted, (double From, double To) moved, double p)
    {
        var place = (sorted.Length - 1) * p;
        var below = (int)place;
        var (left, entered) = (CountBelow(sorted, moved.From), CountBelow(sorted, moved.To) - (moved.From < moved.To ? 1 : 0));
        var low = At(sorted, below);
        return below + 1 < sorted.Length ? low + (place - below) * (At(sorted, below + 1) - low) : low;

        double At(ReadOnlySpan<double> all, int index)
        {
            if (index == entered) return moved.To;
            var without = index < entered ? index : index - 1;
            return all[without < left ? without : without + 1];
        }
    }

    static int CountBelow(ReadOnlySpan<double> sorted, double value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
