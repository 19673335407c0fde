namespace Scoring.Panels;

/// <summary>The units of a panel in the order of their columns, with names, groups and aggregate units.</summary>
public sealed class Roster
{
    readonly bool[] isAggregate;
    readonly Dictionary<string, int> index;

    /// <summary>Creates a roster. Entries are put in ordinal order of their codes.</summary>
    /// <exception cref="ArgumentException">A code stands twice.</exception>
    public Roster(IEnumerable<RosterEntry> entries)
    {
        Units = [.. entries.OrderBy(entry => entry.Code, StringComparer.Ordinal)];
        index = new Dictionary<string, int>(Units.Count, StringComparer.Ordinal);
        for (var i = 0; i < Units.Count; i++)
            if (!index.TryAdd(Units[i].Code, i))
                throw new ArgumentException($"Unit '{Units[i].Code}' stands twice in the roster.", nameof(entries));
        isAggregate = [.. Units.Select(unit => unit.IsAggregate)];
        HasAggregates = Array.IndexOf(isAggregate, true) >= 0;
        Groupings = Group(Units);
    }

    /// <summary>The units, in ordinal order of their codes; position = index into every column.</summary>
    public IReadOnlyList<RosterEntry> Units { get; }

    /// <summary>The groupings that at least one unit belongs to, in ordinal order of their codes.</summary>
    public IReadOnlyList<Grouping> Groupings { get; }

    /// <summary>Number of units, aggregate units included.</summary>
    public int Count => Units.Count;

    /// <summary>True when at least one unit is an aggregate unit.</summary>
    public bool HasAggregates { get; }

    /// <summary>For each unit whether it is an aggregate unit.</summary>
    public ReadOnlySpan<bool> IsAggregate => isAggregate;

    /// <summary>The unit's index, or −1 when the roster does not have it.</summary>
    public int IndexOf(string code) => index.GetValueOrDefault(code, -1);

    /// <summary>The grouping with this code, or null.</summary>
    public Grouping? Grouping(string code) => Groupings.FirstOrDefault(grouping => grouping.Code == code);

    static List<Grouping> Group(IReadOnlyList<RosterEntry> units)
    {
        var groups = new SortedDictionary<string, SortedDictionary<string, List<int>>>(StringComparer.Ordinal);
        for (var i = 0; i < units.Count; i++)
            foreach (var (grouping, labels) in units[i].Groups)
                foreach (var label in labels.Distinct(StringComparer.Ordinal))
                {
                    if (!groups.TryGetValue(grouping, out var byLabel))
                        groups[grouping] = byLabel = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
                    if (!byLabel.TryGetValue(label, out var members)) byLabel[label] = members = [];
                    members.Add(i);
                }
        return [.. groups.Select(pair => new Grouping(pair.Key, [.. pair.Value.Select(group => (group.Key, group.Value.ToArray()))]))];
    }
}
