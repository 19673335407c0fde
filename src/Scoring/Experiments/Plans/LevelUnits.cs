using Scoring.Kernels;

namespace Scoring.Experiments.Plans;

/// <summary>Whether draws leave units level that do not have the same cells.</summary>
/// <remarks>
/// Units with the same cells get the same bits from the product as from the annual run. Others that are level in every draw, such as 20 and 60 beside 60 and 20 under two
/// equal weights that stay, get theirs from other sums, whose last bit may part them. Chance brings two of 2,850 units so near each other in one draw of 10⁵; in
/// three draws running it is no chance.
/// </remarks>
static class LevelUnits
{
    const int Draws = 3;
    const double RelativeError = 1e-11;

    /// <summary>Looks at the first draws.</summary>
    /// <param name="terms">What the rows are summed up from.</param>
    /// <param name="scorer">Scores draws, as they are ranked.</param>
    /// <param name="size">Largest size of what a row is summed up from.</param>
    internal static bool In(CompiledTerms terms, DrawScorer scorer, double size)
    {
        var scratch = scorer.NewScratch(Draws);
        scorer.Score(scratch, 0, Draws);
        for (var draw = 0; draw < Draws; draw++)
            if (!HasLevel(terms, scratch.Rows.Row(draw), RelativeError * size))
                return false;
        return true;
    }

    static bool HasLevel(CompiledTerms terms, ReadOnlySpan<double> row, double tolerance)
    {
        var scores = row.ToArray();
        int[] order = [.. Enumerable.Range(0, scores.Length)];
        Array.Sort(scores, order); // NaN first
        for (var place = 1; place < order.Length; place++)
            if (scores[place] - scores[place - 1] <= tolerance && !terms.AreSame(order[place - 1], order[place]))
                return true;
        return false;
    }
}
