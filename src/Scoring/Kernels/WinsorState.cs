using System.Buffers;

namespace Scoring.Kernels;

/// <summary>A sample with so many points treated at either end; see <see cref="WinsorKernel"/>.</summary>
/// <param name="sample">The values, NaN where missing.</param>
/// <param name="count">Number of values.</param>
/// <param name="sorted">Room for all values, or for as many smallest as largest ones.</param>
/// <param name="sums">Room for four sums per value of <paramref name="sorted"/> and four more.</param>
/// <param name="isWhole">Whether <paramref name="sorted"/> takes all values.</param>
/// <param name="maxSkewness">Limit of the skewness.</param>
/// <param name="maxKurtosis">Limit of the kurtosis.</param>
ref struct WinsorState(
    ReadOnlySpan<double> sample, int count, Span<double> sorted, Span<double> sums, bool isWhole, double maxSkewness, double maxKurtosis)
{
    /// <summary>Comparisons closer than this are not left to the sums.</summary>
    const double Doubt = 1e-9;

    readonly ReadOnlySpan<double> sample = sample;
    readonly Span<double> sorted = sorted;
    readonly Span<double> sums = sums;
    readonly int centre = sorted.Length / 2;
    double origin;
    int low, high;

    /// <summary>Sorts what is needed and sums powers.</summary>
    public void Prepare()
    {
        double s1 = 0, s2 = 0, s3 = 0, s4 = 0;
        if (isWhole)
        {
            var next = 0;
            foreach (var value in sample)
                if (!double.IsNaN(value))
                    sorted[next++] = value + 0.0; // −0 as 0: which of them came first must not show
            sorted.Sort();
            origin = sorted[centre];
        }
        else
        {
            GatherExtremes();
            SumBetween(ref s1, ref s2, ref s3, ref s4);
        }
        (sums[4 * centre], sums[4 * centre + 1], sums[4 * centre + 2], sums[4 * centre + 3]) = (s1, s2, s3, s4);
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

    /// <summary>Takes turns until the test is passed or the limit reached; null when ties lead beyond the values that were sorted.</summary>
    public WinsorKernel.Points? Run(int limit, bool force)
    {
        while (true)
        {
            var (skewness, kurtosis) = Shape();
            if (double.IsNaN(skewness)) return Points(true);
            if (!force && (Math.Abs(skewness) < maxSkewness || kurtosis < maxKurtosis)) return Points(false);
            if (low + high >= limit) return Points(false);
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
            if (!isWhole && (high >= sorted.Length - centre || low >= centre)) return null;
            if (low + high >= sorted.Length || sorted[low] == sorted[^(high + 1)]) return new WinsorKernel.Points(0, 0, double.NaN, double.NaN, true);
        }
    }

    readonly WinsorKernel.Points Points(bool isCollapsed) => new(low, high, sorted[low], sorted[^(high + 1)], isCollapsed);

    /// <summary>The smallest values in the first half and the largest in the second, both ascending.</summary>
    readonly void GatherExtremes()
    {
        Span<double> smallest = sorted[..centre], largest = sorted[centre..];
        var taken = 0;
        foreach (var each in sample)
        {
            if (double.IsNaN(each)) continue;
            var value = each + 0.0;
            if (taken < centre)
            {
                largest[taken++] = value;
                if (taken < centre) continue;
                largest.Sort();
                largest.CopyTo(smallest);
                continue;
            }
            if (value > largest[0])
            {
                var place = Place(largest, value);
                largest[1..place].CopyTo(largest);
                largest[place - 1] = value;
            }
            if (value < smallest[^1])
            {
                var place = Place(smallest, value);
                smallest[place..^1].CopyTo(smallest[(place + 1)..]);
                smallest[place] = value;
            }
        }
    }

    /// <summary>Where a value goes among ascending ones.</summary>
    static int Place(ReadOnlySpan<double> ascending, double value)
    {
        var place = ascending.BinarySearch(value);
        return place < 0 ? ~place : place;
    }

    /// <summary>Sums over the values that are neither among the smallest nor the largest, from their mean.</summary>
    void SumBetween(ref double s1, ref double s2, ref double s3, ref double s4)
    {
        var (bottom, top) = (sorted[centre - 1], sorted[centre]);
        var (sum, between, bottoms, tops) = (0.0, 0, 0, 0);
        foreach (var value in sample)
        {
            var isBetween = value > bottom && value < top;
            sum += isBetween ? value : 0;
            between += isBetween ? 1 : 0;
            bottoms += value == bottom ? 1 : 0;
            tops += value == top ? 1 : 0;
        }
        origin = between > 0 ? sum / between : bottom / 2 + top / 2;
        foreach (var value in sample)
            if (value > bottom && value < top)
                Add(value - origin, ref s1, ref s2, ref s3, ref s4);
        // Values that tie with the innermost sorted ones but found no room beside them.
        for (var i = sorted.Count(bottom); i < bottoms; i++) Add(bottom - origin, ref s1, ref s2, ref s3, ref s4);
        for (var i = sorted.Count(top); bottom < top && i < tops; i++) Add(top - origin, ref s1, ref s2, ref s3, ref s4);
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
        var (top, bottom) = (sorted[^(high + 1)] - origin, sorted[low] - origin);
        ReadOnlySpan<double> above = sums.Slice(4 * (sorted.Length - high), 4), below = sums.Slice(4 * low, 4);
        var p1 = above[0] + below[0] + high * top + low * bottom;
        var p2 = above[1] + below[1] + high * (top * top) + low * (bottom * bottom);
        var p3 = above[2] + below[2] + high * (top * top * top) + low * (bottom * bottom * bottom);
        var p4 = above[3] + below[3] + high * (top * top * (top * top)) + low * (bottom * bottom * (bottom * bottom));
        var mean = p1 / count;
        var second = p2 - mean * p1;
        var third = p3 - mean * (3 * p2 - 2 * mean * p1);
        var fourth = p4 - mean * (4 * p3 - mean * (6 * p2 - 3 * mean * p1));
        var skewness = MomentKernel.Skewness(second, third, count);
        var kurtosis = MomentKernel.Kurtosis(second, fourth, count);
        return second is > 1e-60 and < 1e60 && IsSettled(skewness, kurtosis) ? (skewness, kurtosis) : Afresh();
    }

    readonly bool IsSettled(double skewness, double kurtosis) =>
        Math.Abs(Math.Abs(skewness) - maxSkewness) > Doubt * (1 + maxSkewness)
        && Math.Abs(kurtosis - maxKurtosis) > Doubt * (1 + Math.Abs(maxKurtosis))
        && Math.Abs(skewness) > Doubt;

    readonly (double Skewness, double Kurtosis) Afresh()
    {
        var buffer = ArrayPool<double>.Shared.Rent(sample.Length);
        var values = buffer.AsSpan(0, sample.Length);
        var (bottom, top) = (sorted[low], sorted[^(high + 1)]);
        for (var i = 0; i < values.Length; i++) values[i] = sample[i] < bottom ? bottom : sample[i] > top ? top : sample[i];
        var (skewness, kurtosis, _) = MomentKernel.Shape(values);
        ArrayPool<double>.Shared.Return(buffer);
        return (skewness, kurtosis);
    }
}
