namespace Scoring.Panels;

/// <summary>Which aggregate unit each unit is measured against.</summary>
static class Yardstick
{
    /// <summary>
    /// Index of each unit's aggregate unit: the one named; else the nearest that the unit lies in; else the roster's only one; −1 for none. An aggregate
    /// unit is measured against the one above it.
    /// </summary>
    /// <param name="roster">The units.</param>
    /// <param name="code">Code of an aggregate unit for all; null = none named.</param>
    public static int[] Of(Roster roster, string? code = null)
    {
        var named = code is null ? -1 : roster.IndexOf(code);
        var isAggregate = roster.IsAggregate.ToArray();
        var only = isAggregate.Count(each => each) == 1 ? Array.IndexOf(isAggregate, true) : -1;
        var measures = new int[roster.Count];
        for (var unit = 0; unit < measures.Length; unit++)
        {
            measures[unit] = code is not null ? named : Above(roster, unit);
            if (measures[unit] < 0 && code is null) measures[unit] = only;
            if (measures[unit] == unit) measures[unit] = -1;
        }
        return measures;
    }

    static int Above(Roster roster, int unit)
    {
        // A circle of parents ends after as many steps as there are units.
        for (var steps = 0; steps < roster.Count && roster.Units[unit].Parent is { } parent; steps++)
        {
            unit = roster.IndexOf(parent);
            if (unit < 0) return -1;
            if (roster.IsAggregate[unit]) return unit;
        }
        return -1;
    }
}
