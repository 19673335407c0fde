using Scoring.Experiments.Draws;
using Scoring.Kernels;

namespace Scoring.Experiments.Robustness;

/// <summary>What a distribution of ranks says of each unit, with the Monte-Carlo error of each number.</summary>
/// <remarks>
/// Draws under several settings share their weightings, so n draws under S settings are n/S independent ones: with p(1 − p) as the largest variance of a share
/// over settings, the error of a share is at most √(p(1 − p)·S/n), that of the mean at most sd·√(S/n), and intervals of quantiles are those of n/S draws.
/// With one setting these are the usual errors.
/// </remarks>
public sealed class RankSummary
{
    readonly double spread;

    /// <summary>Reads a distribution.</summary>
    /// <param name="ranks">The distribution.</param>
    /// <param name="settings">Number of settings that share weightings. Default: 1.</param>
    public RankSummary(RankDistribution ranks, int settings = 1)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings, 1);
        (Ranks, Settings) = (ranks, settings);
        spread = Math.Sqrt(settings);
    }

    /// <summary>The distribution.</summary>
    public RankDistribution Ranks { get; }

    /// <summary>Number of settings.</summary>
    public int Settings { get; }

    /// <summary>Mean rank with its error, and the standard deviation of ranks; NaN without a scored draw.</summary>
    /// <param name="unit">Position of the unit.</param>
    public (Estimate Mean, double Deviation) Moments(int unit)
    {
        var (mean, deviation) = Ranks.Moments(unit);
        return (Wider(mean), deviation);
    }

    /// <summary>A quantile of a unit's ranks and its interval from the order statistics; all 0 without a scored draw.</summary>
    /// <param name="unit">Position of the unit.</param>
    /// <param name="p">0 … 1.</param>
    /// <param name="confidence">Of the interval; 0 … 1, exclusive. Default: 0.95.</param>
    public RankQuantile Quantile(int unit, double p, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(p, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(p, 1);
        var n = Ranks.Scored(unit);
        if (n == 0) return default;
        var independent = n / (double)Settings;
        var half = Normal(confidence) * Math.Sqrt(independent * p * (1 - p));
        Span<long> places = [Place(Math.Floor(independent * p - half) * Settings), Place(n * p), Place((Math.Ceiling(independent * p + half) + 1) * Settings)];
        Span<int> cells = stackalloc int[3];
        Ranks.Counts.Scan(unit, places, cells);
        return new RankQuantile(Ranks.Counts.RankOf(cells[1]), Ranks.Counts.RankOf(cells[0]), Ranks.Counts.RankOf(cells[2]));

        long Place(double place) => Math.Clamp((long)Math.Ceiling(place), 1, n);
    }

    /// <summary>P(rank ≤ k).</summary>
    /// <param name="unit">Position of the unit.</param>
    /// <param name="k">At least 1.</param>
    /// <exception cref="ArgumentException">The table is too coarse for this k.</exception>
    public Estimate Top(int unit, int k) => Wider(Ranks.Top(unit, k));

    /// <summary>P(first ≤ rank ≤ last), as for a grade that stands for a band of ranks.</summary>
    /// <param name="unit">Position of the unit.</param>
    /// <param name="first">Best rank of the band, at least 1.</param>
    /// <param name="last">Worst rank of the band.</param>
    /// <exception cref="ArgumentException">The table is too coarse for this band.</exception>
    public Estimate Band(int unit, int first, int last) => Wider(Ranks.Band(unit, first, last));

    /// <summary>P(class), among the draws in which the unit has one.</summary>
    /// <param name="unit">Position of the unit.</param>
    /// <param name="class">Position of the class.</param>
    /// <param name="grading">Position among the gradings; 0 = all units together.</param>
    /// <exception cref="InvalidOperationException">Nothing was graded.</exception>
    public Estimate Grade(int unit, int @class, int grading = 0) =>
        Wider((Ranks.Classes ?? throw new InvalidOperationException("The scheme does not grade what is ranked.")).Share(unit, @class, grading));

    /// <summary>P(the first of a pair stands before the second); level draws count half.</summary>
    /// <param name="pair">Position among the pairs.</param>
    public Estimate Win(int pair) => Wider(Ranks.Win(pair));

    /// <summary>Groups of units that cannot be told apart, by position; 1 = the best group, 0 = never scored.</summary>
    /// <param name="tail">Share of the draws left out at either end of a unit's range. Default: 0.05.</param>
    /// <remarks>
    /// Units stand in the order of their mean rank. The first unit leads a group; units join it while their range of ranks (<paramref name="tail"/> to
    /// 1 − <paramref name="tail"/>) reaches up to that of the leader; the first that does not leads the next group.
    /// </remarks>
    public int[] Groups(double tail = 0.05)
    {
        var groups = new int[Ranks.Units.Count];
        var means = new double[groups.Length];
        for (var unit = 0; unit < means.Length; unit++) means[unit] = Ranks.Moments(unit).Mean.Value;
        var (group, reach) = (0, 0.0);
        foreach (var unit in Enumerable.Range(0, means.Length).Where(unit => !double.IsNaN(means[unit])).OrderBy(unit => means[unit]).ThenBy(unit => Ranks.Units[unit], StringComparer.Ordinal))
        {
            if (group == 0 || Rank(unit, tail) > reach) (group, reach) = (group + 1, Rank(unit, 1 - tail));
            groups[unit] = group;
        }
        return groups;
    }

    /// <summary>Standard normal quantile of a two-sided interval.</summary>
    internal static double Normal(double confidence)
    {
        if (!(confidence > 0 && confidence < 1)) throw new ArgumentOutOfRangeException(nameof(confidence));
        return InverseNormal.At(0.5 + confidence / 2);
    }

    double Rank(int unit, double p)
    {
        var n = Ranks.Scored(unit);
        Span<int> cell = stackalloc int[1];
        Ranks.Counts.Scan(unit, [Math.Clamp((long)Math.Ceiling(n * p), 1, n)], cell);
        return Ranks.Counts.RankOf(cell[0]);
    }

    Estimate Wider(Estimate estimate) => Settings == 1 ? estimate : estimate with { Error = estimate.Error * spread };
}
