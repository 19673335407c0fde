namespace Scoring.Aggregating;

/// <summary>Which children concern a unit, and what share of those is available.</summary>
static class Applicability
{
    /// <summary>Corrects a coverage over all children for those that do not concern a unit, or counts indicators instead of children.</summary>
    /// <param name="own">The node; takes the units it does not concern and the numbers of indicators below.</param>
    /// <param name="children">The children it reads.</param>
    /// <param name="exempt">By child: units it does not concern; null = every child concerns every unit.</param>
    /// <param name="year">Index of the year.</param>
    /// <param name="available">Number of available children.</param>
    /// <param name="coverage">Share of available children; corrected in place.</param>
    /// <param name="countLeaves">Whether some node asks for coverage by indicators.</param>
    /// <param name="ofIndicators">Whether this node does.</param>
    /// <returns>Number of children that concern each unit; null = all of them.</returns>
    public static double[]? Settle(
        NodeColumns own, NodeColumns[] children, bool[]?[]? exempt, int year, double[] available, double[] coverage, bool countLeaves, bool ofIndicators)
    {
        double[]? applicable = null;
        if (exempt is not null)
        {
            applicable = new double[coverage.Length];
            Array.Fill(applicable, children.Length);
            foreach (var units in exempt)
                if (units is not null)
                    for (var unit = 0; unit < applicable.Length; unit++)
                        if (units[unit])
                            applicable[unit]--;
            own.Exempt[year] = ConcernsNobody(applicable);
            for (var unit = 0; unit < coverage.Length; unit++) coverage[unit] = available[unit] / applicable[unit];
        }
        if (!countLeaves) return applicable;

        var leavesAvailable = own.LeavesAvailable[year] = new double[coverage.Length];
        var leavesApplicable = own.LeavesApplicable[year] = new double[coverage.Length];
        foreach (var child in children)
            for (var unit = 0; unit < coverage.Length; unit++)
            {
                leavesAvailable[unit] += child.LeavesAvailable[year]![unit];
                leavesApplicable[unit] += child.LeavesApplicable[year]![unit];
            }
        if (ofIndicators)
            for (var unit = 0; unit < coverage.Length; unit++)
                coverage[unit] = leavesAvailable[unit] / leavesApplicable[unit];
        return applicable;
    }

    /// <summary>Blanks the coverage of units that are not in the year's roster.</summary>
    public static void BlankAbsent(ReadOnlySpan<bool> present, double[] coverage)
    {
        for (var unit = 0; unit < coverage.Length; unit++)
            if (!present[unit])
                coverage[unit] = double.NaN;
    }

    static bool[]? ConcernsNobody(double[] applicable) =>
        Array.IndexOf(applicable, 0.0) < 0 ? null : [.. applicable.Select(count => count == 0)];
}
