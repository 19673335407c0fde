using Scoring.Findings;

namespace Scoring.Panels;

/// <summary>A grouping read as "each unit's own group".</summary>
/// <param name="Grouping">The grouping.</param>
/// <param name="GroupOf">For each unit the index of its group, −1 for none.</param>
sealed record PeerGroups(Grouping Grouping, int[] GroupOf)
{
    /// <summary>The grouping's groups by unit, or null after adding what is wrong: no such grouping, units in several groups.</summary>
    public static PeerGroups? Find(Roster roster, string code, ICollection<Finding> faults)
    {
        if (roster.Grouping(code) is not { } grouping)
        {
            faults.Add(new Finding
            {
                Kind = FindingKinds.GroupingUnknown,
                Found = code,
                Expected = roster.Groupings.Count == 0 ? null : string.Join(", ", roster.Groupings.Select(known => known.Code)),
            });
            return null;
        }
        var groupOf = new int[roster.Count];
        Array.Fill(groupOf, -1);
        var several = new SortedSet<int>();
        for (var group = 0; group < grouping.Labels.Count; group++)
            foreach (var unit in grouping.Members(group))
            {
                if (groupOf[unit] >= 0) several.Add(unit);
                groupOf[unit] = group;
            }
        foreach (var unit in several)
            faults.Add(new Finding
            {
                Kind = FindingKinds.UnitInSeveralGroups,
                Unit = roster.Units[unit].Code,
                Found = $"{code}: {string.Join(", ", Labels(grouping, unit))}",
            });
        return several.Count == 0 ? new PeerGroups(grouping, groupOf) : null;
    }

    static IEnumerable<string> Labels(Grouping grouping, int unit) =>
        grouping.Labels.Where((_, group) => grouping.Members(group).Contains(unit));
}
