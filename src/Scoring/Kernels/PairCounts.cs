namespace Scoring.Kernels;

/// <summary>How often the first unit of a pair stood before the second, and how often they were level.</summary>
/// <param name="pairs">Indices of the units of each pair.</param>
/// <param name="highFirst">Whether the higher score is better.</param>
sealed class PairCounts((int First, int Second)[] pairs, bool highFirst)
{
    readonly long[] wins = new long[pairs.Length];
    readonly long[] ties = new long[pairs.Length];

    /// <summary>Number of pairs.</summary>
    internal int Count => pairs.Length;

    /// <summary>Draws in which the first was better, by pair.</summary>
    internal Span<long> Wins => wins;

    /// <summary>Draws with equal scores, by pair. Draws in which either has no score count for nobody.</summary>
    internal Span<long> Ties => ties;

    /// <summary>Compares the pairs in one draw.</summary>
    internal void Compare(ReadOnlySpan<double> scores, long[] won, long[] level)
    {
        for (var pair = 0; pair < pairs.Length; pair++)
        {
            var (a, b) = (scores[pairs[pair].First], scores[pairs[pair].Second]);
            if (highFirst ? a > b : a < b) won[pair]++;
            else if (a == b) level[pair]++;
        }
    }

    /// <summary>Adds what a thread counted and sets it back to zero.</summary>
    internal void Take(long[] won, long[] level)
    {
        for (var pair = 0; pair < pairs.Length; pair++)
        {
            wins[pair] += won[pair];
            ties[pair] += level[pair];
        }
        Array.Clear(won);
        Array.Clear(level);
    }
}
