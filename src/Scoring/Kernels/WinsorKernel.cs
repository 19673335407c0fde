using System.Buffers;
using System.Diagnostics;

namespace Scoring.Kernels;

/// <summary>How far a sample has to be winsorised to pass a test of its shape.</summary>
/// <remarks>
/// One turn sets all points equal to the extreme on the skewed side to the nearest other value; points treated before tie with the extreme, so
/// the set grows, and ties may carry it past the limit. On sorted values a state is two counts. Each turn costs O(1): powers of the distance
/// from the median are summed outwards once, so that what is far out is never subtracted again, and moved to the mean of the state. Where
/// such sums would not settle a comparison, the state is summed afresh.
/// </remarks>
static class WinsorKernel
{
    /// <summary>Points at either end that take the value of their neighbour.</summary>
    /// <param name="Low">Smallest values treated.</param>
    /// <param name="High">Largest values treated.</param>
    /// <param name="IsCollapsed">True when the next turn would leave no two values apart.</param>
    internal readonly record struct Points(int Low, int High, bool IsCollapsed);

    /// <summary>Treats points until the test is passed or so many are treated; with <paramref name="force"/> the test does not count.</summary>
    /// <param name="sorted">Values in ascending order, at least three, no NaN.</param>
    /// <param name="limit">Most points; the turn that reaches it is the last.</param>
    /// <param name="force">True to treat points up to the limit in any case.</param>
    /// <param name="maxSkewness">The test is passed when the size of the skewness is below this …</param>
    /// <param name="maxKurtosis">… or the excess kurtosis below this.</param>
    internal static Points Winsorise(ReadOnlySpan<double> sorted, int limit, bool force, double maxSkewness, double maxKurtosis)
    {
        Debug.Assert(sorted.Length >= 3);
        var state = new State(sorted, maxSkewness, maxKurtosis);
        try
        {
            state.SumPowers();
            return state.Run(limit, force);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(state.Sums);
            ArrayPool<double>.Shared.Return(state.Buffer);
        }
    }

    ref struct State(ReadOnlySpan<double> sorted, double maxSkewness, double maxKurtosis)
    {
        const double Doubt = 1e-9;

        readonly ReadOnlySpan<double> sorted = sorted;
        readonly int centre = sorted.Length / 2;
        int low, high;

        public double[] Sums { get; } = ArrayPool<double>.Shared.Rent(4 * (sorted.Length + 1));

        public double[] Buffer { get; } = ArrayPool<double>.Shared.Rent(sorted.Length);

        public Points Run(int limit, bool force)
        {
            while (true)
            {
                var (skewness, kurtosis) = Shape();
                if (double.IsNaN(skewness)) return new Points(low, high, true);
                if (!force && (Math.Abs(skewness) < maxSkewness || kurtosis < maxKurtosis)) break;
                if (low + high >= limit) break;
                var before = (low, high);
                if (skewness >= -1e-12) // what rounding leaves of zero must not choose the side
                {
                    var top = sorted[^(high + 1)];
                    while (high < sorted.Length && sorted[^(high + 1)] == top) high++;
                }
                else
                {
                    var bottom = sorted[low];
                    while (low < sorted.Length && sorted[low] == bottom) low++;
                }
                if (low + high >= sorted.Length || sorted[low] == sorted[^(high + 1)])
                    return new Points(before.low, before.high, true);
            }
            return new Points(low, high, false);
        }

        /// <summary>Sums of the first four powers of x − median, from the median upwards and from it downwards.</summary>
        public readonly void SumPowers()
        {
            var origin = sorted[centre];
            Span<double> sums = Sums;
            sums.Slice(4 * centre, 4).Clear();
            double s1 = 0, s2 = 0, s3 = 0, s4 = 0;
            for (var i = centre; i < sorted.Length; i++)
            {
                Add(sorted[i] - origin, ref s1, ref s2, ref s3, ref s4);
                (sums[4 * i + 4], sums[4 * i + 5], sums[4 * i + 6], sums[4 * i + 7]) = (s1, s2, s3, s4);
            }
            s1 = s2 = s3 = s4 = 0;
            for (var i = centre - 1; i >= 0; i--)
            {
                Add(sorted[i] - origin, ref s1, ref s2, ref s3, ref s4);
                (sums[4 * i], sums[4 * i + 1], sums[4 * i + 2], sums[4 * i + 3]) = (s1, s2, s3, s4);
            }
        }

        static void Add(double difference, ref double s1, ref double s2, ref double s3, ref double s4)
        {
            var square = difference * difference;
            s1 += difference;
            s2 += square;
            s3 += square * difference;
            s4 += square * square;
        }

        readonly (double Skewness, double Kurtosis) Shape()
        {
            if (low > centre || sorted.Length - high < centre) return Afresh();
            var n = (double)sorted.Length;
            var (top, bottom) = (sorted[^(high + 1)] - sorted[centre], sorted[low] - sorted[centre]);
            ReadOnlySpan<double> above = Sums.AsSpan(4 * (sorted.Length - high), 4), below = Sums.AsSpan(4 * low, 4);
            var p1 = above[0] + below[0] + high * top + low * bottom;
            var p2 = above[1] + below[1] + high * (top * top) + low * (bottom * bottom);
            var p3 = above[2] + below[2] + high * (top * top * top) + low * (bottom * bottom * bottom);
            var p4 = above[3] + below[3] + high * (top * top * (top * top)) + low * (bottom * bottom * (bottom * bottom));
            var mean = p1 / n;
            var second = p2 - mean * p1;
            var third = p3 - mean * (3 * p2 - 2 * mean * p1);
            var fourth = p4 - mean * (4 * p3 - mean * (6 * p2 - 3 * mean * p1));
            var skewness = MomentKernel.Skewness(second, third, n);
            var kurtosis = MomentKernel.Kurtosis(second, fourth, n);
            return second is > 1e-60 and < 1e60 && IsSettled(skewness, kurtosis) ? (skewness, kurtosis) : Afresh();
        }

        readonly bool IsSettled(double skewness, double kurtosis) =>
            Math.Abs(Math.Abs(skewness) - maxSkewness) > Doubt * (1 + maxSkewness)
            && Math.Abs(kurtosis - maxKurtosis) > Doubt * (1 + Math.Abs(maxKurtosis))
            && Math.Abs(skewness) > Doubt;

        readonly (double Skewness, double Kurtosis) Afresh()
        {
            var values = Buffer.AsSpan(0, sorted.Length);
            sorted.CopyTo(values);
            values[..low].Fill(sorted[low]);
            values[^high..].Fill(sorted[^(high + 1)]);
            var (skewness, kurtosis, _) = MomentKernel.Shape(values);
            return (skewness, kurtosis);
        }
    }
}
