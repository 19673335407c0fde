using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Targeting;

/// <summary>Where one unit stands with some of its indicators at other values: from the route to the index where that suffices, else from a whole run.</summary>
sealed class TargetProbe
{
    readonly Evaluation evaluation;
    readonly IReadOnlyDictionary<string, ReferenceTable>? tables;
    readonly IReadOnlyList<StepRecord>? stored;
    readonly int unit;
    readonly int year;

    public TargetProbe(Evaluation evaluation, int unit, int year, bool frozen, IReadOnlyDictionary<string, ReferenceTable>? tables, IndexModel? model = null,
        YearRanking? ranking = null)
    {
        (this.evaluation, this.unit, this.year, this.tables) = (evaluation, unit, year, tables);
        stored = frozen ? evaluation.Records : null;
        Ranking = ranking ?? new YearRanking(evaluation, year);
        Model = model ?? new IndexModel(evaluation, year, frozen, tables);
    }

    /// <summary>The ranking of the year as it is.</summary>
    public YearRanking Ranking { get; }

    /// <summary>The routes.</summary>
    public IndexModel Model { get; }

    /// <summary>How many whole runs it took.</summary>
    public int Runs { get; private set; }

    /// <summary>A fault when the evaluation does not come out again from its indicators, so that no whole run can tell anything.</summary>
    /// <exception cref="ScoringException">It does not.</exception>
    public void CheckRepeats()
    {
        Evaluation again;
        try
        {
            again = Run();
        }
        catch (ScoringException fault)
        {
            throw new ScoringException([new Finding { Kind = FindingKinds.TargetNotRepeatable, Found = string.Join("; ", fault.Faults.Select(each => each.Kind.Code).Distinct()) }, .. fault.Faults]);
        }
        if (!again.Index.Years[year].Scores.AsSpan().SequenceEqual(evaluation.Index.Years[year].Scores))
            throw new ScoringException(new Finding { Kind = FindingKinds.TargetNotRepeatable, Year = evaluation.Years[year], Found = evaluation.Scheme.Id });
    }

    /// <summary>The whole evaluation with the unit's indicators at given values.</summary>
    /// <exception cref="ScoringException">A value lies outside what a step accepts.</exception>
    public Evaluation Run(params IReadOnlyList<(string Indicator, double Value)> changes)
    {
        var panel = evaluation.Indicators.Map((variable, at, column) =>
        {
            if (at != year) return column;
            foreach (var (indicator, value) in changes)
                if (indicator == evaluation.Indicators.Variables[variable])
                {
                    var values = (double[])column.Values.Clone();
                    values[unit] = value;
                    var statuses = (CellStatus[]?)column.Statuses?.Clone();
                    if (statuses is not null) statuses[unit] = CellStatus.Observed;
                    return new Column(values, statuses);
                }
            return column;
        });
        return Rescoring.Run(evaluation.Scheme, panel, stored, threads: 1, tables);
    }

    /// <summary>Where the unit stands; nowhere when a value is outside what a step accepts.</summary>
    public Stand At(TargetGoal? goal, params IReadOnlyList<(string Indicator, double Value)> changes)
    {
        if (changes.Count == 0) return Standing(Ranking, Ranking.Scores, goal);
        if (changes.All(change => !Model.NeedsRun(change.Indicator, unit)) && Model.TryTogether(unit, changes, out var scores))
            return scores is null ? Stand.None : Standing(Ranking, scores, goal);
        Runs++;
        return InRun(goal, changes).Stand;
    }

    /// <summary>Where the unit stands in a whole run, and its class; null = none.</summary>
    public (Stand Stand, string? Grade) InRun(TargetGoal? goal, params IReadOnlyList<(string Indicator, double Value)> changes)
    {
        try
        {
            var ranking = new YearRanking(Run(changes), year);
            var members = ranking.Members(goal?.Within, unit);
            var grade = ranking.Classes.Count > 0 && ranking.ClassOf(ranking.Scores, unit, members) is >= 0 and var found ? ranking.Classes[found].Code : null;
            return (Standing(ranking, ranking.Scores, goal), grade);
        }
        catch (ScoringException)
        {
            return (Stand.None, null);
        }
    }

    Stand Standing(YearRanking ranking, double[] scores, TargetGoal? goal)
    {
        var members = ranking.Members(goal?.Within, unit);
        return new Stand(ranking.PlaceOf(scores, unit, members), scores[unit], goal is not null && ranking.IsMet(goal, scores, unit, members));
    }
}
