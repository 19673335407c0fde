using System.Numerics;
using System.Runtime.CompilerServices;

namespace Scoring.Kernels;

/// <summary>Mean and deviation of columns that differ from one in a single value each.</summary>
static partial class SumKernel
{
    /// <summary>What <see cref="MeanAndDeviation"/> gives for every changed column, to the bit.</summary>
    /// <remarks>
    /// A compensated sum is a chain of additions that wait for one another; here a vector lane carries each column's chain, and two vectors of them
    /// run side by side. Every lane does the scalar steps in the scalar order. Cost: about a tenth of as many single calls.
    /// </remarks>
    /// <param name="values">The column; NaN = missing.</param>
    /// <param name="places">Column by column the place of the value that is another one; it is not missing.</param>
    /// <param name="others">The other values, not missing either.</param>
    /// <param name="sample">Whether to divide by n − 1.</param>
    /// <param name="means">Receives the means.</param>
    /// <param name="deviations">Receives the deviations.</param>
    /// <returns>The count of values, the same in all columns.</returns>
    internal static int MeanAndDeviationEach(
        ReadOnlySpan<double> values, ReadOnlySpan<int> places, ReadOnlySpan<double> others, bool sample, Span<double> means, Span<double> deviations)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(others.Length, places.Length);
        if (!Vector.IsHardwareAccelerated) return OneByOne(values, places, others, sample, means, deviations);
        var count = CountOf(values);
        var lanes = 2 * Vector<double>.Count;
        Span<int> at = stackalloc int[lanes];
        Span<double> with = stackalloc double[lanes], mean = stackalloc double[lanes], deviation = stackalloc double[lanes];
        for (var first = 0; first < places.Length; first += lanes)
        {
            Columns(places, others, first, at, with);
            Means(values, at, with, count, mean);
            Deviations(values, at, with, count, sample ? count - 1 : count, mean, deviation);
            var filled = Math.Min(lanes, places.Length - first);
            mean[..filled].CopyTo(means[first..]);
            deviation[..filled].CopyTo(deviations[first..]);
        }
        return count;
    }

    /// <summary>What <see cref="Mean(ReadOnlySpan{double})"/> gives for every changed column, to the bit.</summary>
    internal static void MeanEach(ReadOnlySpan<double> values, ReadOnlySpan<int> places, ReadOnlySpan<double> others, Span<double> means)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(others.Length, places.Length);
        if (!Vector.IsHardwareAccelerated)
        {
            OneByOne(values, places, others, sample: false, means, []);
            return;
        }
        var count = CountOf(values);
        var lanes = 2 * Vector<double>.Count;
        Span<int> at = stackalloc int[lanes];
        Span<double> with = stackalloc double[lanes], mean = stackalloc double[lanes];
        for (var first = 0; first < places.Length; first += lanes)
        {
            Columns(places, others, first, at, with);
            Means(values, at, with, count, mean);
            mean[..Math.Min(lanes, places.Length - first)].CopyTo(means[first..]);
        }
    }

    /// <summary>Column by column, for a CPU whose vectors would be put together from single numbers. Without room for deviations there are none.</summary>
    static int OneByOne(
        ReadOnlySpan<double> values, ReadOnlySpan<int> places, ReadOnlySpan<double> others, bool sample, Span<double> means, Span<double> deviations)
    {
        var column = values.ToArray();
        for (var i = 0; i < places.Length; i++)
        {
            column[places[i]] = others[i];
            if (deviations.IsEmpty) means[i] = Mean(column);
            else (means[i], deviations[i], _) = MeanAndDeviation(column, sample);
            column[places[i]] = values[places[i]];
        }
        return CountOf(values);
    }

    static int CountOf(ReadOnlySpan<double> values)
    {
        var count = 0;
        foreach (var value in values) count += double.IsNaN(value) ? 0 : 1;
        return count;
    }

    /// <summary>The columns that a block works on; lanes left over repeat the last.</summary>
    static void Columns(ReadOnlySpan<int> places, ReadOnlySpan<double> others, int first, Span<int> at, Span<double> with)
    {
        for (var lane = 0; lane < at.Length; lane++)
        {
            var column = Math.Min(first + lane, places.Length - 1);
            (at[lane], with[lane]) = (places[column], others[column]);
        }
    }

    static void Means(ReadOnlySpan<double> values, ReadOnlySpan<int> at, ReadOnlySpan<double> with, int count, Span<double> mean)
    {
        Vector<double> high0 = default, low0 = default, high1 = default, low1 = default;
        for (var from = 0; from < values.Length;)
        {
            var next = Next(at, from, values.Length);
            foreach (var value in values[from..next])
            {
                if (double.IsNaN(value)) continue;
                var same = new Vector<double>(value);
                Add(ref high0, ref low0, same);
                Add(ref high1, ref low1, same);
            }
            if (next < values.Length)
            {
                var (own0, own1) = Own(values, at, with, next);
                Add(ref high0, ref low0, own0);
                Add(ref high1, ref low1, own1);
            }
            from = next + 1;
        }
        var width = Vector<double>.Count;
        for (var lane = 0; lane < width; lane++)
            (mean[lane], mean[lane + width]) = count == 0 ? (double.NaN, double.NaN) : (Mean(high0[lane], low0[lane], count), Mean(high1[lane], low1[lane], count));
    }

    static void Deviations(ReadOnlySpan<double> values, ReadOnlySpan<int> at, ReadOnlySpan<double> with, int count, int divisor, ReadOnlySpan<double> mean, Span<double> deviation)
    {
        var width = Vector<double>.Count;
        var (mean0, mean1) = (new Vector<double>(mean), new Vector<double>(mean[width..]));
        Vector<double> high0 = default, low0 = default, high1 = default, low1 = default, drift0 = default, drift1 = default;
        for (var from = 0; from < values.Length;)
        {
            var next = Next(at, from, values.Length);
            foreach (var value in values[from..next])
            {
                if (double.IsNaN(value)) continue;
                var same = new Vector<double>(value);
                AddSquare(ref high0, ref low0, ref drift0, same - mean0);
                AddSquare(ref high1, ref low1, ref drift1, same - mean1);
            }
            if (next < values.Length)
            {
                var (own0, own1) = Own(values, at, with, next);
                AddSquare(ref high0, ref low0, ref drift0, own0 - mean0);
                AddSquare(ref high1, ref low1, ref drift1, own1 - mean1);
            }
            from = next + 1;
        }
        for (var lane = 0; lane < width; lane++)
            (deviation[lane], deviation[lane + width]) = divisor <= 0 ? (double.NaN, double.NaN)
                : (Deviation(high0[lane], low0[lane], drift0[lane], count, divisor), Deviation(high1[lane], low1[lane], drift1[lane], count, divisor));
    }

    /// <summary>The first of the places from one on.</summary>
    static int Next(ReadOnlySpan<int> at, int from, int end)
    {
        foreach (var place in at)
            if (place >= from && place < end)
                end = place;
        return end;
    }

    /// <summary>The values at a place that is another one in some lanes.</summary>
    static (Vector<double> First, Vector<double> Second) Own(ReadOnlySpan<double> values, ReadOnlySpan<int> at, ReadOnlySpan<double> with, int place)
    {
        Span<double> own = stackalloc double[at.Length];
        for (var lane = 0; lane < own.Length; lane++) own[lane] = at[lane] == place ? with[lane] : values[place];
        return (new Vector<double>(own), new Vector<double>(own[Vector<double>.Count..]));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Add(ref Vector<double> high, ref Vector<double> low, Vector<double> value)
    {
        var sum = high + value;
        var fromValue = sum - high;
        low += (high - (sum - fromValue)) + (value - fromValue);
        high = sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void AddSquare(ref Vector<double> high, ref Vector<double> low, ref Vector<double> drift, Vector<double> difference)
    {
        drift += difference;
        Add(ref high, ref low, difference * difference);
    }
}
