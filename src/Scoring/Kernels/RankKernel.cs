using System.Diagnostics;

namespace Scoring.Kernels;

/// <summary>Ranks of a column of values: 1 is best, missing (NaN) has no rank, ties are exact equality and follow a <see cref="TieRule"/>.</summary>
/// <remarks>
/// The result depends on the values only, never on which sort was taken (see <see cref="Order"/>). Cost: linear; about 10 ns per unit for scores,
/// three times that for columns with extreme spread. No allocation once the scratch has grown.
/// </remarks>
static partial class RankKernel
{
    /// <summary>Ranks of all values; 0 where the value is missing.</summary>
    internal static void Rank(ReadOnlySpan<double> values, bool highFirst, TieRule ties, RankScratch scratch, Span<double> ranks)
    {
        Debug.Assert(values.Length == ranks.Length);
        scratch.EnsureCapacity(values.Length);
        var order = scratch.Order.AsSpan(0, values.Length);
        var count = Order(values, highFirst, scratch, order);
        if (count < values.Length)
            ranks.Clear();
        var group = 0;
        for (int start = 0, end; start < count; start = end)
        {
            end = EndOfTie(values, order, start, count);
            group++;
            var rank = ties switch
            {
                TieRule.Max => end,
                TieRule.Dense => group,
                TieRule.Average => (start + 1 + end) * 0.5,
                _ => start + 1,
            };
            var step = ties == TieRule.First ? 1 : 0;
            for (var place = start; place < end; place++, rank += step)
                ranks[order[place]] = rank;
        }
    }

    /// <summary>Ranks by the default rule (ties share the best place: 1, 2, 2, 4); 0 where the value is missing.</summary>
    internal static void RankMin(ReadOnlySpan<double> values, bool highFirst, RankScratch scratch, Span<int> ranks)
    {
        Debug.Assert(values.Length == ranks.Length);
        scratch.EnsureCapacity(values.Length);
        var order = scratch.Order.AsSpan(0, values.Length);
        var count = Order(values, highFirst, scratch, order);
        if (count < values.Length)
            ranks.Clear();
        if (count == 0)
            return;
        var rank = 1;
        var previous = values[order[0]];
        for (var place = 0; place < count; place++)
        {
            var unit = order[place];
            var value = values[unit];
            rank = value == previous ? rank : place + 1;
            previous = value;
            ranks[unit] = rank;
        }
    }

    static int EndOfTie(ReadOnlySpan<double> values, ReadOnlySpan<int> order, int start, int count)
    {
        var value = values[order[start]];
        var end = start + 1;
        while (end < count && values[order[end]] == value)
            end++;
        return end;
    }
}
