using Scoring.Panels;

namespace Scoring.Evaluating;

/// <summary>One column of ranks inside peer groups: a grouping without overlaps, or a single group of one that has them.</summary>
/// <param name="Grouping">The grouping.</param>
/// <param name="Group">Index of the group, or −1 for all groups of a grouping in which no unit stands twice.</param>
public sealed record GroupRanking(Grouping Grouping, int Group)
{
    /// <summary>Name of the column: <c>zone</c>, or <c>zone=生态</c> for one group.</summary>
    public string Name => Group < 0 ? Grouping.Code : $"{Grouping.Code}={Grouping.Labels[Group]}";

    /// <summary>The rankings a roster asks for, in ordinal order of groupings and labels.</summary>
    public static IReadOnlyList<GroupRanking> Of(Roster roster)
    {
        var rankings = new List<GroupRanking>();
        foreach (var grouping in roster.Groupings)
            if (grouping.IsPartition) rankings.Add(new GroupRanking(grouping, -1));
            else
                for (var group = 0; group < grouping.Labels.Count; group++)
                    rankings.Add(new GroupRanking(grouping, group));
        return rankings;
    }
}
