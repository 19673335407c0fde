using System.Numerics;
using Scoring.Kernels;

namespace Scoring.Auditing;

/// <summary>A column made ready to be compared with many others: scaled values, where it has values, and its order.</summary>
sealed class PairedColumn
{
    readonly ulong[] bits;
    int[]? order;
    int[]? places;

    PairedColumn(double[] values)
    {
        Values = values;
        Scaled = new double[values.Length];
        Mask = new double[values.Length];
        Has = new byte[values.Length];
        bits = new ulong[(values.Length + 63) / 64];
        var (low, high, count) = ScaleKernel.MinMax(values);
        Count = count;
        IsConstant = count < 2 || low == high;
        var mean = SumKernel.Mean(values);
        Scale = Math.Max(high - mean, mean - low);
        if (!(Scale > 0 && double.IsFinite(Scale))) Scale = 1;
        for (var unit = 0; unit < values.Length; unit++)
        {
            if (double.IsNaN(values[unit])) continue;
            Mask[unit] = Has[unit] = 1;
            bits[unit >> 6] |= 1UL << unit;
            Scaled[unit] = (values[unit] - mean) / Scale;
        }
    }

    /// <summary>The values; NaN = missing.</summary>
    public double[] Values { get; }

    /// <summary>(x − mean)/scale, 0 where missing.</summary>
    public double[] Scaled { get; }

    /// <summary>1 where there is a value, else 0.</summary>
    public double[] Mask { get; }

    /// <summary>The same as bytes.</summary>
    public byte[] Has { get; }

    /// <summary>Largest distance from the mean; 1 without spread.</summary>
    public double Scale { get; }

    /// <summary>Number of values.</summary>
    public int Count { get; }

    /// <summary>True without two different values.</summary>
    public bool IsConstant { get; }

    /// <summary>True when no value is missing.</summary>
    public bool IsComplete => Count == Values.Length;

    /// <summary>Units that have a value, ascending by value.</summary>
    public int[] Order => order ?? throw new InvalidOperationException("The column was not sorted.");

    /// <summary>By unit: the number of its value among the different values, ascending from 0; without meaning where missing.</summary>
    public int[] Places => places!;

    /// <summary>Makes columns ready.</summary>
    public static PairedColumn[] Of(IReadOnlyList<double[]> columns) => [.. columns.Select(column => new PairedColumn(column))];

    /// <summary>Sorts the column once. Not for several threads at a time.</summary>
    public void Sort(RankScratch scratch)
    {
        if (order is not null) return;
        var sorted = new int[Values.Length];
        var count = RankKernel.Order(Values, highFirst: false, scratch, sorted);
        places = new int[Values.Length];
        var place = -1;
        for (var i = 0; i < count; i++)
        {
            if (i == 0 || Values[sorted[i]] != Values[sorted[i - 1]]) place++;
            places[sorted[i]] = place;
        }
        order = sorted[..count];
    }

    /// <summary>Number of units with a value here and there.</summary>
    public int Common(PairedColumn other)
    {
        var count = 0;
        for (var i = 0; i < bits.Length; i++) count += BitOperations.PopCount(bits[i] & other.bits[i]);
        return count;
    }
}
