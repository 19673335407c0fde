using Scoring.Experiments.Plans;
using Scoring.Kernels;

namespace Scoring.Experiments.Sensitivity;

/// <summary>A scheme as a function of its assumptions: mean absolute rank shift, then the rank and the score of every unit.</summary>
/// <param name="setting">What all threads share.</param>
sealed class SchemeModel(SchemeSetting setting) : ISensitivityModel
{
    readonly Combination[] combinations = [.. setting.Plans.Select(plan => new Combination(plan, setting))];
    readonly double[] point = new double[setting.Coordinates];
    readonly RankScratch scratch = new();

    public void Evaluate(ReadOnlySpan<double> uniforms, Span<double> outputs)
    {
        uniforms.CopyTo(point);
        var combination = combinations[setting.CombinationAt(uniforms)];
        combination.Score(point);
        var scores = combination.Scores;
        var ranks = combination.Ranks;
        // Where equal scores are told apart by the roster's order, rows may stand in another.
        if (combination.Plan.Rule.Ties == TieRule.First) combination.Plan.RanksOf(scores).CopyTo(ranks, 0);
        else Ranking.Ranking.Rank(scores, combination.Plan.Rule, scratch, ranks);
        var count = setting.Units.Count;
        var shift = 0.0;
        for (var unit = 0; unit < count; unit++)
        {
            var row = combination.Rows[unit];
            shift += Math.Abs(ranks[row] - setting.NominalRanks[unit]);
            outputs[1 + unit] = ranks[row];
            outputs[1 + count + unit] = combination.Plan.Form is { Exponent: not 1 } form ? form.Score(scores[row]) : scores[row];
        }
        outputs[0] = shift / count;
    }

    /// <summary>One combination of choices, ready to be scored.</summary>
    sealed class Combination
    {
        readonly WeightCoordinates weights;
        readonly DrawScorer scorer;
        readonly DrawScratch scratch;

        public Combination(ScoringPlan plan, SchemeSetting setting)
        {
            Plan = plan;
            weights = new WeightCoordinates(plan, setting.CoordinateOf, setting.Options);
            scorer = plan.Scorer(weights);
            scratch = scorer.NewScratch(1);
            var rows = plan.Units.Select((code, row) => (code, row)).ToDictionary(unit => unit.code, unit => unit.row, StringComparer.Ordinal);
            Rows = [.. setting.Units.Select(code => rows[code])];
            Ranks = new double[plan.Units.Count];
        }

        public ScoringPlan Plan { get; }

        /// <summary>By unit of the analysis: its row in the plan.</summary>
        public int[] Rows { get; }

        public double[] Ranks { get; }

        public Span<double> Scores => scratch.Rows.Row(0);

        public void Score(double[] point)
        {
            weights.Point = point;
            scorer.Score(scratch, 0, 1);
        }
    }
}
