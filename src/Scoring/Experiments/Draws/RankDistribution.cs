using Scoring.Findings;
using Scoring.Kernels;

namespace Scoring.Experiments.Draws;

/// <summary>How often each unit took each rank over draws of the weights, with what follows from it.</summary>
/// <remarks>
/// All is integers until a statistic is asked for, so parts computed anywhere and merged in any order are the same as one run. Draws in which a unit has no
/// score count for none of its statistics. Cost of a statistic: one pass over a unit's row.
/// </remarks>
public sealed partial class RankDistribution
{
    /// <summary>Standard normal quantile of a 95 % interval.</summary>
    const double Normal95 = 1.959963984540054;

    readonly Dictionary<string, int> index;

    internal RankDistribution(string fingerprint, IReadOnlyList<string> units, IReadOnlyList<(string First, string Second)> pairs, IReadOnlyList<DrawRange> ranges,
        RankCounts counts, PairCount[] outcomes, ClassCounts? classes = null)
    {
        Classes = classes;
        (Fingerprint, Units, Pairs, Ranges, Counts, Outcomes) = (fingerprint, units, pairs, ranges, counts, outcomes);
        index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var unit = 0; unit < units.Count; unit++) index.Add(units[unit], unit);
    }

    /// <summary>SHA-256 of what the draws rest on: scores, weights, sampling, seed. Only parts with the same one can be merged.</summary>
    public string Fingerprint { get; }

    /// <summary>Codes of the units, in the plan's order.</summary>
    public IReadOnlyList<string> Units { get; }

    /// <summary>The pairs that were counted.</summary>
    public IReadOnlyList<(string First, string Second)> Pairs { get; }

    /// <summary>The draws counted, in order, touching ranges joined.</summary>
    public IReadOnlyList<DrawRange> Ranges { get; }

    /// <summary>Number of draws counted.</summary>
    public long Draws => Counts.Draws;

    /// <summary>
    /// Width of a cell in ranks: 1 where the table holds every rank, 0.5 where it holds every half rank (ties share their mean place); above, quantiles are exact to
    /// so many ranks and mean, sd and the chosen tops stay exact.
    /// </summary>
    public double Resolution => (1 << Counts.Shift) / (double)Counts.Steps;

    /// <summary>How often each unit was in each class; null where the scheme has no grade step for what is ranked.</summary>
    public ClassCounts? Classes { get; }

    internal RankCounts Counts { get; }

    internal PairCount[] Outcomes { get; }

    /// <summary>Position of a unit, or −1.</summary>
    /// <param name="code">Its code.</param>
    public int IndexOf(string code) => index.GetValueOrDefault(code, -1);

    /// <summary>Draws in which a unit stood at a rank, or in the cell that holds it.</summary>
    /// <param name="unit">Position of the unit.</param>
    /// <param name="rank">1 … number of units, halves where ties share their mean place; 0 for draws without a score.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such unit or rank.</exception>
    public long Count(int unit, double rank)
    {
        CheckUnit(unit);
        if (!(rank >= 0 && rank <= Units.Count)) throw new ArgumentOutOfRangeException(nameof(rank));
        return Counts[unit, RankCounts.CellOf((uint)(rank * Counts.Steps), Counts.Shift)];
    }

    /// <summary>A unit's acceptability at every rank: share of its scored draws, or of the cell of so many ranks.</summary>
    /// <param name="unit">Position of the unit.</param>
    /// <param name="target">One number per cell of <see cref="Resolution"/> ranks, the best first: rank 1, 2, …; in halves 0.5 (never taken), 1, 1.5, ….</param>
    public void Acceptabilities(int unit, Span<double> target)
    {
        var scored = Scored(unit);
        for (var cell = 1; cell < Counts.Cells; cell++) target[cell - 1] = scored == 0 ? double.NaN : Counts[unit, cell] / (double)scored;
    }

    /// <summary>Draws in which a unit had a score.</summary>
    /// <param name="unit">Position of the unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such unit.</exception>
    public long Scored(int unit)
    {
        CheckUnit(unit);
        return Draws - Counts[unit, 0];
    }

    /// <summary>Mean rank and the standard deviation of ranks; the mean's error is sd/√n. NaN without a scored draw, the deviation also with one.</summary>
    /// <param name="unit">Position of the unit.</param>
    public (Estimate Mean, double Deviation) Moments(int unit)
    {
        var scored = Scored(unit);
        var (sum, squares) = Counts.Scan(unit, [], []);
        return Moments(scored, sum, squares);
    }

    /// <summary>A quantile of a unit's ranks and its 95 % interval; with a <see cref="Resolution"/> above 1 the last rank of the cell.</summary>
    /// <param name="unit">Position of the unit.</param>
    /// <param name="p">0 … 1, such as 0.05.</param>
    public RankQuantile Quantile(int unit, double p)
    {
        Span<RankQuantile> found = stackalloc RankQuantile[1];
        Summary(unit, [p], found);
        return found[0];
    }

    /// <summary>Moments and several quantiles of a unit in one pass over its row: see <see cref="Moments(int)"/> and <see cref="Quantile"/>.</summary>
    /// <param name="unit">Position of the unit.</param>
    /// <param name="p">Shares, each 0 … 1; at most 64.</param>
    /// <param name="quantiles">Takes one quantile per share.</param>
    public (Estimate Mean, double Deviation) Summary(int unit, ReadOnlySpan<double> p, Span<RankQuantile> quantiles)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(p.Length, 64);
        var n = Scored(unit);
        Span<long> places = stackalloc long[3 * p.Length];
        Span<int> owners = stackalloc int[3 * p.Length];
        Span<int> cells = stackalloc int[3 * p.Length];
        for (var q = 0; q < p.Length; q++)
        {
            if (!(p[q] >= 0 && p[q] <= 1)) throw new ArgumentOutOfRangeException(nameof(p));
            var half = Normal95 * Math.Sqrt(n * p[q] * (1 - p[q]));
            places[3 * q] = Place(n * p[q], n);
            places[3 * q + 1] = Place(Math.Floor(n * p[q] - half), n);
            places[3 * q + 2] = Place(Math.Ceiling(n * p[q] + half) + 1, n);
        }
        for (var place = 0; place < owners.Length; place++) owners[place] = place;
        places.Sort(owners);
        var (sum, squares) = Counts.Scan(unit, n == 0 ? [] : places, cells);
        if (n == 0) quantiles[..p.Length].Clear();
        else
        {
            Span<double> ranks = stackalloc double[3 * p.Length];
            for (var place = 0; place < owners.Length; place++) ranks[owners[place]] = Counts.RankOf(cells[place]);
            for (var q = 0; q < p.Length; q++) quantiles[q] = new RankQuantile(ranks[3 * q], ranks[3 * q + 1], ranks[3 * q + 2]);
        }
        return Moments(n, sum, squares);
    }

    /// <summary>P(rank ≤ k). With a <see cref="Resolution"/> above 1 only for the tops that were asked for, or multiples of it.</summary>
    /// <param name="unit">Position of the unit.</param>
    /// <param name="k">At least 1.</param>
    /// <exception cref="ArgumentException">The table is too coarse for this k.</exception>
    public Estimate Top(int unit, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        return Estimate.Share(CountTop(unit, Math.Min(k, Units.Count)), Scored(unit));
    }

    /// <summary>P(first ≤ rank ≤ last), as for a grade that stands for a band of ranks. Cells must fit the band as in <see cref="Top"/>.</summary>
    /// <param name="unit">Position of the unit.</param>
    /// <param name="first">Best rank of the band, at least 1.</param>
    /// <param name="last">Worst rank of the band.</param>
    public Estimate Band(int unit, int first, int last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        var above = first == 1 ? 0 : CountTop(unit, Math.Min(first - 1, Units.Count));
        return Estimate.Share(Math.Max(0, CountTop(unit, Math.Min(last, Units.Count)) - above), Scored(unit));
    }

    /// <summary>P(the first of a pair stands before the second); level draws count half. Of the draws in which both have a score.</summary>
    /// <param name="pair">Position among <see cref="Pairs"/>.</param>
    public Estimate Win(int pair)
    {
        var (wins, losses, ties) = Outcomes[pair];
        return Estimate.Share(wins + 0.5 * ties, wins + losses + ties);
    }

    /// <summary>The same from parts over other draws; the parts are left as they are.</summary>
    /// <param name="parts">At least one.</param>
    /// <exception cref="ScoringException">Parts rest on other data, weights or seeds, count other things, or share draws.</exception>
    /// <exception cref="ArgumentException">There is no part.</exception>
    public static RankDistribution Merge(IReadOnlyList<RankDistribution> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0) throw new ArgumentException("There is nothing to merge.", nameof(parts));
        var first = parts[0];
        foreach (var part in parts)
            if (part.Fingerprint != first.Fingerprint || !part.Pairs.SequenceEqual(first.Pairs) || part.Counts.Shift != first.Counts.Shift || part.Counts.Steps != first.Counts.Steps || !part.Counts.Tops.SequenceEqual(first.Counts.Tops)
                || !(first.Classes?.IsLike(part.Classes) ?? part.Classes is null))
                throw new ScoringException(new Finding { Kind = FindingKinds.DrawsUnlike, Found = part.Fingerprint, Expected = first.Fingerprint });
        var ranges = DrawRange.Join(parts.SelectMany(part => part.Ranges));
        var counts = new RankCounts(first.Units.Count, first.Counts.Shift, first.Counts.Tops, first.Counts.Steps);
        var outcomes = new PairCount[first.Outcomes.Length];
        var classes = first.Classes?.Empty();
        foreach (var part in parts)
        {
            counts.Add(part.Counts);
            if (part.Classes is { } own) classes!.Tally.Add(own.Tally);
            for (var pair = 0; pair < outcomes.Length; pair++) outcomes[pair] += part.Outcomes[pair];
        }
        return new RankDistribution(first.Fingerprint, first.Units, first.Pairs, ranges, counts, outcomes, classes);
    }

    /// <summary>The same with further draws; the counts of this one are added to and must not be used again.</summary>
    internal RankDistribution Take(RankDistribution more)
    {
        var ranges = DrawRange.Join([.. Ranges, .. more.Ranges]);
        Counts.Add(more.Counts);
        for (var pair = 0; pair < Outcomes.Length; pair++) Outcomes[pair] += more.Outcomes[pair];
        if (more.Classes is { } own) Classes!.Tally.Add(own.Tally);
        return new RankDistribution(Fingerprint, Units, Pairs, ranges, Counts, Outcomes, Classes);
    }

    /// <summary>The tables are read without bounds checks: a wrong position must not become wild memory.</summary>
    void CheckUnit(int unit)
    {
        if ((uint)unit >= (uint)Units.Count) throw new ArgumentOutOfRangeException(nameof(unit));
    }

    long CountTop(int unit, int k)
    {
        CheckUnit(unit);
        if (Counts.TopCounts is { } exact && Array.IndexOf(Counts.Tops, k) is >= 0 and var top) return exact[unit * Counts.Tops.Length + top];
        if (k != Units.Count && (long)k * Counts.Steps % (1L << Counts.Shift) != 0)
            throw new ArgumentException($"Ranks are counted by {Resolution}: P(rank ≤ {k}) was not asked for.", nameof(k));
        return Counts.CountTo(unit, RankCounts.CellOf((uint)k * (uint)Counts.Steps, Counts.Shift));
    }

    static long Place(double place, long n) => Math.Clamp((long)Math.Ceiling(place), 1, Math.Max(n, 1));

    (Estimate Mean, double Deviation) Moments(long n, ulong sum, UInt128 squares)
    {
        var steps = (double)Counts.Steps;
        if (n == 0) return (new Estimate(double.NaN, double.NaN), double.NaN);
        // Exact: n·Σr² − (Σr)² is an integer.
        var spread = (UInt128)(ulong)n * squares - (UInt128)sum * sum;
        var deviation = n == 1 ? double.NaN : Math.Sqrt((double)spread / ((double)n * (n - 1))) / steps;
        return (new Estimate((double)sum / n / steps, deviation / Math.Sqrt(n)), deviation);
    }
}
