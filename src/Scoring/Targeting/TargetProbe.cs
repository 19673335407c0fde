using Scoring.Evaluating;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Ranking;
using Scoring.Schemes;

namespace Scoring.Targeting;

/// <summary>Runs a whole evaluation again with some of one unit's indicators at other values: what decides whether a target is reached.</summary>
sealed class TargetProbe
{
    readonly Evaluation evaluation;
    readonly Scheme scheme;
    readonly IReadOnlyDictionary<string, ReferenceTable>? tables;
    readonly int unit;
    readonly int year;

    public TargetProbe(Evaluation evaluation, int unit, int year, IReadOnlyDictionary<string, ReferenceTable>? tables)
    {
        (this.evaluation, this.unit, this.year, this.tables) = (evaluation, unit, year, tables);
        var derive = evaluation.Scheme.Steps.ToList().FindIndex(step => step.Kind == StepKind.Derive);
        // The indicators are given as derived: what came before acted on raw variables.
        scheme = evaluation.Scheme with
        {
            Indicators = [.. evaluation.Scheme.Indicators.Select(indicator => indicator with { Value = null })],
            Identities = [],
            Steps = [.. evaluation.Scheme.Steps.Skip(derive)],
        };
    }

    /// <summary>The whole evaluation with the unit's indicators at given values.</summary>
    /// <exception cref="ScoringException">A value lies outside what a step accepts.</exception>
    public Evaluation Run(params IReadOnlyList<(int Indicator, double Value)> changes)
    {
        var panel = evaluation.Indicators.Map((variable, at, column) =>
        {
            if (at != year) return column;
            foreach (var (indicator, value) in changes)
                if (indicator == variable)
                {
                    var values = (double[])column.Values.Clone();
                    values[unit] = value;
                    var statuses = (CellStatus[]?)column.Statuses?.Clone();
                    if (statuses is not null) statuses[unit] = CellStatus.Observed;
                    return new Column(values, statuses);
                }
            return column;
        });
        return Evaluator.Run(scheme, panel, threads: 1, stored: null, tables);
    }

    /// <summary>The unit's place (one more than the units with better ranked scores) and score; the last place of all where a value is outside what a step accepts.</summary>
    public (int Place, double Score) At(params IReadOnlyList<(int Indicator, double Value)> changes)
    {
        try
        {
            return Standing(Run(changes));
        }
        catch (ScoringException)
        {
            return (int.MaxValue, double.NaN);
        }
    }

    /// <summary>The unit's place and score in an evaluation.</summary>
    public (int Place, double Score) Standing(Evaluation run)
    {
        var scores = new LedgerSide(run, year).Ranked();
        if (double.IsNaN(scores[unit])) return (int.MaxValue, double.NaN);
        var above = 0;
        foreach (var score in scores)
            if (score > scores[unit])
                above++;
        return (above + 1, run.Index.Years[year].Scores[unit]);
    }

    /// <summary>+1 when high scores are best, −1 when low ones are.</summary>
    public int Sign => RankRule.Of(evaluation.Scheme).HighFirst ? 1 : -1;
}
