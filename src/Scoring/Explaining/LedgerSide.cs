using Scoring.Adjusting;
using Scoring.Aggregating;
using Scoring.Evaluating;
using Scoring.Methods;
using Scoring.Ranking;

namespace Scoring.Explaining;

/// <summary>One of the two rankings that a ledger compares: a year of an evaluation.</summary>
/// <param name="Evaluation">The evaluation.</param>
/// <param name="Year">The year's index.</param>
public sealed record LedgerSide(Evaluation Evaluation, int Year)
{
    /// <summary>Scores as they were ranked: with bonuses and penalties, after every declared rounding, turned so that better is higher; NaN = not ranked.</summary>
    internal double[] Ranked()
    {
        var rule = RankRule.Of(Evaluation.Scheme);
        var year = Evaluation.Index.Years[Year];
        var scores = (double[])(Adjustments?.Adjusted ?? year.Scores).Clone();
        if (rule.Decimals is { } decimals) Kernels.Rounding.Round(scores, decimals, rule.Half, scores);
        for (var unit = 0; unit < scores.Length; unit++)
            scores[unit] = double.IsNaN(year.Ranks[unit]) ? double.NaN : rule.HighFirst ? scores[unit] : -scores[unit];
        return scores;
    }

    /// <summary>The year's bonuses, penalties and exclusions; null = the scheme has none.</summary>
    internal AdjustmentYear? Adjustments => Evaluation.Adjustments?.Years[Year];

    /// <summary>Bonus minus penalty of a unit; 0 where nothing is adjusted.</summary>
    internal double Points(int unit) => Adjustments?.Total[unit] is { } points && !double.IsNaN(points) ? points : 0;

    /// <summary>+1 when high scores are best, −1 when low ones are.</summary>
    internal int Sign => RankRule.Of(Evaluation.Scheme).HighFirst ? 1 : -1;

    /// <summary>The framework laid out with the weights of the run.</summary>
    internal FrameworkPlan Plan() => FrameworkPlan.Of(
        Evaluation.Scheme.Framework, Evaluation.Scheme.Steps.First(step => step.Kind == StepKind.Aggregate), Evaluation.Normalised, Evaluation.Weights);

    /// <summary>Values of a node or indicator by unit.</summary>
    internal double[] Values(PlannedNode node) => node.Variable >= 0
        ? Evaluation.Normalised[node.Variable, Year].Values
        : Evaluation.Nodes.First(result => result.Publication is null && result.Code == node.Node.Code).Years[Year].Scores;
}
