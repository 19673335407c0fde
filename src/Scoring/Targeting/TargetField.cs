using Scoring.Evaluating;
using Scoring.Methods;

namespace Scoring.Targeting;

/// <summary>What every unit of a year is to reach, and the scores that reach it while the others stand still.</summary>
sealed class TargetField
{
    /// <summary>How far from a line that was found by trying the rounding of sums may decide, relative to the scores.</summary>
    const double Rounding = 1e-12;

    readonly YearRanking ranking;
    readonly Dictionary<int, (int[]? Members, RankedField Ranked, RankedField? Graded)> fields = [];
    readonly int[] groupOf;

    public TargetField(Evaluation evaluation, int year, YearRanking ranking, TargetAim aim)
    {
        this.ranking = ranking;
        var byGrade = aim.Kind is TargetAimKind.Grade or TargetAimKind.NextGrade;
        if (ranking.Check(aim.Grade, byGrade, aim.Within) is { } fault) throw new ScoringException(fault);
        var units = evaluation.Roster.Count;
        (Goals, Lines, Places, groupOf) = (new TargetGoal?[units], new GoalLine[units], new double[units], new int[units]);
        var gradedBy = evaluation.Scheme.Steps.LastOrDefault(step => step.Kind == StepKind.Grade)?.Choice.Method.Name;
        IsApart = byGrade ? gradedBy == "thresholds" : aim.Kind == TargetAimKind.Score;
        Group(evaluation, aim.Within);
        var graded = ranking.Classes.Count > 0 ? ranking.Column(ranking.Scores, GoalMeasure.Graded) : null;
        foreach (var group in groupOf.Where(group => group >= 0).Distinct())
        {
            var members = aim.Within is null ? null : ranking.Members(aim.Within, Array.IndexOf(groupOf, group));
            fields[group] = (members, new RankedField(ranking.Ranked, members), graded is null ? null : new RankedField(graded, members));
        }
        for (var unit = 0; unit < units; unit++)
        {
            if (groupOf[unit] < 0 || double.IsNaN(ranking.Ranked[unit])) continue;
            var (_, ranked, byClass) = fields[groupOf[unit]];
            if (GoalOf(aim, unit) is not { } goal) continue;
            Goals[unit] = goal with { Within = aim.Within };
            Lines[unit] = ranking.LineOf(goal, unit, ranked, byClass);
            var most = ranking.AboveOf(goal, unit, ranked.Count);
            Places[unit] = ranking.PlaceOf(goal, unit, ranked.Count) ?? most + 1 ?? double.NaN;
            CountsAbove |= most is not null;
        }
        IsByPlace = byGrade ? gradedBy == "places" || CountsAbove : aim.Kind != TargetAimKind.Score;
    }

    /// <summary>Whether places decide all goals.</summary>
    public bool IsByPlace { get; }

    /// <summary>Whether the place that decides is one more than the number of those above, whatever the rank step does with ties.</summary>
    public bool CountsAbove { get; }

    /// <summary>Whether a unit's own score decides whether it meets its goal, wherever the others stand.</summary>
    public bool IsApart { get; }

    /// <summary>By unit; null = not ranked, or nothing better to reach.</summary>
    public TargetGoal?[] Goals { get; }

    /// <summary>By unit the score that reaches the goal while the others stand still.</summary>
    public GoalLine[] Lines { get; }

    /// <summary>By unit the worst place that meets its goal; NaN = places do not decide it.</summary>
    public double[] Places { get; }

    /// <summary>Whether a unit's own score, the others standing still, meets its goal.</summary>
    public bool IsMet(int unit, double score)
    {
        if (double.IsNaN(score)) return false;
        var (line, graded) = (Lines[unit], fields[groupOf[unit]].Graded);
        var turned = ranking.Turned(unit, score, line.Of);
        return line.IsFound && Math.Abs(turned - line.Least) <= Rounding * graded!.Magnitude
            ? ranking.HasClass(unit, turned, graded, ranking.ClassIndex(Goals[unit]!.Grade!))
            : line.IsMetBy(turned);
    }

    /// <summary>The place a unit has with another score while the others stand still.</summary>
    public double Place(int unit, double score) => double.IsNaN(score) ? double.NaN : ranking.PlaceIn(fields[groupOf[unit]].Ranked, unit, score);

    /// <summary>The units that a unit is placed among; null = all.</summary>
    public int[]? Members(int unit) => fields[groupOf[unit]].Members;

    /// <summary>The group that a unit is placed in, the same number for all its members.</summary>
    public int GroupOf(int unit) => groupOf[unit];

    void Group(Evaluation evaluation, string? within)
    {
        if (within is null) return;
        Array.Fill(groupOf, -1);
        var ranking = GroupRanking.Of(evaluation.Roster).First(each => each.Name == within);
        for (var group = 0; group < ranking.Grouping.Labels.Count; group++)
            if (ranking.Group < 0 || group == ranking.Group)
                foreach (var member in ranking.Grouping.Members(group))
                    groupOf[member] = group;
    }

    TargetGoal? GoalOf(TargetAim aim, int unit)
    {
        switch (aim.Kind)
        {
            case TargetAimKind.Rank:
                return TargetGoal.ToRank(aim.Places);
            case TargetAimKind.Score:
                return TargetGoal.ToScore(aim.Score);
            case TargetAimKind.Grade:
                return TargetGoal.ToGrade(aim.Grade!);
            case TargetAimKind.Up:
                var place = ranking.PlaceIn(fields[groupOf[unit]].Ranked, unit, ranking.Scores[unit]);
                return place > 1 ? TargetGoal.ToRank((int)Math.Max(Math.Floor(place - aim.Places), 1)) : null;
            default:
                var found = ranking.ClassOf(ranking.Scores, unit, fields[groupOf[unit]].Members);
                return found > 0 ? TargetGoal.ToGrade(ranking.Classes[found - 1].Code) : null;
        }
    }
}
