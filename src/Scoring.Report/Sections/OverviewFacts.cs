using Scoring.Explaining;
using Scoring.Grading;
using Scoring.Methods;
using Scoring.Ranking;
using Scoring.Relating;
using Scoring.Report.Rendering;

namespace Scoring.Report.Sections;

/// <summary>What the overview says, worked out from a run.</summary>
/// <param name="content">The report.</param>
sealed class OverviewFacts(ReportContent content)
{
    const int MostMoves = 8, MostGroups = 40;

    readonly Data.Bundles.PublishedRun run = content.Run;

    /// <summary>Scores of the ranked units, best first.</summary>
    public double[] Scores { get; } = [.. content.Ranked.Select(content.RankedScore)];

    /// <summary>The middle score; NaN without one.</summary>
    public static double Median(double[] scores)
    {
        double[] sorted = [.. scores.Where(score => !double.IsNaN(score)).Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Scores of the units ranked the year before.</summary>
    public double[] Before
    {
        get
        {
            if (content.Year == 0) return [];
            var (from, to) = run.RowsOf(content.Year - 1);
            return [.. Enumerable.Range(from, to - from).Where(row => !double.IsNaN(run.Index.Ranks[row])).Select(content.RankedScore)];
        }
    }

    /// <summary>How many units rose, stayed, fell, are new and departed.</summary>
    public (int Rose, int Stayed, int Fell, int Entered, int Departed) Movements => content.Moves is not { } moves ? default :
    (
        moves.Count(move => move.Raw > 0), moves.Count(move => move.Raw == 0), moves.Count(move => move.Raw < 0),
        moves.Count(move => move.Presence == Presence.New), moves.Count(move => move.Presence == Presence.Departed)
    );

    /// <summary>The units that moved furthest, with the reason; up or down.</summary>
    public IReadOnlyList<(int Unit, UnitLedger Ledger, string Words)> Movers(bool up)
    {
        if (content.Ledger is not { } ledger) return [];
        return
        [
            .. ledger.Units.Select(code => (Code: code, Own: ledger.Of(code)!))
                .Where(unit => up ? unit.Own.Gained > 0 : unit.Own.Gained < 0)
                .OrderByDescending(unit => Math.Abs(unit.Own.Gained)).ThenBy(unit => unit.Own.After).ThenBy(unit => unit.Code, StringComparer.Ordinal)
                .Take(MostMoves)
                .Select(unit => (run.Roster.IndexOf(unit.Code), unit.Own, LedgerWords.Of(ledger, unit.Code, run.Scheme, content.Language, most: 4, name: content.UnitName, withUnits: !content.IsLazy))),
        ];
    }

    /// <summary>Aggregate units that lie in no other, such as the country, and how many ranked units score above them.</summary>
    public IEnumerable<(int Unit, double Score, int Above)> Wholes
    {
        get
        {
            foreach (var row in content.Order.Where(row => run.Roster.IsAggregate[run.RowUnits[row]]))
            {
                var (unit, score) = (run.RowUnits[row], run.Index.Scores[row]);
                if (run.Roster.Units[unit].Parent is null && !double.IsNaN(score)) yield return (unit, score, content.Ranked.Count(other => run.Index.Scores[other] > score));
            }
        }
    }

    /// <summary>The classes, the best first: code, name, units now and the year before (−1 = no year before).</summary>
    public IReadOnlyList<(string Code, string Name, int Units, int Before)> Classes
    {
        get
        {
            if (run.Classes is not { } classes) return [];
            var names = run.Scheme.Steps.FirstOrDefault(step => step.Kind == StepKind.Grade) is { } grade ? GradeClass.Of(grade.Choice.Options) : [];
            var (now, before) = (Count(content.Year), content.Year > 0 ? Count(content.Year - 1) : null);
            return [.. names.Select(each => (each.Code, content.Name(each.Name), now.GetValueOrDefault(each.Code), before is null ? -1 : before.GetValueOrDefault(each.Code)))];

            Dictionary<string, int> Count(int year)
            {
                var (from, to) = run.RowsOf(year);
                return Enumerable.Range(from, to - from).Where(row => classes[row] is not null && !double.IsNaN(run.Index.Ranks[row]))
                    .GroupBy(row => classes[row]!, StringComparer.Ordinal).ToDictionary(rows => rows.Key, rows => rows.Count(), StringComparer.Ordinal);
            }
        }
    }

    /// <summary>Groups of peers with their means, grouping by grouping; those with too many groups to read are left out.</summary>
    public IEnumerable<(string Grouping, IReadOnlyList<GroupMean> Means)> Groups
    {
        get
        {
            var codes = run.Roster.Groupings.Where(grouping => grouping.Labels.Count is > 1 and <= MostGroups).Select(grouping => grouping.Code).ToList();
            if (codes.Count == 0) yield break;
            var means = GroupMeans.Of(content.Evaluation.ForYears([content.CalendarYear]), codes).Where(mean => mean.Node == run.Index.Code && mean is { Group: not null, Units: > 0 }).ToLookup(mean => mean.Grouping!, StringComparer.Ordinal);
            foreach (var code in codes)
                if (means[code].Any()) yield return (code, [.. means[code].OrderByDescending(mean => mean.Mean)]);
        }
    }

    /// <summary>The best of a group's members, or −1.</summary>
    public int BestOf(string grouping, string label)
    {
        var groups = run.Roster.Grouping(grouping)!;
        var at = groups.Labels.ToList().IndexOf(label);
        var members = groups.Members(at).ToArray().ToHashSet();
        return content.Ranked.Select(row => run.RowUnits[row]).FirstOrDefault(members.Contains, -1);
    }

    /// <summary>Ten bands of scores of equal width with the number of units in each, the highest first.</summary>
    public IReadOnlyList<(double From, double To, int Units)> Bands
    {
        get
        {
            if (Scores.Length == 0) return [];
            var (low, high) = (Scores.Min(), Scores.Max());
            if (!(high > low)) return [(low, high, Scores.Length)];
            var step = Step((high - low) / 9);
            var first = Math.Floor(low / step);
            var count = (int)(Math.Floor(high / step) - first) + 1;
            var units = new int[count];
            foreach (var score in Scores) units[(int)(Math.Floor(score / step) - first)]++;
            return [.. Enumerable.Range(0, count).Reverse().Select(band => ((first + band) * step, (first + band + 1) * step, units[band]))];
        }
    }

    /// <summary>The next of 1, 2, 2.5, 5 and 10 times a power of ten.</summary>
    static double Step(double least)
    {
        var power = 1.0;
        while (power > least) power /= 10;
        while (power * 10 <= least) power *= 10;
        foreach (var factor in (ReadOnlySpan<double>)[1, 2, 2.5, 5])
            if (factor * power >= least)
                return factor * power;
        return 10 * power;
    }

    /// <summary>Gap between the best and the last child of the index as the mean over units, for the sentence on pillars.</summary>
    public IReadOnlyList<(string Name, double Mean, double Before)> PillarMeans
    {
        get
        {
            return [.. content.Pillars.Select(pillar => (content.Name(pillar.Name), Mean(content.Year, pillar.Scores), content.Year > 0 ? Mean(content.Year - 1, pillar.Scores) : double.NaN))];

            double Mean(int year, double[] scores)
            {
                var (from, to) = run.RowsOf(year);
                var (sum, count) = (0.0, 0);
                for (var row = from; row < to; row++)
                    if (!double.IsNaN(run.Index.Ranks[row]) && !double.IsNaN(scores[row]))
                        (sum, count) = (sum + scores[row], count + 1);
                return sum / count;
            }
        }
    }

    /// <summary>Names of a list of rows, joined as in a sentence.</summary>
    public string Names(IEnumerable<int> rows, string separator) =>
        string.Join(separator, rows.Select(row => content.UnitName(run.RowUnits[row]) + content.Word("（", " (") + content.Score(content.RankedScore(row)) + content.Word("）", ")")));

    /// <summary>A change against the year before in words: <c>+0.52</c>.</summary>
    public string Change(double now, double before) => Numbers.Signed(now - before, content.Decimals);

    /// <summary>Definition of the index's own normalisation bounds: true when scores of different years lie on one scale.</summary>
    public bool IsComparable => !run.Bundle.Records.Where(record => record.Kind == StepKind.Normalise).SelectMany(record => record.Fitted).Any(entry => entry.Year is not null);
}
