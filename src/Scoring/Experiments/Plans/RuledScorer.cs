using Scoring.Adjusting;
using Scoring.Kernels;
using Scoring.Ranking;

namespace Scoring.Experiments.Plans;

/// <summary>Applies the scheme's rules after the score to draws: adds what adjustments give or take, grades, and rounds where rounded scores are ranked.</summary>
/// <param name="inner">Scores without adjustments and rounding.</param>
/// <param name="units">By row: the unit's index in the roster.</param>
/// <param name="offsets">By row: points of the run, NaN for an excluded unit; null = nothing, or points that follow from the weights.</param>
/// <param name="rule">Rounding before ranking.</param>
/// <param name="classes">Grades draws; null = nothing is graded.</param>
sealed class RuledScorer(DrawScorer inner, int[] units, double[]? offsets, RankRule rule, DrawnClasses? classes) : DrawScorer
{
    internal override int Units => inner.Units;

    internal override DrawScratch NewScratch(int draws) => classes is null ? inner.NewScratch(draws) : new Scratch(inner.NewScratch(draws), classes);

    internal override void Score(DrawScratch scratch, long first, int draws)
    {
        var own = scratch as Scratch;
        var scores = own?.Inner ?? scratch;
        inner.Score(scores, first, draws);
        for (var draw = 0; draw < draws; draw++)
        {
            var row = scores.Rows.Row(draw);
            var anew = (scores as GeneralScorer.Scratch)?.Adjusted[draw];
            if (anew is not null) Adjust(row, anew);
            else if (offsets is not null)
                for (var unit = 0; unit < row.Length; unit++) row[unit] += offsets[unit];
            own?.Grading.Count(row, ((IReferenceScores)scores).References(draw), anew, first + draw);
            if (rule.Decimals is { } decimals) Rounding.Round(row, decimals, rule.Half, row);
            else if (anew is null && offsets is null) continue;
            scores.Rows.Measure(draw);
        }
    }

    void Adjust(Span<double> row, AdjustmentYear anew)
    {
        for (var unit = 0; unit < row.Length; unit++) row[unit] = anew.IsExcluded[units[unit]] ? double.NaN : anew.Adjusted[units[unit]];
    }

    sealed class Scratch(DrawScratch inner, DrawnClasses classes) : DrawScratch(inner.Rows)
    {
        public DrawScratch Inner { get; } = inner;

        public DrawnClasses.Sheet Grading { get; } = classes.NewSheet();

        internal override ClassTally? Classes
        {
            get => Grading.Tally;
            set => Grading.Tally = value!;
        }
    }
}
