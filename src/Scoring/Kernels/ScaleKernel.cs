using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Scoring.Kernels;

/// <summary>Element-wise linear maps and the bounds they need. Missing values (NaN) stay missing.</summary>
static class ScaleKernel
{
    /// <summary>target = offset + scale·((x − origin)/width), each operation rounded once and in this order; works in place.</summary>
    /// <remarks>
    /// Min-max: origin = min, width = max − min, scale = hi − lo, offset = lo. The mirror for direction −1: origin = max, width = min − max. z-score:
    /// origin = mean, width = sd. Division, not a reciprocal: x = max gives the quotient 1 exactly. No fused operation, so vector and scalar
    /// lanes give the same bits. Bounds are trusted: width is not 0. Cost: below 1 ns per value.
    /// </remarks>
    internal static void Affine(
        ReadOnlySpan<double> values, double origin, double width, double scale, double offset, Span<double> target)
    {
        Debug.Assert(values.Length == target.Length && width != 0);
        var done = 0;
        if (Vector.IsHardwareAccelerated)
        {
            var from = MemoryMarshal.Cast<double, Vector<double>>(values);
            var to = MemoryMarshal.Cast<double, Vector<double>>(target);
            var (origins, widths) = (Vector.Create(origin), Vector.Create(width));
            var (scales, offsets) = (Vector.Create(scale), Vector.Create(offset));
            for (var i = 0; i < from.Length; i++)
                to[i] = offsets + scales * ((from[i] - origins) / widths);
            done = from.Length * Vector<double>.Count;
        }
        AffineScalar(values[done..], origin, width, scale, offset, target[done..]);
    }

    /// <summary>The same one value at a time: the definition the vector lanes are tested against.</summary>
    internal static void AffineScalar(
        ReadOnlySpan<double> values, double origin, double width, double scale, double offset, Span<double> target)
    {
        for (var i = 0; i < values.Length; i++)
            target[i] = offset + scale * ((values[i] - origin) / width);
    }

    /// <summary>Smallest and largest value and the count, skipping NaN; without values NaN, NaN, 0. A zero bound is +0.</summary>
    internal static (double Min, double Max, int Count) MinMax(ReadOnlySpan<double> values)
    {
        var (min, max) = (double.PositiveInfinity, double.NegativeInfinity);
        var count = 0;
        var done = 0;
        if (Vector.IsHardwareAccelerated)
        {
            var blocks = MemoryMarshal.Cast<double, Vector<double>>(values);
            var (mins, maxs) = (Vector.Create(min), Vector.Create(max));
            var counts = Vector<long>.Zero;
            foreach (var block in blocks)
            {
                // A comparison with NaN is false, so a missing lane keeps what was there.
                mins = Vector.ConditionalSelect(Vector.LessThan(block, mins), block, mins);
                maxs = Vector.ConditionalSelect(Vector.GreaterThan(block, maxs), block, maxs);
                counts -= Vector.Equals(block, block);
            }
            for (var lane = 0; lane < Vector<double>.Count; lane++)
            {
                min = mins[lane] < min ? mins[lane] : min;
                max = maxs[lane] > max ? maxs[lane] : max;
                count += (int)counts[lane];
            }
            done = blocks.Length * Vector<double>.Count;
        }
        foreach (var value in values[done..])
        {
            min = value < min ? value : min;
            max = value > max ? value : max;
            count += double.IsNaN(value) ? 0 : 1;
        }
        // Which of ±0 came first must not show.
        return count == 0 ? (double.NaN, double.NaN, 0) : (min + 0.0, max + 0.0, count);
    }
}
