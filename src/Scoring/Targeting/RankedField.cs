using Scoring.Kernels;

namespace Scoring.Targeting;

/// <summary>The ranked units of a year or of one peer group in order: which place a unit would have with another score while the others keep theirs.</summary>
sealed class RankedField
{
    readonly double[] ranked;
    readonly double[] sorted;
    readonly int[] units;
    readonly int[] distinctFrom;
    readonly int[] members;

    /// <summary>Puts units in order.</summary>
    /// <param name="ranked">Scores as they are ranked, by unit, better is higher; NaN = not ranked.</param>
    /// <param name="members">The units that are placed together; null = all.</param>
    public RankedField(double[] ranked, IEnumerable<int>? members = null)
    {
        this.ranked = ranked;
        this.members = [.. (members ?? Enumerable.Range(0, ranked.Length)).Where(unit => !double.IsNaN(ranked[unit]))];
        units = [.. this.members
            .OrderBy(unit => ranked[unit]).ThenBy(unit => unit)];
        sorted = [.. units.Select(unit => ranked[unit])];
        distinctFrom = new int[sorted.Length + 1];
        for (var i = sorted.Length - 1; i >= 0; i--)
            distinctFrom[i] = distinctFrom[i + 1] + (i + 1 < sorted.Length && sorted[i] == sorted[i + 1] ? 0 : 1);
    }

    /// <summary>Number of units placed.</summary>
    public int Count => sorted.Length;

    /// <summary>The greatest score without its sign.</summary>
    public double Magnitude => sorted.Length == 0 ? 0 : Math.Max(Math.Abs(sorted[0]), Math.Abs(sorted[^1]));

    /// <summary>The place that a unit of the field has with a score.</summary>
    public double Place(int unit, double score, TieRule ties)
    {
        if (double.IsNaN(score)) return double.NaN;
        var own = ranked[unit];
        var (from, upTo) = (Below(score), UpTo(score));
        var above = sorted.Length - upTo - (own > score ? 1 : 0);
        var level = upTo - from - (own == score ? 1 : 0);
        return ties switch
        {
            TieRule.Max => 1 + above + level,
            TieRule.Average => 1 + above + level / 2.0,
            TieRule.Dense => 1 + distinctFrom[upTo] - (own > score && UpTo(own) - Below(own) == 1 ? 1 : 0),
            TieRule.First => 1 + above + Before(unit, from, upTo),
            _ => 1 + above,
        };
    }

    /// <summary>The least score that gives a unit of the field a place or a better one, and whether that score itself falls short.</summary>
    public (double Score, bool Exceeds) Least(int unit, double place, TieRule ties)
    {
        if (Place(unit, double.NegativeInfinity, ties) <= place) return (double.NegativeInfinity, false);
        // The place changes only at the others' scores and just above them.
        var (fails, works) = (-1, sorted.Length);
        while (works - fails > 1)
        {
            var middle = (fails + works) / 2;
            if (Place(unit, sorted[middle], ties) <= place) works = middle;
            else fails = middle;
        }
        if (fails >= 0 && Place(unit, Math.BitIncrement(sorted[fails]), ties) <= place) return (sorted[fails], true);
        return works < sorted.Length ? (sorted[works], false) : (double.PositiveInfinity, true);
    }

    /// <summary>The scores as they are but with one of them at another value: order statistic <paramref name="index"/>, 0 = the lowest.</summary>
    public double OrderStatistic(int index, int unit, double score)
    {
        // Without the unit's own score, which stands at one of the places with its value.
        var own = Below(ranked[unit]);
        var place = Below(score) - (ranked[unit] < score ? 1 : 0);
        if (index == place) return score;
        var other = index < place ? index : index - 1;
        return sorted[other < own ? other : other + 1];
    }

    /// <summary>The highest score of the units other than one; −∞ = there is none.</summary>
    public double Highest(int unit) => sorted.Length < 2 ? double.NegativeInfinity : units[^1] == unit ? sorted[^2] : sorted[^1];

    /// <summary>The plain mean of the scores with one of them at another value, summed in the units' order.</summary>
    public double Mean(int unit, double score)
    {
        var sum = 0.0;
        foreach (var member in members) sum += member == unit ? score : ranked[member];
        return sum / members.Length;
    }

    int Before(int unit, int from, int upTo)
    {
        var found = Array.BinarySearch(units, from, upTo - from, unit);
        return (found >= 0 ? found : ~found) - from;
    }

    int Below(double score)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < score) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    int UpTo(double score)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] <= score) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
