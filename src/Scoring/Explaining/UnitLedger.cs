namespace Scoring.Explaining;

/// <summary>Where one unit's change of rank comes from; places gained are positive, lost ones negative.</summary>
public sealed record UnitLedger
{
    /// <summary>Place before: one more than the units with better scores.</summary>
    public required int Before { get; init; }

    /// <summary>Place after.</summary>
    public required int After { get; init; }

    /// <summary>Places that the unit's own moves gave, by indicator in the order of <see cref="RankLedger.Indicators"/>.</summary>
    public required IReadOnlyList<double> Own { get; init; }

    /// <summary>Places that the rivals' moves gave, by indicator.</summary>
    public required IReadOnlyList<double> Rivals { get; init; }

    /// <summary>Places from changed weights of the unit's own means: cells that became or ceased to be missing, and weights that differ.</summary>
    public required double OwnGaps { get; init; }

    /// <summary>The same of the rivals.</summary>
    public required double RivalsGaps { get; init; }

    /// <summary>Places that the unit's own bonuses and penalties gave.</summary>
    public required double OwnAdjustments { get; init; }

    /// <summary>Places that the rivals' bonuses and penalties gave.</summary>
    public required double RivalsAdjustments { get; init; }

    /// <summary>Places from declared rounding before ranking, the unit's own and the rivals'.</summary>
    public required double Rounding { get; init; }

    /// <summary>Places lost to better units that were not in the roster before.</summary>
    public required int Entered { get; init; }

    /// <summary>Places gained from better units that are not in the roster any more.</summary>
    public required int Left { get; init; }

    /// <summary>Places lost to better units that were there before but had no rank.</summary>
    public required int CeasedMissing { get; init; }

    /// <summary>Places gained from better units that are there but have no rank any more.</summary>
    public required int BecameMissing { get; init; }

    /// <summary>Places from new bounds or another edition of standards: the old data normalised with the new parameters against the old ranking.</summary>
    public required int Bounds { get; init; }

    /// <summary>Places from new weights, another framework or other rules of ranking: the old data scored by them against the same data scored by the old ones.</summary>
    public required int Weights { get; init; }

    /// <summary>Places gained in all; negative when the unit fell.</summary>
    public int Gained => Before - After;

    /// <summary>The sum of all terms, which is <see cref="Gained"/> but for rounding of the arithmetic.</summary>
    public double Total => Own.Sum() + Rivals.Sum() + OwnGaps + RivalsGaps + OwnAdjustments + RivalsAdjustments + Rounding + Entered + Left + CeasedMissing + BecameMissing + Bounds + Weights;

    /// <summary>Below this many places a term is not worth words: it would show as 0.0.</summary>
    const double LeastShown = 0.05;

    /// <summary>All terms, indicator by indicator and then what is no indicator's; zeros among them.</summary>
    public IEnumerable<LedgerTerm> Terms()
    {
        for (var j = 0; j < Own.Count; j++)
        {
            yield return new(LedgerSource.Own, j, Own[j]);
            yield return new(LedgerSource.Rivals, j, Rivals[j]);
        }
        yield return new(LedgerSource.OwnGaps, -1, OwnGaps);
        yield return new(LedgerSource.RivalsGaps, -1, RivalsGaps);
        yield return new(LedgerSource.OwnAdjustments, -1, OwnAdjustments);
        yield return new(LedgerSource.RivalsAdjustments, -1, RivalsAdjustments);
        yield return new(LedgerSource.Rounding, -1, Rounding);
        yield return new(LedgerSource.Entered, -1, Entered);
        yield return new(LedgerSource.Left, -1, Left);
        yield return new(LedgerSource.CeasedMissing, -1, CeasedMissing);
        yield return new(LedgerSource.BecameMissing, -1, BecameMissing);
        yield return new(LedgerSource.Bounds, -1, Bounds);
        yield return new(LedgerSource.Weights, -1, Weights);
    }

    /// <summary>The terms that are worth words at one decimal, the largest first, and all the others together.</summary>
    /// <param name="most">Most terms.</param>
    /// <returns>Shown terms and others sum to <see cref="Total"/>; others are 0 where they would show as 0.0.</returns>
    public (IReadOnlyList<LedgerTerm> Shown, double Others) Largest(int most)
    {
        List<LedgerTerm> shown = [.. Terms().Where(term => Math.Abs(term.Places) >= LeastShown).OrderByDescending(term => Math.Abs(term.Places)).Take(most)];
        var others = Total - shown.Sum(term => term.Places);
        return (shown, Math.Abs(others) >= LeastShown ? others : 0);
    }
}
