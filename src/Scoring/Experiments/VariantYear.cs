namespace Scoring.Experiments;

/// <summary>A variant's results at the compared node in one year, by unit, beside the nominal ones.</summary>
public sealed class VariantYear
{
    readonly double[] nominal;
    readonly double[] ranks;

    internal VariantYear(double[] nominal, double[] scores, double[] ranks)
    {
        this.nominal = nominal;
        Scores = scores;
        Ranks = ranks;
        this.ranks = ranks;
    }

    /// <summary>Scores; NaN = none.</summary>
    public IReadOnlyList<double> Scores { get; }

    /// <summary>Places, 1 = best; NaN = not ranked.</summary>
    public IReadOnlyList<double> Ranks { get; }

    /// <summary>How the places agree with the nominal ones.</summary>
    public RankAgreement Agreement => field ??= RankAgreement.Of(nominal, ranks);

    /// <summary>Places that a unit gains in the variant (nominal rank minus the variant's); NaN unless both rank it.</summary>
    public double Shift(int unit) => nominal[unit] - Ranks[unit];

    /// <summary>Units among the best <paramref name="count"/> in the variant and not nominally, by their place, then in the roster's order.</summary>
    public IReadOnlyList<int> Entered(int count) => Difference(Ranks, nominal, count);

    /// <summary>Units among the best <paramref name="count"/> nominally and not in the variant, by their place, then in the roster's order.</summary>
    public IReadOnlyList<int> Left(int count) => Difference(nominal, Ranks, count);

    /// <summary>The units that move furthest, the largest shift first, equal ones in the roster's order; none that stands still.</summary>
    public IReadOnlyList<int> Movers(int count) =>
    [
        .. Enumerable.Range(0, nominal.Length).Where(unit => Math.Abs(Shift(unit)) > 0).OrderByDescending(unit => Math.Abs(Shift(unit))).Take(count),
    ];

    /// <summary>Units that stood before a unit nominally and stand behind it in the variant, by their nominal place.</summary>
    public IReadOnlyList<int> Passed(int unit) => Crossed(unit, nominal, Ranks);

    /// <summary>Units that stood behind a unit nominally and stand before it in the variant, by their nominal place.</summary>
    public IReadOnlyList<int> PassedBy(int unit) => Crossed(unit, Ranks, nominal);

    List<int> Crossed(int unit, IReadOnlyList<double> before, IReadOnlyList<double> behind) =>
    [
        .. Enumerable.Range(0, nominal.Length).Where(other => before[other] < before[unit] && behind[other] > behind[unit]).OrderBy(other => nominal[other]),
    ];

    static List<int> Difference(IReadOnlyList<double> inside, IReadOnlyList<double> outside, int count) =>
    [
        .. Enumerable.Range(0, inside.Count).Where(unit => inside[unit] <= count && !(outside[unit] <= count)).OrderBy(unit => inside[unit]),
    ];
}
