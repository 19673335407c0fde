using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace Scoring.Kernels;

/// <summary>Ranks of one draw after another, equal to those of sorting the scores themselves; nothing is allocated between draws.</summary>
/// <remarks>
/// <para>Up to 4,096 units: a score becomes an integer of 20 bits by a linear map, the unit's index fills the word's other 12 bits, and two radix passes
/// of ten bits sort the words. The second pass writes ranks as it goes, since a word's place is known when it is stored. The map is monotone, so only
/// units with the same integer can stand wrongly: such neighbours are found by vector comparison and put right by their scores. More units, missing
/// scores beyond count, a spread that is not finite or an outlier that squeezes the rest together go to <see cref="RankKernel"/>.</para>
/// <para>Under <see cref="TieRule.Average"/> ranks are given in halves, twice the place. Cost: about 3 ns per unit.</para>
/// </remarks>
sealed unsafe partial class DrawRanker
{
    /// <summary>Most units of the packed words.</summary>
    internal const int MostPacked = 1 << UnitBits;

    const int UnitBits = 12;
    const int DigitBits = 10;
    const int Buckets = 1 << DigitBits;
    const int LargestKey = (1 << (2 * DigitBits)) - 1;
    const int MovesPerUnit = 4;

    /// <summary>Adding it rounds a number below 2⁵² to an integer, kept in the low bits.</summary>
    const double Rounding = 1L << 52;

    readonly int units;
    readonly bool highFirst;
    readonly TieRule ties;
    readonly AlignedArray<uint> keys;
    readonly AlignedArray<uint> sorted;
    readonly AlignedArray<uint> offsets;
    readonly RankScratch scratch = new();
    readonly int[] places;
    readonly double[] wide;
    readonly double[] turned;

    /// <summary>By row: its place in the order that decides among equals; null where that is the row's own.</summary>
    readonly int[]? standing;

    /// <summary>Prepares a ranker.</summary>
    /// <param name="units">Number of units.</param>
    /// <param name="highFirst">Whether the highest score is best.</param>
    /// <param name="ties">What equal scores get.</param>
    /// <param name="order">By row a number, lower first among equals under <see cref="TieRule.First"/>; null = the rows' own order.</param>
    internal DrawRanker(int units, bool highFirst, TieRule ties, int[]? order = null)
    {
        standing = ties == TieRule.First ? Standing(order) : null;
        turned = standing is null ? [] : new double[units];
        this.units = units;
        this.highFirst = highFirst;
        this.ties = ties;
        var packed = units <= MostPacked ? units : 0;
        keys = new AlignedArray<uint>(packed + 32);
        sorted = new AlignedArray<uint>(packed + 32);
        offsets = new AlignedArray<uint>(2 * Buckets);
        places = ties == TieRule.Min ? new int[units] : [];
        wide = ties == TieRule.Min ? [] : new double[units];
    }

    /// <summary>Steps that ranks are given in: 2, halves, where equal scores share the mean of their places.</summary>
    internal static int StepsOf(TieRule ties) => ties == TieRule.Average ? 2 : 1;

    /// <summary>Whether ranks fit into 16 bits.</summary>
    internal static bool IsSmall(int units, TieRule ties) => (long)units * StepsOf(ties) <= ushort.MaxValue;

    /// <summary>Ranks of a row as 16-bit numbers, in steps; 0 where the score is missing.</summary>
    internal void Rank(ScoreRows rows, int row, ushort* ranks)
    {
        Debug.Assert(IsSmall(units, ties) && rows.Units == units);
        if (units <= MostPacked && ties != TieRule.Dense && standing is null && TryPacked(rows[row], rows.Scored[row], rows.Low[row], rows.High[row], ranks)) return;
        if (ties == TieRule.Min)
        {
            RankKernel.RankMin(rows.Row(row), highFirst, scratch, places);
            for (var unit = 0; unit < units; unit++) ranks[unit] = (ushort)places[unit];
            return;
        }
        RankWide(rows.Row(row));
        for (var unit = 0; unit < units; unit++) ranks[unit] = (ushort)wide[unit];
    }

    /// <summary>Ranks of a row as 32-bit numbers, in steps; 0 where the score is missing.</summary>
    internal void Rank(ScoreRows rows, int row, uint* ranks)
    {
        if (ties == TieRule.Min)
        {
            RankKernel.RankMin(rows.Row(row), highFirst, scratch, new Span<int>(ranks, units));
            return;
        }
        RankWide(rows.Row(row));
        for (var unit = 0; unit < units; unit++) ranks[unit] = (uint)wide[unit];
    }

    void RankWide(Span<double> scores)
    {
        if (standing is not null)
        {
            for (var unit = 0; unit < units; unit++) turned[standing[unit]] = scores[unit];
            RankKernel.Rank(turned, highFirst, ties, scratch, wide);
            wide.CopyTo(turned, 0);
            for (var unit = 0; unit < units; unit++) wide[unit] = turned[standing[unit]];
            return;
        }
        RankKernel.Rank(scores, highFirst, ties, scratch, wide);
        if (ties == TieRule.Average)
            for (var unit = 0; unit < units; unit++) wide[unit] *= 2;
    }

    static int[]? Standing(int[]? order)
    {
        if (order is null) return null;
        var rows = new int[order.Length];
        for (var row = 0; row < rows.Length; row++) rows[row] = row;
        order.ToArray().AsSpan().Sort(rows.AsSpan());
        var standing = new int[rows.Length];
        for (var place = 0; place < rows.Length; place++) standing[rows[place]] = place;
        return Array.Exists(rows, row => standing[row] != row) ? standing : null;
    }

    bool TryPacked(double* scores, int count, double low, double high, ushort* ranks)
    {
        var scale = LargestKey / (high - low);
        if (!double.IsFinite(scale) || scale == 0) return false;
        var origin = low;
        if (highFirst) (origin, scale) = (high, -scale);
        if (count == units) Pack(scores, origin, scale);
        else
        {
            PackScored(scores, origin, scale);
            new Span<ushort>(ranks, units).Clear();
        }
        Sort(count, ranks);
        if (ties == TieRule.Average)
            for (var unit = 0; unit < units; unit++) ranks[unit] *= 2;
        return TryRepair(scores, count, ranks);
    }

    /// <summary>Packed words of all units.</summary>
    void Pack(double* scores, double origin, double scale)
    {
        var words = keys.Pointer;
        var unit = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            var (origins, scales, rounding) = (Vector512.Create(origin), Vector512.Create(scale), Vector512.Create(Rounding));
            var index = Vector512<uint>.Indices;
            var step = Vector512.Create(16u);
            for (; unit < units; unit += 16) // rows and words reach beyond the last unit
            {
                var first = (Vector512.LoadAligned(scores + unit) - origins) * scales + rounding;
                var second = (Vector512.LoadAligned(scores + unit + 8) - origins) * scales + rounding;
                var key = Vector512.Narrow(first.AsUInt64(), second.AsUInt64());
                (Vector512.ShiftLeft(key, UnitBits) | index).StoreAligned(words + unit);
                index += step;
            }
            return;
        }
        for (; unit < units; unit++)
            words[unit] = ((uint)BitConverter.DoubleToUInt64Bits((scores[unit] - origin) * scale + Rounding) << UnitBits) | (uint)unit;
    }

    /// <summary>Packed words of the units with a score.</summary>
    void PackScored(double* scores, double origin, double scale)
    {
        var words = keys.Pointer;
        var next = 0;
        for (var unit = 0; unit < units; unit++)
        {
            words[next] = ((uint)BitConverter.DoubleToUInt64Bits((scores[unit] - origin) * scale + Rounding) << UnitBits) | (uint)unit;
            next += double.IsNaN(scores[unit]) ? 0 : 1;
        }
    }

    /// <summary>Two radix passes; ranks as if all scores differed.</summary>
    void Sort(int count, ushort* ranks)
    {
        uint* from = keys.Pointer, to = sorted.Pointer, low = offsets.Pointer, high = low + Buckets;
        offsets.Span.Clear();
        for (var i = 0; i < count; i++)
        {
            var word = from[i];
            low[(word >> UnitBits) & (Buckets - 1)]++;
            high[word >> (UnitBits + DigitBits)]++;
        }
        uint lows = 0, highs = 0;
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            var (inLow, inHigh) = (low[bucket], high[bucket]);
            low[bucket] = lows;
            high[bucket] = highs;
            lows += inLow;
            highs += inHigh;
        }
        for (var i = 0; i < count; i++)
        {
            var word = from[i];
            to[low[(word >> UnitBits) & (Buckets - 1)]++] = word;
        }
        for (var i = 0; i < count; i++)
        {
            var word = to[i];
            var place = high[word >> (UnitBits + DigitBits)]++;
            from[place] = word;
            ranks[word & (MostPacked - 1)] = (ushort)(place + 1);
        }
    }
}
