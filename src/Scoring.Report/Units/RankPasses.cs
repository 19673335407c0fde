namespace Scoring.Report.Units;

/// <summary>Who passed whom between two years, from places alone.</summary>
/// <param name="before">Places before by unit; NaN = not ranked.</param>
/// <param name="after">Places after.</param>
sealed class RankPasses(double[] before, double[] after)
{
    readonly int[] byBefore = Order(before, after);
    readonly int[] byAfter = Order(after, before);

    /// <summary>Units that were not above a unit and are now, best first: so many of them, and how many there are.</summary>
    public (List<int> Units, int Count) OvertakenBy(int unit, int most) => Collect(byAfter, most, other => after[other] < after[unit] && before[other] >= before[unit]);

    /// <summary>Units that were above a unit and are not now, best before first.</summary>
    public (List<int> Units, int Count) Overtook(int unit, int most) => Collect(byBefore, most, other => before[other] < before[unit] && after[other] >= after[unit]);

    static (List<int> Units, int Count) Collect(int[] order, int most, Func<int, bool> passes)
    {
        var (units, count) = (new List<int>(most), 0);
        foreach (var other in order)
            if (passes(other) && ++count <= most)
                units.Add(other);
        return (units, count);
    }

    static int[] Order(double[] places, double[] others) =>
        [.. Enumerable.Range(0, places.Length).Where(unit => !double.IsNaN(places[unit]) && !double.IsNaN(others[unit])).OrderBy(unit => places[unit]).ThenBy(unit => unit)];
}
