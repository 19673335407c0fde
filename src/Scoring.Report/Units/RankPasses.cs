namespace Scoring.Report.Units;

/// <summary>Who passed whom between two years, from places alone.</summary>
/// <param name="before">Places before by unit; NaN = not ranked.</param>
/// <param name="after">Places after.</param>
sealed class RankPasses(double[] before, double[] after)
{
    readonly int[] byBefore = Order(before, after);
    readonly int[] byAfter = Order(after, before);

    /// <summary>Units that were not above a unit and are now, best first: so many of them, and how many there are.</summary>
    public (List<int> Units, int Count) OvertakenBy(int unit, int most) => Collect(byAfter, after, before, unit, most);

    /// <summary>Units that were above a unit and are not now, best before first.</summary>
    public (List<int> Units, int Count) Overtook(int unit, int most) => Collect(byBefore, before, after, unit, most);

    /// <summary>Units better than one in the places that give the order, and not in the other places.</summary>
    static (List<int> Units, int Count) Collect(int[] order, double[] places, double[] others, int unit, int most)
    {
        var (units, count) = (new List<int>(most), 0);
        foreach (var other in order)
        {
            if (places[other] >= places[unit]) break;
            if (others[other] >= others[unit] && ++count <= most) units.Add(other);
        }
        return (units, count);
    }

    static int[] Order(double[] places, double[] others) =>
        [.. Enumerable.Range(0, places.Length).Where(unit => !double.IsNaN(places[unit]) && !double.IsNaN(others[unit])).OrderBy(unit => places[unit]).ThenBy(unit => unit)];
}
