using Scoring.Targeting;

namespace Scoring.Report.Units;

/// <summary>Targets that were worked out for all units, as their pages show them.</summary>
public static class UnitOutlooks
{
    /// <summary>Indicators kept per unit.</summary>
    const int Most = 3;

    /// <summary>The outlook of every unit with something to reach.</summary>
    /// <param name="targets">The targets, of the year that the report shows.</param>
    /// <param name="content">The report.</param>
    /// <returns>By index in the roster; units that stand where they are to go, and those without a rank, are not in it.</returns>
    /// <exception cref="ArgumentException">The targets are of another year or other units.</exception>
    public static IReadOnlyDictionary<int, UnitOutlook> Of(UnitTargets targets, ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(content);
        var roster = content.Run.Roster;
        if (targets.Evaluation.Years[targets.YearIndex] != content.CalendarYear || !targets.Evaluation.Roster.Units.Select(unit => unit.Code).SequenceEqual(roster.Units.Select(unit => unit.Code), StringComparer.Ordinal))
            throw new ArgumentException("The targets are not those of the report's year and units.", nameof(targets));
        var steps = NextStep.Of(content);
        var first = content.Run.RowsOf(content.Year).From;
        var outlooks = new Dictionary<int, UnitOutlook>();
        for (var unit = 0; unit < roster.Count; unit++)
        {
            if (targets.GoalOf(unit) is not { } goal || content.Run.Row(content.Year, unit) is not (var row and >= 0)) continue;
            UnitOutlookMove[] moves = [.. targets.Of(unit).Take(Most).Select(cell =>
                new UnitOutlookMove(targets.Indicators[cell.Indicator], cell.From, cell.To, cell.Outcome == TargetOutcome.Reached, cell.Rank))];
            if (moves.Length > 0) outlooks[unit] = new UnitOutlook(Goal(content, goal, steps[row - first]), moves);
        }
        return outlooks;
    }

    static string Goal(ReportContent content, TargetGoal goal, NextStep? step)
    {
        if (goal.Rank is { } rank) return content.Word(FormattableString.Invariant($"第{rank}名"), FormattableString.Invariant($"rank {rank}"));
        // Where there are classes a score is the bound of one.
        return content.Run.Classes is not null && step is not null ? step.Goal : content.Word(FormattableString.Invariant($"{goal.Score:0.00}分"), FormattableString.Invariant($"a score of {goal.Score:0.00}"));
    }
}
