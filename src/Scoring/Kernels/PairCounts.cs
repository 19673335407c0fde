namespace Scoring.Kernels;

/// <summary>How often the first unit of a pair stood before the second, behind it, and level with it; draws in which either has no score count for nothing.</summary>
/// <param name="pairs">Indices of the units of each pair.</param>
/// <param name="highFirst">Whether the higher score is better.</param>
sealed class PairCounts((int First, int Second)[] pairs, bool highFirst)
{
    readonly PairCount[] counts = new PairCount[pairs.Length];

    /// <summary>Number of pairs.</summary>
    internal int Count => pairs.Length;

    /// <summary>What was counted, by pair.</summary>
    internal ReadOnlySpan<PairCount> Counts => counts;

    /// <summary>Compares the pairs in one draw.</summary>
    /// <param name="scores">By unit.</param>
    /// <param name="own">What the calling thread has counted.</param>
    internal void Compare(ReadOnlySpan<double> scores, PairCount[] own)
    {
        for (var pair = 0; pair < pairs.Length; pair++)
        {
            var (a, b) = (scores[pairs[pair].First], scores[pairs[pair].Second]);
            if (highFirst ? a > b : a < b) own[pair].Wins++;
            else if (highFirst ? a < b : a > b) own[pair].Losses++;
            else if (a == b) own[pair].Ties++;
        }
    }

    /// <summary>Adds what a thread counted and sets it back to zero.</summary>
    internal void Take(PairCount[] own)
    {
        for (var pair = 0; pair < pairs.Length; pair++) counts[pair] += own[pair];
        Array.Clear(own);
    }
}

/// <summary>Outcomes of one pair.</summary>
/// <param name="Wins">Draws in which the first was better.</param>
/// <param name="Losses">Draws in which the second was better.</param>
/// <param name="Ties">Draws with equal scores.</param>
record struct PairCount(long Wins, long Losses, long Ties)
{
    /// <summary>The sum of two counts.</summary>
    public static PairCount operator +(PairCount a, PairCount b) => new(a.Wins + b.Wins, a.Losses + b.Losses, a.Ties + b.Ties);
}
