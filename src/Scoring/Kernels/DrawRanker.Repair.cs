using System.Runtime.Intrinsics;

namespace Scoring.Kernels;

sealed unsafe partial class DrawRanker
{
    /// <summary>Puts units with equal integers in the order of their scores and gives equal scores their common place; false when that takes too many moves.</summary>
    bool TryRepair(double* scores, int count, ushort* ranks)
    {
        var words = keys.Pointer; // where the second pass left them
        var movesLeft = MovesPerUnit * count;
        var i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            var different = Vector512.Create((uint)MostPacked);
            for (; i <= count - 17; i += 16)
            {
                var equal = Vector512.LessThan(Vector512.LoadAligned(words + i) ^ Vector512.Load(words + i + 1), different).ExtractMostSignificantBits();
                // A run may begin in the block before: Run looks back as well as ahead, and does a run once.
                while (equal != 0)
                {
                    var at = i + System.Numerics.BitOperations.TrailingZeroCount(equal);
                    equal &= equal - 1;
                    if (IsFirst(words, at) && !TryRun(scores, at, count, ranks, ref movesLeft)) return false;
                }
            }
        }
        for (; i < count - 1; i++)
            if ((words[i] ^ words[i + 1]) < MostPacked && IsFirst(words, i) && !TryRun(scores, i, count, ranks, ref movesLeft))
                return false;
        return true;
    }

    /// <summary>Whether the word before has another integer. Repairs keep integers where they are, so this holds before and after them.</summary>
    static bool IsFirst(uint* words, int at) => at == 0 || (words[at] ^ words[at - 1]) >= MostPacked;

    bool TryRun(double* scores, int start, int count, ushort* ranks, ref int movesLeft)
    {
        var words = keys.Pointer;
        var end = start + 1;
        for (; end < count && (words[end] ^ words[start]) < MostPacked; end++)
        {
            var word = words[end];
            var score = scores[word & (MostPacked - 1)];
            var place = end;
            for (; place > start && IsBefore(score, scores[words[place - 1] & (MostPacked - 1)]); place--) words[place] = words[place - 1];
            words[place] = word;
            movesLeft -= end - place;
            if (movesLeft < 0) return false;
        }
        for (int first = start, last; first < end; first = last + 1)
        {
            var score = scores[words[first] & (MostPacked - 1)];
            for (last = first; last + 1 < end && scores[words[last + 1] & (MostPacked - 1)] == score;) last++;
            var rank = ties switch
            {
                TieRule.Max => last + 1,
                TieRule.Average => first + last + 2, // in halves
                _ => first + 1,
            };
            for (var place = first; place <= last; place++)
                ranks[words[place] & (MostPacked - 1)] = (ushort)(ties == TieRule.First ? place + 1 : rank);
        }
        return true;
    }

    bool IsBefore(double a, double b) => highFirst ? a > b : a < b;
}
