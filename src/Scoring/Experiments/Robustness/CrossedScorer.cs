using Scoring.Kernels;

namespace Scoring.Experiments.Robustness;

/// <summary>Scores the same weightings under several settings, as one row of draws.</summary>
/// <remarks>
/// Sixteen weightings under the first setting, the same sixteen under the second, …, then the next sixteen: draws scored together are of one setting.
/// Units a setting does not know have no score.
/// </remarks>
/// <param name="scorers">A scorer per setting.</param>
/// <param name="rows">By setting: the row of each of its units among all units.</param>
/// <param name="units">Number of all units.</param>
sealed class CrossedScorer(DrawScorer[] scorers, int[][] rows, int units) : DrawScorer
{
    const int Together = DrawLoop.ScoredTogether;

    internal override int Units => units;

    /// <summary>Setting and weighting of a draw.</summary>
    internal static (int Setting, long Weighting) Of(long draw, int settings)
    {
        var (block, place) = Math.DivRem(draw, (long)settings * Together);
        return ((int)(place / Together), block * Together + place % Together);
    }

    internal override DrawScratch NewScratch(int draws) => new Scratch(this, draws, units);

    internal override void Score(DrawScratch scratch, long first, int draws)
    {
        var own = (Scratch)scratch;
        for (var done = 0; done < draws;)
        {
            var (setting, weighting) = Of(first + done, scorers.Length);
            var count = Math.Min(draws - done, Together - (int)((first + done) % Together));
            if (own.Inner[setting] is not { } inner)
            {
                inner = own.Inner[setting] = scorers[setting].NewScratch(Math.Min(own.Rows.Draws, Together));
                // All settings of a thread count into one tally.
                if (own.Classes is null) own.Classes = inner.Classes;
                else inner.Classes = own.Classes;
            }
            scorers[setting].Score(inner, weighting, count);
            for (var row = 0; row < count; row++)
            {
                var target = own.Rows.Row(done + row);
                target.Fill(double.NaN);
                var source = inner.Rows.Row(row);
                var places = rows[setting];
                for (var unit = 0; unit < places.Length; unit++) target[places[unit]] = source[unit];
                own.Rows.Low[done + row] = inner.Rows.Low[row];
                own.Rows.High[done + row] = inner.Rows.High[row];
                own.Rows.Scored[done + row] = inner.Rows.Scored[row];
            }
            done += count;
        }
    }

    sealed class Scratch(CrossedScorer scorer, int draws, int units) : DrawScratch(new ScoreRows(draws, units))
    {
        public DrawScratch?[] Inner { get; } = new DrawScratch?[scorer.Count];
    }

    int Count => scorers.Length;
}
