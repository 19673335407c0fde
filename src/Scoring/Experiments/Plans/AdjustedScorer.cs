using Scoring.Kernels;
using Scoring.Ranking;

namespace Scoring.Experiments.Plans;

/// <summary>Adds what the scheme's adjustments give or take to the scores of draws, then rounds where the scheme ranks rounded scores.</summary>
/// <param name="inner">Scores without adjustments and rounding.</param>
/// <param name="offsets">By row; NaN takes the unit out of the ranking.</param>
/// <param name="rule">Rounding before ranking.</param>
sealed class AdjustedScorer(DrawScorer inner, double[] offsets, RankRule rule) : DrawScorer
{
    internal override int Units => inner.Units;

    internal override DrawScratch NewScratch(int draws) => inner.NewScratch(draws);

    internal override void Score(DrawScratch scratch, long first, int draws)
    {
        inner.Score(scratch, first, draws);
        for (var draw = 0; draw < draws; draw++)
        {
            var row = scratch.Rows.Row(draw);
            for (var unit = 0; unit < row.Length; unit++) row[unit] += offsets[unit];
            if (rule.Decimals is { } decimals) Rounding.Round(row, decimals, rule.Half, row);
            scratch.Rows.Measure(draw);
        }
    }
}
