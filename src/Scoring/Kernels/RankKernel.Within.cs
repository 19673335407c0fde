using System.Diagnostics;

namespace Scoring.Kernels;

static partial class RankKernel
{
    /// <summary>How many values of an ascending sample without NaN lie below x (0 for NaN). Cost: log₂ of the sample size.</summary>
    internal static int CountLess(ReadOnlySpan<double> sortedSample, double x)
    {
        int low = 0, high = sortedSample.Length;
        while (low < high)
        {
            var middle = (int)((uint)(low + high) >> 1);
            if (sortedSample[middle] < x)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>How many values of an ascending sample without NaN are at most x (0 for NaN).</summary>
    internal static int CountAtMost(ReadOnlySpan<double> sortedSample, double x)
    {
        int low = 0, high = sortedSample.Length;
        while (low < high)
        {
            var middle = (int)((uint)(low + high) >> 1);
            if (sortedSample[middle] <= x)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>Ascending rank of each value in a reference sample: 1 + the number of sample values below it; 0 where missing.</summary>
    /// <remarks>
    /// <paramref name="average"/>: the mean of the places its equals in the sample hold. A value that is not in the sample has rank 1 + count
    /// either way, so ranks run from 1 to n + 1; the sample ranked within itself gives <see cref="TieRule.Min"/> or <see cref="TieRule.Average"/>.
    /// </remarks>
    internal static void RankWithin(ReadOnlySpan<double> sortedSample, ReadOnlySpan<double> values, bool average, Span<double> ranks)
    {
        Debug.Assert(values.Length == ranks.Length);
        for (var i = 0; i < values.Length; i++)
        {
            var x = values[i];
            if (double.IsNaN(x))
            {
                ranks[i] = 0;
                continue;
            }
            var less = CountLess(sortedSample, x);
            var equal = average ? CountAtMost(sortedSample[less..], x) : 0;
            ranks[i] = equal > 1 ? less + (equal + 1) * 0.5 : less + 1;
        }
    }
}
