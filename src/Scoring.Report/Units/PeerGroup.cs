using Scoring.Evaluating;
using Scoring.Explaining;
using Scoring.Panels;

namespace Scoring.Report.Units;

/// <summary>A group of units that are compared with each other, and what its middle is like.</summary>
/// <param name="Label">The group's label.</param>
/// <param name="Normalised">By indicator of the scheme: median of the ranked members' normalised values; NaN without any.</param>
/// <param name="Contributions">Likewise of what the indicator contributes to the index.</param>
sealed record PeerGroup(string Label, double[] Normalised, double[] Contributions)
{
    /// <summary>Each unit's group, null for none; all null where there is no grouping in which every unit stands once at most.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="year">The year's index.</param>
    /// <param name="grouping">Code of the grouping; null = the first without overlaps whose groups have several members.</param>
    /// <param name="explained">Explanations by unit.</param>
    public static PeerGroup?[] Of(Evaluation evaluation, int year, string? grouping, IReadOnlyDictionary<string, UnitExplanation> explained)
    {
        var (roster, groups) = (evaluation.Roster, new PeerGroup?[evaluation.Roster.Count]);
        var chosen = grouping is null ? roster.Groupings.FirstOrDefault(each => each.IsPartition && IsOfMany(each, roster)) : roster.Grouping(grouping);
        if (chosen is not { IsPartition: true }) return groups;
        for (var group = 0; group < chosen.Labels.Count; group++)
        {
            int[] members = [.. chosen.Members(group)];
            var peers = members.Where(unit => !double.IsNaN(evaluation.Index.Years[year].Ranks[unit])).Select(unit => explained[roster.Units[unit].Code].Indicators).ToArray();
            var count = evaluation.Normalised.Variables.Count;
            var made = new PeerGroup(chosen.Labels[group],
                [.. Enumerable.Range(0, count).Select(j => Median(peers.Select(peer => peer[j].Value)))],
                [.. Enumerable.Range(0, count).Select(j => Median(peers.Select(peer => peer[j].Contribution)))]);
            foreach (var member in members) groups[member] = made;
        }
        return groups;
    }

    /// <summary>Whether a grouping's groups have two members and more on average. A roster may hold columns, such as areas, that say something else of every unit.</summary>
    public static bool IsOfMany(Grouping grouping, Roster roster) => grouping.Labels.Count is var count and > 1 && 2 * count <= roster.Count;

    static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Where(value => !double.IsNaN(value))];
        if (sorted.Length == 0) return double.NaN;
        Array.Sort(sorted);
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
