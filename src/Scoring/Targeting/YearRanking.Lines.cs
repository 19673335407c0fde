using Scoring.Grading;
using Scoring.Methods;

namespace Scoring.Targeting;

/// <summary>Goals as scores to be had while the others stand still.</summary>
sealed partial class YearRanking
{
    /// <summary>The score that meets a goal while everybody else's stays what it is.</summary>
    /// <param name="goal">The goal.</param>
    /// <param name="unit">The unit; it is ranked.</param>
    /// <param name="field">The units that it is placed among, by <see cref="GoalMeasure.Ranked"/> scores.</param>
    /// <param name="graded">The same by <see cref="GoalMeasure.Graded"/> scores; null where the scheme has no classes.</param>
    public GoalLine LineOf(TargetGoal goal, int unit, RankedField field, RankedField? graded)
    {
        if (goal.Score is { } score) return new GoalLine(GoalMeasure.Score, Sign * score, false);
        if (PlaceOf(goal, unit, field.Count) is { } place) return Place(unit, place, field);
        var wanted = ClassIndex(goal.Grade!);
        if (floors[unit] > wanted) return GoalLine.Never;
        var options = grade!.Choice.Options;
        var items = options.Items("classes");
        return grade.Choice.Method.Name switch
        {
            "thresholds" => Bound(item => wanted == classes.Count - 1 ? double.NegativeInfinity : Sign * (item.NumberOrNull("from") ?? double.NegativeInfinity)),
            _ => Halved(unit, graded!, wanted),
        };

        GoalLine Bound(Func<OptionSet, double> bound) =>
            new(GoalMeasure.Graded, items.Take(wanted + 1).Min(bound), false);
    }

    /// <summary>The worst place that meets a goal; null = places do not decide it.</summary>
    /// <param name="goal">The goal.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="count">How many units are placed.</param>
    public double? PlaceOf(TargetGoal goal, int unit, int count)
    {
        if (goal.Rank is { } rank) return rank;
        if (goal.Grade is null || grade!.Choice.Method.Name != "places") return null;
        var wanted = ClassIndex(goal.Grade);
        if (floors[unit] > wanted) return double.NegativeInfinity;
        // The last class has no bound: whoever is placed at all has it.
        return wanted == classes.Count - 1 ? double.PositiveInfinity
            : grade.Choice.Options.Items("classes").Take(wanted + 1)
                .Max(item => item.IntegerOrNull("top") ?? item.NumberOrNull("share") * count * (1 + 1e-12) ?? double.PositiveInfinity);
    }

    /// <summary>How many may stand above a unit at most where classes are by quantiles of the scores as they are ranked; null = the goal is another one.</summary>
    /// <remarks>The quantile lies between two scores, or is one; whoever reaches it has reached the upper of them, for the unit's own score is one of the scores.</remarks>
    public double? AboveOf(TargetGoal goal, int unit, int count)
    {
        if (goal.Grade is null || grade!.Choice.Method.Name != "quantiles" || !GradesAsRanked) return null;
        var wanted = ClassIndex(goal.Grade);
        if (floors[unit] > wanted) return double.NegativeInfinity;
        if (wanted == classes.Count - 1) return double.PositiveInfinity;
        return grade.Choice.Options.Items("classes").Take(wanted + 1).Max(item =>
        {
            if (item.NumberOrNull("from") is not { } share) return double.PositiveInfinity;
            var place = (count - 1) * share;
            return count - 1 - Math.Ceiling(place);
        });
    }

    /// <summary>Whether classes are by the same scores as ranks.</summary>
    bool GradesAsRanked => grade!.Choice.Options is var options && options.IntegerOrNull("decimals") == rule.Decimals
        && (rule.Decimals is null || options.Word("mode") == "half-away" == (rule.Half == HalfWay.AwayFromZero));

    /// <summary>The score with a place or a better one.</summary>
    GoalLine Place(int unit, double place, RankedField field)
    {
        var (least, exceeds) = field.Least(unit, place, rule.Ties);
        return new GoalLine(GoalMeasure.Ranked, least, exceeds);
    }

    /// <summary>Where the bound moves with the unit's own score, or is not stated as one: the least score with the class, found by halving.</summary>
    /// <remarks>A unit's own score moves a quantile or a mean by no more than itself, so once the class is reached it stays.</remarks>
    GoalLine Halved(int unit, RankedField field, int wanted)
    {
        var (works, fails) = (field.Highest(unit), Turned(unit, Scores[unit], GoalMeasure.Graded));
        if (Holds(fails)) return new GoalLine(GoalMeasure.Graded, double.NegativeInfinity, false);
        if (!Holds(works))
        {
            works = double.MaxValue;
            if (!Holds(works)) return GoalLine.Never;
        }
        while (true)
        {
            var middle = fails + (works - fails) / 2;
            if (middle <= fails || middle >= works) return new GoalLine(GoalMeasure.Graded, works, false, IsFound: true);
            if (Holds(middle)) works = middle;
            else fails = middle;
        }

        bool Holds(double score) => HasClass(unit, score, field, wanted);
    }

    /// <summary>Whether a unit has a class or a better one with a graded score, turned, while the others keep theirs.</summary>
    public bool HasClass(int unit, double score, RankedField field, int wanted)
    {
        var options = grade!.Choice.Options;
        var items = options.Items("classes");
        if (grade.Choice.Method.Name == "quantiles")
        {
            if (wanted == items.Count - 1) return true;
            for (var i = 0; i <= wanted; i++)
                if (items[i].NumberOrNull("from") is not { } share || score >= Quantile(share)) return true;
            return false;
        }
        var reference = options.Word("to") == "mean" ? field.Mean(unit, score)
            : measures[unit] < 0 ? double.NaN
            : Turned(measures[unit], Scores[measures[unit]], GoalMeasure.Graded);
        if (double.IsNaN(reference)) return false;
        if (wanted == items.Count - 1) return true;
        for (var i = 0; i <= wanted; i++)
        {
            if (RelativeGrades.Holds(items[i], score, reference, Sign)) return true;
        }
        return false;

        double Quantile(double p)
        {
            var place = (field.Count - 1) * p;
            var below = (int)place;
            var low = field.OrderStatistic(below, unit, score);
            return below + 1 < field.Count ? low + (place - below) * (field.OrderStatistic(below + 1, unit, score) - low) : low;
        }
    }
}
