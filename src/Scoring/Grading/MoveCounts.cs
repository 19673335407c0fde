using Scoring.Evaluating;
using Scoring.Ranking;

namespace Scoring.Grading;

/// <summary>Counts units that rose, stayed and fell: by score, place and class, with the bands that reports use.</summary>
public static class MoveCounts
{
    /// <summary>Places from which a move belongs to a band, the widest first.</summary>
    static readonly (double Least, string Name)[] Bands = [(10, "10+"), (5, "5-9"), (0, "1-4")];

    /// <summary>The counts of every year that has one before it, all units and then each peer group; rows in a fixed order, only those above zero.</summary>
    /// <remarks>Aggregate units and units without a place in either year are not counted. A class that only one of the years has counts as new or departed.</remarks>
    public static IReadOnlyList<MoveCount> Of(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var rows = new List<MoveCount>();
        var rankings = GroupRanking.Of(evaluation.Roster);
        for (var year = 1; year < evaluation.Years.Count; year++)
        {
            var (before, after) = (evaluation.Index.Years[year - 1], evaluation.Index.Years[year]);
            int[] all = [.. Enumerable.Range(0, evaluation.Roster.Count)];
            Count(rows, evaluation, year, null, all, before.Ranks, after.Ranks, From(evaluation, year), evaluation.Grades?.Years[year].Classes);
            for (var r = 0; r < rankings.Count; r++)
            {
                var graded = evaluation.Grades?.Groups.ToList().FindIndex(group => group.Name == rankings[r].Name) ?? -1;
                var grouping = rankings[r].Grouping;
                for (var group = 0; group < grouping.Labels.Count; group++)
                    if (rankings[r].Group < 0 || rankings[r].Group == group)
                        Count(rows, evaluation, year, $"{grouping.Code}={grouping.Labels[group]}", [.. grouping.Members(group)], before.GroupRanks[r], after.GroupRanks[r],
                            graded < 0 ? null : evaluation.Grades!.Years[year - 1].GroupClasses[graded], graded < 0 ? null : evaluation.Grades!.Years[year].GroupClasses[graded]);
            }
        }
        return rows;
    }

    static void Count(List<MoveCount> rows, Evaluation evaluation, int year, string? group, int[] units, double[] before, double[] after, int[]? from, int[]? to)
    {
        var keys = new List<(string Measure, string Move, string? Band, string? From, string? To)>();
        var common = RankMove.Between(Places(before), Places(after));
        var (was, now) = (Compared(evaluation, year - 1), Compared(evaluation, year));
        for (var i = 0; i < units.Length; i++)
        {
            var (unit, move) = (units[i], common[i]);
            if (move.Presence != Presence.Unranked)
            {
                keys.Add(Key("rank", move.Presence, move.Raw));
                if (move.Presence == Presence.Stayed)
                {
                    keys.Add(Key("rank-common", move.Presence, move.Common));
                    keys.Add(("score", Word(now[unit] - was[unit]), null, null, null));
                }
            }
            if (from is null || to is null || (from[unit] < 0 && to[unit] < 0)) continue;
            var classes = evaluation.Grades!;
            keys.Add(("class", from[unit] < 0 ? "new" : to[unit] < 0 ? "departed" : Word(from[unit] - to[unit]), null,
                classes.ClassAt(from[unit])?.Code, classes.ClassAt(to[unit])?.Code));
        }
        // Groups keep the order of their first unit; the table's order must not hang on it.
        rows.AddRange(keys.GroupBy(key => key)
            .OrderBy(key => key.Key.Measure, StringComparer.Ordinal).ThenBy(key => key.Key.Move, StringComparer.Ordinal).ThenBy(key => key.Key.Band, StringComparer.Ordinal)
            .ThenBy(key => key.Key.From, StringComparer.Ordinal).ThenBy(key => key.Key.To, StringComparer.Ordinal)
            .Select(key => new MoveCount(evaluation.Years[year], group, key.Key.Measure, key.Key.Move, key.Key.Band, key.Key.From, key.Key.To, key.Count())));

        double[] Places(double[] ranks) => [.. units.Select(unit => ranks[unit])];
    }

    /// <summary>Classes before: those that the year's moves are counted from; a unit that has none any more departs from the year before.</summary>
    static int[]? From(Evaluation evaluation, int year) => evaluation.Grades is not { } grades
        ? null
        : [.. grades.Years[year].Classes.Select((now, unit) => now < 0 ? grades.Years[year - 1].Classes[unit] : grades.Years[year].Previous[unit])];

    /// <summary>What places come from: the adjusted score where there is one.</summary>
    static double[] Compared(Evaluation evaluation, int year) => evaluation.Adjustments?.Years[year].Adjusted ?? evaluation.Index.Years[year].Scores;

    static (string, string, string?, string?, string?) Key(string measure, Presence presence, double places) => presence switch
    {
        Presence.New => (measure, "new", null, null, null),
        Presence.Departed => (measure, "departed", null, null, null),
        _ => (measure, Word(places), places == 0 ? null : Bands.First(band => Math.Abs(places) >= band.Least).Name, null, null),
    };

    static string Word(double move) => move > 0 ? "up" : move < 0 ? "down" : "same";
}
