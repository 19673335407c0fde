using Scoring.Evaluating;

namespace Scoring.Explaining;

/// <summary>Why every unit's rank changed between two rankings: each place gained or lost by whom it was gained from and by which indicator.</summary>
/// <remarks>
/// <para>A unit's place is one more than the number of units with better ranked scores (ties are not above), whatever the scheme does with ties. For unit i and
/// every k ranked on both sides, a flip is e = 1[k above i before] − 1[k above i after]. It is split over indicators by (a_i − a_k)/(ΔR_i − ΔR_k): a is what
/// an indicator did to the unrounded score, R the ranked score; what rounding did is a term like an indicator. Own moves and rivals' moves are kept apart.</para>
/// <para>Where the old data are given as the new parameters score them, the places that the parameters alone changed come first, bounds before weights, and the
/// rest is measured from there. A unit that one of them leaves without a rank has its whole change there. Cost: O(n²) comparisons and O(flips × indicators).</para>
/// </remarks>
public sealed class RankLedger
{
    readonly Dictionary<string, UnitLedger> ledgers;
    readonly Standings before;
    readonly Standings after;

    RankLedger(IReadOnlyList<string> indicators, Dictionary<string, UnitLedger> ledgers, Standings before, Standings after)
    {
        Indicators = indicators;
        (this.ledgers, this.before, this.after) = (ledgers, before, after);
    }

    /// <summary>Codes of the indicators that the terms belong to.</summary>
    public IReadOnlyList<string> Indicators { get; }

    /// <summary>Codes of the units ranked on both sides, in ordinal order.</summary>
    public IEnumerable<string> Units => ledgers.Keys.Order(StringComparer.Ordinal);

    /// <summary>A unit's ledger; null unless it is ranked on both sides.</summary>
    public UnitLedger? Of(string unit) => ledgers.GetValueOrDefault(unit);

    /// <summary>Codes of the units that were not above a unit before and are now, best first.</summary>
    /// <exception cref="ArgumentException">The unit is not ranked on both sides.</exception>
    public IReadOnlyList<string> OvertakenBy(string unit) => Passes(unit, before, after);

    /// <summary>Codes of the units that were above a unit before and are not now, best before first.</summary>
    /// <exception cref="ArgumentException">The unit is not ranked on both sides.</exception>
    public IReadOnlyList<string> Overtook(string unit) => Passes(unit, after, before);

    /// <summary>Works out the ledger of every unit ranked on both sides.</summary>
    /// <param name="before">The earlier ranking.</param>
    /// <param name="after">The later one; of the same evaluation or another, units are matched by code.</param>
    /// <param name="rebounded">The earlier data normalised with the later parameters, joined and ranked as before; null = bounds are the same.</param>
    /// <param name="rescored">The earlier data normalised, joined and ranked as the later ones; null = weights and rules are the same.</param>
    /// <param name="threads">Number of threads; null = as many as there are cores. The result is the same.</param>
    public static RankLedger Between(LedgerSide before, LedgerSide after, LedgerSide? rebounded = null, LedgerSide? rescored = null, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        rebounded ??= before;
        rescored ??= rebounded;
        var (old, bounded) = (new Standings(before), new Standings(rebounded));
        var (from, to) = (new Standings(rescored), new Standings(after));
        string[] common = [.. from.Ranked.Where(to.IsRanked)];
        (int Before, int After)[] pairs = [.. common.Select(code => (from.Index(code), to.Index(code)))];
        var changes = ScoreChanges.Of(rescored, after, pairs, out var moved);
        var split = new FlipSplit(from, to, pairs, changes, moved, before: rescored, after);
        var ledgers = new UnitLedger[common.Length];
        Parallelism.For(common.Length, threads ?? Environment.ProcessorCount, i => ledgers[i] = split.Of(i));
        var byCode = new Dictionary<string, UnitLedger>(StringComparer.Ordinal);
        for (var i = 0; i < common.Length; i++)
            if (old.IsRanked(common[i]))
                byCode[common[i]] = WithParameters(ledgers[i], common[i]);
        foreach (var code in old.Ranked.Where(code => to.IsRanked(code) && !byCode.ContainsKey(code)))
            byCode[code] = WithParameters(split.Empty(to.Place(code)), code);
        return new RankLedger(changes.Codes, byCode, old, to);

        UnitLedger WithParameters(UnitLedger split, string code)
        {
            var (first, last) = (old.Place(code), split.Before);
            var between = bounded.IsRanked(code) ? bounded.Place(code) : last;
            return split with { Before = first, Bounds = first - between, Weights = between - last };
        }
    }

    string[] Passes(string unit, Standings from, Standings to)
    {
        if (!ledgers.ContainsKey(unit)) throw new ArgumentException($"'{unit}' is not ranked on both sides.", nameof(unit));
        return [.. to.Ranked.Where(other => from.IsRanked(other) && to.IsAbove(other, unit) && !from.IsAbove(other, unit)).OrderBy(to.Place).ThenBy(other => other, StringComparer.Ordinal)];
    }
}
