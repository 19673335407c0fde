using Scoring.Evaluating;

namespace Scoring.Relating;

/// <summary>Means of all units and of peer groups, and of the groups put together again.</summary>
public static class GroupMeans
{
    /// <summary>The means of every year and node: all units, then each grouping with its groups and their sum. Publications are left out.</summary>
    /// <remarks>
    /// Only units that the index ranks count; a unit without a score at a node leaves that node's mean. The row of a grouping as a whole is
    /// Σ n·mean / Σ n: it differs from the overall mean when units stand in no group or in several.
    /// </remarks>
    public static IReadOnlyList<GroupMean> Of(Evaluation evaluation, IReadOnlyList<string> groupings)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(groupings);
        var rows = new List<GroupMean>();
        int[] all = [.. Enumerable.Range(0, evaluation.Roster.Count)];
        for (var year = 0; year < evaluation.Years.Count; year++)
            foreach (var node in evaluation.Nodes.Where(node => node.Publication is null))
            {
                var scores = ReferenceEquals(node, evaluation.Index) && evaluation.Adjustments is { } adjustments ? adjustments.Years[year].Adjusted : node.Years[year].Scores;
                var ranks = evaluation.Index.Years[year].Ranks;
                var (number, whole) = (evaluation.Years[year], Mean(scores, ranks, all));
                rows.Add(new GroupMean(number, node.Code, null, null, whole.Units, whole.Mean, whole.Mean - whole.Mean));
                foreach (var code in groupings)
                {
                    var grouping = evaluation.Roster.Grouping(code) ?? throw new ArgumentException($"The roster has no grouping '{code}'.", nameof(groupings));
                    var (sum, units) = (0.0, 0);
                    for (var group = 0; group < grouping.Labels.Count; group++)
                    {
                        var inside = Mean(scores, ranks, grouping.Members(group));
                        rows.Add(new GroupMean(number, node.Code, code, grouping.Labels[group], inside.Units, inside.Mean, inside.Mean - whole.Mean));
                        if (inside.Units > 0) (sum, units) = (sum + inside.Units * inside.Mean, units + inside.Units);
                    }
                    rows.Add(new GroupMean(number, node.Code, code, null, units, sum / units, sum / units - whole.Mean));
                }
            }
        return rows;
    }

    static (int Units, double Mean) Mean(double[] scores, double[] ranks, ReadOnlySpan<int> units)
    {
        var (sum, count) = (0.0, 0);
        foreach (var unit in units)
            if (!double.IsNaN(scores[unit]) && !double.IsNaN(ranks[unit]))
                (sum, count) = (sum + scores[unit], count + 1);
        return (count, sum / count);
    }
}
