using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace Scoring.Kernels;

/// <summary>Ranks of one draw after another, equal to those of sorting the scores themselves; nothing is allocated between draws.</summary>
/// <remarks>
/// <para>Up to 4,096 units: a score becomes an integer of 20 bits by a linear map, the unit's index fills the word's other 12 bits, and two radix passes
/// of ten bits sort the words. The second pass writes ranks as it goes, since a word's place is known when it is stored. The map is monotone, so only
/// units with the same integer can stand wrongly: such neighbours are found by vector comparison and put right by their scores. More units, missing
/// scores beyond count, a spread that is not finite or an outlier that squeezes the rest together go to <see cref="RankKernel"/>.</para>
/// <para>A rank counts in whole places: under <see cref="TieRule.Average"/> a half is counted at the place above. Cost: about 3 ns per unit.</para>
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

    internal DrawRanker(int units, bool highFirst, TieRule ties)
    {
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

    /// <summary>Ranks of a row as 16-bit numbers, for up to 65,535 units; 0 where the score is missing.</summary>
    internal void Rank(ScoreRows rows, int row, ushort* ranks)
    {
        Debug.Assert(units <= ushort.MaxValue && rows.Units == units);
        if (units <= MostPacked && ties != TieRule.Dense && TryPacked(rows[row], rows.Scored[row], rows.Low[row], rows.High[row], ranks)) return;
        if (ties == TieRule.Min)
        {
            RankKernel.RankMin(rows.Row(row), highFirst, scratch, places);
            for (var unit = 0; unit < units; unit++) ranks[unit] = (ushort)places[unit];
            return;
        }
        RankKernel.Rank(rows.Row(row), highFirst, ties, scratch, wide);
        for (var unit = 0; unit < units; unit++) ranks[unit] = (ushort)wide[unit];
    }

    /// <summary>Ranks of a row as 32-bit numbers; 0 where the score is missing.</summary>
    internal void Rank(ScoreRows rows, int row, uint* ranks)
    {
        if (ties == TieRule.Min)
        {
            RankKernel.RankMin(rows.Row(row), highFirst, scratch, new Span<int>(ranks, units));
            return;
        }
        RankKernel.Rank(rows.Row(row), highFirst, ties, scratch, wide);
        for (var unit = 0; unit < units; unit++) ranks[unit] = (uint)wide[unit];
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
