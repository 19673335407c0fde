using Scoring.Adjusting;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Grading;
using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Ranking;

namespace Scoring.Targeting;

/// <summary>How the scores of one year become places and classes: the rank and grade steps, with what adjustments give each unit held as it is.</summary>
sealed partial class YearRanking
{
    readonly Roster roster;
    readonly RankRule rule;
    readonly AdjustmentYear? adjusted;
    readonly Step? grade;
    readonly GradePlan? plan;
    readonly IReadOnlyList<GradeClass> classes;
    readonly int[] floors;
    readonly int[] measures;
    readonly IReadOnlyList<GroupRanking> rankings;

    public YearRanking(Evaluation evaluation, int year)
    {
        roster = evaluation.Roster;
        rule = RankRule.Of(evaluation.Scheme);
        adjusted = evaluation.Adjustments?.Years[year];
        grade = evaluation.Scheme.Steps.LastOrDefault(step => step.Kind == StepKind.Grade);
        plan = grade is null ? null : new GradePlan(evaluation.Scheme, grade, roster);
        classes = plan?.Classes ?? [];
        floors = plan is null || evaluation.Adjustments is not { } adjustments ? new int[roster.Count] : plan.Floors(adjustments.Items, adjusted!);
        measures = plan?.Measures ?? [];
        rankings = GroupRanking.Of(roster);
        Scores = evaluation.Index.Years[year].Scores;
        Ranked = Column(Scores, GoalMeasure.Ranked);
    }

    /// <summary>The scores of the index, as published.</summary>
    public double[] Scores { get; }

    /// <summary>The scores as they are ranked, better is higher; NaN = not ranked.</summary>
    public double[] Ranked { get; }

    /// <summary>+1 when high scores are best, −1 when low ones are.</summary>
    public int Sign => rule.HighFirst ? 1 : -1;

    /// <summary>The classes, the best first; empty = the scheme has none.</summary>
    public IReadOnlyList<GradeClass> Classes => classes;

    /// <summary>One of a unit's scores, turned so that better is higher.</summary>
    public double Turned(int unit, double score, GoalMeasure of)
    {
        if (of == GoalMeasure.Score) return Sign * score;
        var value = Adjusted(unit, score);
        if (of == GoalMeasure.Ranked)
            return Sign * (rule.Decimals is { } decimals ? Rounding.Round(value, decimals, rule.Half) : value);
        var options = grade!.Choice.Options;
        return Sign * (options.IntegerOrNull("decimals") is { } places
            ? Rounding.Round(value, places, options.Word("mode") == "half-away" ? HalfWay.AwayFromZero : HalfWay.ToEven)
            : value);
    }

    /// <summary>How far a score may be rounded before it is ranked: one unit of the last decimal, 0 where it is not.</summary>
    public double RoundedBy => IndexModel.Decimal(rule.Decimals);

    /// <summary>How units with one score are placed.</summary>
    public TieRule Ties => rule.Ties;

    /// <summary>A unit's score as it is ranked, better is higher, before it is rounded; NaN = not ranked.</summary>
    public double Unrounded(int unit, double score) => roster.IsAggregate[unit] || adjusted?.IsExcluded[unit] == true ? double.NaN : Sign * Adjusted(unit, score);

    double Adjusted(int unit, double score) => adjusted is null || roster.IsAggregate[unit] ? score : score + adjusted.Total[unit];

    /// <summary>The units that are ranked have one of their scores, the others NaN.</summary>
    public double[] Column(double[] scores, GoalMeasure of)
    {
        var column = new double[scores.Length];
        for (var unit = 0; unit < column.Length; unit++)
            column[unit] = roster.IsAggregate[unit] || adjusted?.IsExcluded[unit] == true ? double.NaN : Turned(unit, scores[unit], of);
        return column;
    }

    /// <summary>The units that a unit is placed among; null = all. Faults are told by <see cref="Check"/>.</summary>
    public int[]? Members(string? within, int unit)
    {
        if (within is null) return null;
        var ranking = rankings.First(each => each.Name == within);
        if (ranking.Group >= 0) return [.. ranking.Grouping.Members(ranking.Group)];
        for (var group = 0; group < ranking.Grouping.Labels.Count; group++)
            if (ranking.Grouping.Members(group).Contains(unit))
                return [.. ranking.Grouping.Members(group)];
        return [];
    }

    /// <summary>How many of some units are ranked; null = all.</summary>
    public int CountOf(int[]? members) => (members ?? Enumerable.Range(0, Ranked.Length)).Count(unit => !double.IsNaN(Ranked[unit]));

    /// <summary>A fault where a goal cannot be asked for under the scheme, or null.</summary>
    public Finding? Check(string? gradeCode, bool byGrade, string? within)
    {
        if (byGrade && grade is null) return new Finding { Kind = FindingKinds.TargetUnknownGoal, Found = gradeCode is null ? "grade" : $"grade {gradeCode}", Expected = "steps.grade" };
        if (gradeCode is not null && ClassIndex(gradeCode) < 0)
            return new Finding { Kind = FindingKinds.TargetUnknownGoal, Found = $"grade {gradeCode}", Expected = string.Join(", ", classes.Select(each => each.Code)) };
        return within is null || rankings.Any(ranking => ranking.Name == within) ? null
            : new Finding { Kind = FindingKinds.GroupingUnknown, Found = within, Expected = string.Join(", ", rankings.Select(ranking => ranking.Name)) };
    }

    /// <summary>Index of the class with a code; −1 = none.</summary>
    public int ClassIndex(string code)
    {
        for (var i = 0; i < classes.Count; i++)
            if (classes[i].Code == code)
                return i;
        return -1;
    }

    /// <summary>The place of a unit when all have these scores.</summary>
    public double PlaceOf(double[] scores, int unit, int[]? members)
    {
        var ranked = Column(scores, GoalMeasure.Ranked);
        var own = ranked[unit];
        if (double.IsNaN(own)) return double.NaN;
        if (rule.Ties == TieRule.Dense) return new RankedField(ranked, members).Place(unit, own, rule.Ties);
        var (above, level, before) = (0, 0, 0);
        for (var i = 0; i < (members?.Length ?? ranked.Length); i++)
        {
            var other = members is null ? i : members[i];
            if (ranked[other] > own) above++;
            if (ranked[other] != own || other == unit) continue;
            level++;
            if (other < unit) before++;
        }
        return PlaceOf(above, level, before);
    }

    /// <summary>The place of a unit that so many others are above, level with it, and level but before it in the roster. Not for dense places.</summary>
    public double PlaceOf(int above, int level, int before) =>
        rule.Ties switch { TieRule.Max => 1 + above + level, TieRule.Average => 1 + above + level / 2.0, TieRule.First => 1 + above + before, _ => 1 + above };

    /// <summary>The place of a unit of a field with another score while the others keep theirs.</summary>
    public double PlaceIn(RankedField field, int unit, double score) => field.Place(unit, Turned(unit, score, GoalMeasure.Ranked), rule.Ties);

    /// <summary>Whether a class is one of fixed scores.</summary>
    public bool IsByThreshold(TargetGoal goal) => goal.Grade is not null && grade!.Choice.Method.Name == "thresholds";

    /// <summary>Whether a unit meets a goal when all have these scores.</summary>
    public bool IsMet(TargetGoal goal, double[] scores, int unit, int[]? members)
    {
        if (double.IsNaN(scores[unit])) return false;
        if (goal.Score is { } score) return Sign * scores[unit] >= Sign * score;
        if (goal.Rank is { } rank) return PlaceOf(scores, unit, members) <= rank;
        return ClassOf(scores, unit, members) is >= 0 and var found && found <= ClassIndex(goal.Grade!);
    }

    /// <summary>The class of a unit, after vetoes, when all have these scores; −1 = none.</summary>
    public int ClassOf(double[] scores, int unit, int[]? members)
    {
        if (plan is null || double.IsNaN(Turned(unit, scores[unit], GoalMeasure.Graded))) return -1;
        int[] among = members ?? [.. Enumerable.Range(0, scores.Length)];
        var position = Array.IndexOf(among, unit);
        if (position < 0) return -1;
        var (work, found) = (new GradeWork(among.Length), new int[among.Length]);
        var (places, references) = (new double[among.Length], new double[among.Length]);
        if (plan.Rule.ReadsRanks)
            Scoring.Ranking.Ranking.Rank(Pick(Column(scores, GoalMeasure.Ranked), among), rule with { HighFirst = true }, work.Scratch, places);
        if (plan.Rule.ReadsReferences)
            for (var i = 0; i < among.Length; i++)
                references[i] = measures[among[i]] is >= 0 and var measure ? Turned(measure, scores[measure], GoalMeasure.Graded) : double.NaN;
        plan.Rule.Apply(new GradeSample(Pick(Column(scores, GoalMeasure.Graded), among), places, references), 0, work, found);
        return found[position] < 0 ? -1 : Math.Max(found[position], floors[unit]);
    }

    static double[] Pick(double[] values, int[] among) => [.. among.Select(unit => values[unit])];
}
