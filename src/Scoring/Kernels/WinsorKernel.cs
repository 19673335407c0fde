using System.Buffers;
using System.Diagnostics;

namespace Scoring.Kernels;

/// <summary>How far a sample has to be winsorised to pass a test of its shape.</summary>
/// <remarks>
/// One turn sets all points equal to the extreme on the skewed side to the nearest other value; points treated before tie with the extreme, so
/// the set grows, and ties may carry it past the limit. Only the extremes are sorted, as many as the limit can reach; where ties go
/// further, the whole sample. A state is then two counts, and each turn costs O(1): powers of the distance from a middle value are summed from
/// the inside outwards once, so that what is far out is never subtracted again, and moved to the mean of the state. Where such sums would
/// not settle a comparison, the state is summed afresh.
/// </remarks>
static class WinsorKernel
{
    const int MostCandidates = 1024;

    /// <summary>Points at either end that take the value of their neighbour.</summary>
    /// <param name="Low">Smallest values treated.</param>
    /// <param name="High">Largest values treated.</param>
    /// <param name="LowCap">The value the smallest take; the smallest value where none is treated.</param>
    /// <param name="HighCap">The value the largest take; the largest value where none is treated.</param>
    /// <param name="IsCollapsed">True when the next turn would leave no two values apart.</param>
    internal readonly record struct Points(int Low, int High, double LowCap, double HighCap, bool IsCollapsed);

    /// <summary>Treats points until the test is passed or so many are treated; with <paramref name="force"/> the test does not count.</summary>
    /// <param name="sample">At least three numbers, not all equal; NaN is skipped.</param>
    /// <param name="count">How many numbers there are.</param>
    /// <param name="limit">Most points; the turn that reaches it is the last.</param>
    /// <param name="force">True to treat points up to the limit in any case.</param>
    /// <param name="maxSkewness">The test is passed when the size of the skewness is below this …</param>
    /// <param name="maxKurtosis">… or the excess kurtosis below this.</param>
    internal static Points Winsorise(ReadOnlySpan<double> sample, int count, int limit, bool force, double maxSkewness, double maxKurtosis)
    {
        Debug.Assert(count >= 3);
        var reach = Math.Min(limit, count) + 1;
        if (reach <= MostCandidates && reach <= count / 4 && Run(2 * reach, isWhole: false, sample) is { } points) return points;
        return Run(count, isWhole: true, sample)!.Value;

        // A local function cannot capture a span.
        Points? Run(int size, bool isWhole, ReadOnlySpan<double> values)
        {
            var sorted = ArrayPool<double>.Shared.Rent(size);
            var sums = ArrayPool<double>.Shared.Rent(4 * (size + 1));
            try
            {
                var state = new WinsorState(values, count, sorted.AsSpan(0, size), sums, isWhole, maxSkewness, maxKurtosis);
                state.Prepare();
                return state.Run(limit, force);
            }
            finally
            {
                ArrayPool<double>.Shared.Return(sorted);
                ArrayPool<double>.Shared.Return(sums);
            }
        }
    }
}
