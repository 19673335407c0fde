using System.Numerics;
using System.Runtime.InteropServices;

namespace Scoring.Aggregating;

/// <summary>Counts available children unit by unit. Counts are doubles, so that shares need no conversion; all are exact.</summary>
static class CoverageKernel
{
    /// <summary>Number of children that are not NaN, and its share of <paramref name="size"/>.</summary>
    public static void Count(ReadOnlySpan<double[]> children, double size, Span<double> available, Span<double> coverage)
    {
        var width = Vector<double>.Count;
        var i = 0;
        for (; Vector.IsHardwareAccelerated && i <= available.Length - width; i += width)
        {
            var count = Vector<long>.Zero;
            foreach (var child in children)
            {
                var x = new Vector<double>(child, i);
                count -= Vector.Equals(x, x);
            }
            var counts = Vector.ConvertToDouble(count);
            counts.CopyTo(available[i..]);
            (counts / new Vector<double>(size)).CopyTo(coverage[i..]);
        }
        for (; i < available.Length; i++)
        {
            var count = 0.0;
            foreach (var child in children)
                if (!double.IsNaN(child[i]))
                    count++;
            available[i] = count;
            coverage[i] = count / size;
        }
    }

    /// <summary>True when every value is finite.</summary>
    public static bool AllFinite(ReadOnlySpan<double> values)
    {
        // x − x is 0 for finite x, else NaN; the sum of zeros is 0 in any order.
        var sum = Vector<double>.Zero;
        var blocks = MemoryMarshal.Cast<double, Vector<double>>(values);
        foreach (var block in blocks) sum += block - block;
        var rest = Vector.Sum(sum);
        foreach (var value in values[(blocks.Length * Vector<double>.Count)..]) rest += value - value;
        return rest == 0;
    }
}
