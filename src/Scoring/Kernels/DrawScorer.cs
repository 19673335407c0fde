namespace Scoring.Kernels;

/// <summary>Scores of draws by their number: what the loop over draws asks for. The same number gives the same bits on any thread at any time.</summary>
abstract class DrawScorer
{
    /// <summary>Number of units.</summary>
    internal abstract int Units { get; }

    /// <summary>What one thread needs to score.</summary>
    internal abstract DrawScratch NewScratch(int draws);

    /// <summary>Scores draws <paramref name="first"/>, first + 1, … into the scratch's rows, with their extremes.</summary>
    /// <param name="scratch">Made by <see cref="NewScratch"/>.</param>
    /// <param name="first">Number of the first draw.</param>
    /// <param name="draws">Number of draws, at most what the scratch was made for.</param>
    internal abstract void Score(DrawScratch scratch, long first, int draws);
}

/// <summary>What one thread needs to score draws.</summary>
abstract class DrawScratch(ScoreRows rows)
{
    /// <summary>The scores.</summary>
    internal ScoreRows Rows { get; } = rows;

    /// <summary>Where a scorer that grades counts the classes of its draws; null = nothing is graded.</summary>
    internal virtual ClassTally? Classes { get; set; }
}
