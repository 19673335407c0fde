using System.Diagnostics;

namespace Scoring.Kernels;

static partial class RankKernel
{
    const int InsertionLimit = 32;
    const int MovesPerUnit = 4;

    /// <summary>Indices of the non-missing values, best first, equal values by position. Returns how many; the rest of the target is left alone.</summary>
    /// <remarks>
    /// Three ways to the same order. Up to 32 values: insertion. Otherwise values are mapped linearly (and so monotonically) to integers of
    /// 16–30 bits, radix-sorted in two or three passes, and collisions repaired by comparing the full values. Where that would need many
    /// repairs (one outlier squeezes the rest into few integers) or the spread is not finite: radix sort of the full 64 bits, skipping bytes that are constant.
    /// </remarks>
    internal static int Order(ReadOnlySpan<double> values, bool highFirst, RankScratch scratch, Span<int> order)
    {
        Debug.Assert(order.Length >= values.Length);
        if (values.Length <= InsertionLimit)
            return InsertionOrder(values, highFirst, order);
        var (low, high, count) = ScaleKernel.MinMax(values);
        if (low == high)
            return PositionOrder(values, order);
        scratch.EnsureCapacity(values.Length);
        if (!TryQuantisedOrder(values, highFirst, low, high, count, scratch, order))
            FullOrder(values, highFirst, scratch, order);
        return count;
    }

    static int InsertionOrder(ReadOnlySpan<double> values, bool highFirst, Span<int> order)
    {
        var count = 0;
        for (var unit = 0; unit < values.Length; unit++)
        {
            var value = values[unit];
            if (double.IsNaN(value))
                continue;
            var place = count++;
            for (; place > 0 && IsBefore(value, values[order[place - 1]], highFirst); place--)
                order[place] = order[place - 1];
            order[place] = unit;
        }
        return count;
    }

    static int PositionOrder(ReadOnlySpan<double> values, Span<int> order)
    {
        var count = 0;
        for (var unit = 0; unit < values.Length; unit++)
            if (!double.IsNaN(values[unit]))
                order[count++] = unit;
        return count;
    }

    static bool IsBefore(double a, double b, bool highFirst) => highFirst ? a > b : a < b;

    static bool TryQuantisedOrder(
        ReadOnlySpan<double> values, bool highFirst, double low, double high, int count, RankScratch scratch, Span<int> order)
    {
        var (digitBits, passes) = values.Length <= 512 ? (8, 2) : values.Length <= 4096 ? (11, 2) : (10, 3);
        var scale = ((1L << (digitBits * passes)) - 1) / (high - low);
        if (!double.IsFinite(scale) || scale == 0)
            return false;
        if (highFirst)
            (low, scale) = (high, -scale);

        var buckets = 1 << digitBits;
        var histogram = scratch.Histogram.AsSpan(0, buckets * passes);
        histogram.Clear();
        var packed = scratch.Packed.AsSpan(0, count);
        var next = 0;
        for (var unit = 0; unit < values.Length; unit++)
        {
            var value = values[unit];
            if (double.IsNaN(value))
                continue;
            var quantised = (uint)(long)((value - low) * scale);
            packed[next++] = ((ulong)quantised << 32) | (uint)unit;
            for (var pass = 0; pass < passes; pass++)
                histogram[(pass << digitBits) + (int)((quantised >> (pass * digitBits)) & (uint)(buckets - 1))]++;
        }

        var swap = scratch.Swap.AsSpan(0, count);
        for (var pass = 0; pass < passes; pass++)
        {
            var offsets = histogram.Slice(pass << digitBits, buckets);
            ToOffsets(offsets);
            var shift = 32 + pass * digitBits;
            foreach (var item in packed)
                swap[offsets[(int)(item >> shift) & (buckets - 1)]++] = item;
            var sorted = swap;
            swap = packed;
            packed = sorted;
        }
        return TryRepair(values, highFirst, packed, order);
    }

    /// <summary>Unpacks the indices and sorts those with equal integers by their values; gives up when that takes too many moves.</summary>
    static bool TryRepair(ReadOnlySpan<double> values, bool highFirst, ReadOnlySpan<ulong> packed, Span<int> order)
    {
        var movesLeft = (long)MovesPerUnit * packed.Length;
        var runStart = 0;
        for (var i = 0; i < packed.Length; i++)
        {
            var unit = (int)(uint)packed[i];
            var place = i;
            if ((packed[i] ^ packed[runStart]) >> 32 != 0)
            {
                runStart = i;
            }
            else
            {
                var value = values[unit];
                for (; place > runStart && IsBefore(value, values[order[place - 1]], highFirst); place--)
                    order[place] = order[place - 1];
                movesLeft -= i - place;
                if (movesLeft < 0)
                    return false;
            }
            order[place] = unit;
        }
        return true;
    }

    static void FullOrder(ReadOnlySpan<double> values, bool highFirst, RankScratch scratch, Span<int> order)
    {
        var histogram = scratch.Histogram.AsSpan(0, 8 * 256);
        histogram.Clear();
        Span<ulong> keys = scratch.Packed, swapKeys = scratch.Swap;
        Span<int> swapOrder = scratch.SwapOrder, result = order;
        var count = 0;
        for (var unit = 0; unit < values.Length; unit++)
        {
            if (double.IsNaN(values[unit]))
                continue;
            var key = OrderedKey(values[unit], highFirst);
            keys[count] = key;
            order[count++] = unit;
            for (var digit = 0; digit < 8; digit++)
                histogram[(digit << 8) + (byte)(key >> (8 * digit))]++;
        }
        for (var digit = 0; digit < 8; digit++)
        {
            var offsets = histogram.Slice(digit << 8, 256);
            if (offsets[(byte)(keys[0] >> (8 * digit))] == count)
                continue;
            ToOffsets(offsets);
            for (var i = 0; i < count; i++)
            {
                var place = offsets[(byte)(keys[i] >> (8 * digit))]++;
                swapKeys[place] = keys[i];
                swapOrder[place] = order[i];
            }
            var sortedKeys = swapKeys;
            swapKeys = keys;
            keys = sortedKeys;
            var sortedOrder = swapOrder;
            swapOrder = order;
            order = sortedOrder;
        }
        if (order != result)
            order[..count].CopyTo(result);
    }

    /// <summary>An unsigned integer in the order of the values (reversed for high first); ±0 share one.</summary>
    static ulong OrderedKey(double value, bool highFirst)
    {
        var bits = BitConverter.DoubleToInt64Bits(value + 0.0);
        var key = (ulong)(bits ^ ((bits >> 63) | long.MinValue));
        return highFirst ? ~key : key;
    }

    static void ToOffsets(Span<int> counts)
    {
        var sum = 0;
        foreach (ref var count in counts)
        {
            var next = sum + count;
            count = sum;
            sum = next;
        }
    }
}
