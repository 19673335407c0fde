using System.Globalization;
using Scoring.Evaluating;
using Scoring.Findings;

namespace Scoring.Data.Bundles;

/// <summary>Compares a run with the one published before.</summary>
public static class PublishedScores
{
    /// <summary>The scores and ranks of the index that are no longer what the earlier run says, one finding per year.</summary>
    /// <remarks>
    /// Only years and units that both runs have are compared, without any tolerance. The findings belong beside the new run, not into it:
    /// inside it they would make its bytes depend on what was there before.
    /// </remarks>
    /// <returns>Findings in the order of the years; empty when nothing that was published has changed.</returns>
    public static IReadOnlyList<Finding> Compare(RunBundle published, Evaluation current)
    {
        ArgumentNullException.ThrowIfNull(published);
        ArgumentNullException.ThrowIfNull(current);
        var table = published.Scores;
        var changes = new SortedDictionary<int, (long Count, string First)>();
        for (var row = 0; row < table.Count; row++)
        {
            if (table.Nodes[row] != current.Index.Code) continue;
            var y = current.Normalised.IndexOfYear(table.Years[row]);
            var unit = current.Roster.IndexOf(table.Units[row]);
            if (y < 0 || unit < 0) continue;
            var now = current.Index.Years[y];
            if (table.Scores[row].Equals(now.Scores[unit]) && table.Ranks[row].Equals(now.Ranks[unit])) continue;
            var (count, first) = changes.GetValueOrDefault(table.Years[row]);
            first ??= $"{table.Units[row]}: {Shown(table.Scores[row], table.Ranks[row])} → {Shown(now.Scores[unit], now.Ranks[unit])}";
            changes[table.Years[row]] = (count + 1, first);
        }
        return [.. changes.Select(change => new Finding
        {
            Kind = FindingKinds.PublishedScoreChanged,
            Year = change.Key,
            Variable = current.Index.Code,
            Found = change.Value.First,
            Count = change.Value.Count,
        })];
    }

    /// <summary>A score with its rank: <c>51.25 (#3)</c>, without a rank <c>51.25</c>, without a score <c>–</c>.</summary>
    static string Shown(double score, double rank)
    {
        if (double.IsNaN(score)) return "–";
        var shown = score.ToString("R", CultureInfo.InvariantCulture);
        return double.IsNaN(rank) ? shown : string.Create(CultureInfo.InvariantCulture, $"{shown} (#{rank:R})");
    }
}
