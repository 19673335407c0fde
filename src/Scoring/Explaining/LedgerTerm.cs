namespace Scoring.Explaining;

/// <summary>What places were gained or lost by.</summary>
public enum LedgerSource
{
    /// <summary>The unit's own moves in an indicator.</summary>
    Own,

    /// <summary>The rivals' moves in an indicator.</summary>
    Rivals,

    /// <summary>Changed weights of the unit's own means, see <see cref="UnitLedger.OwnGaps"/>.</summary>
    OwnGaps,

    /// <summary>The same of the rivals.</summary>
    RivalsGaps,

    /// <summary>The unit's own bonuses and penalties.</summary>
    OwnAdjustments,

    /// <summary>The rivals' bonuses and penalties.</summary>
    RivalsAdjustments,

    /// <summary>Declared rounding before ranking.</summary>
    Rounding,

    /// <summary>Units that were not in the roster before.</summary>
    Entered,

    /// <summary>Units that are not in the roster any more.</summary>
    Left,

    /// <summary>Units that were there before without a rank.</summary>
    CeasedMissing,

    /// <summary>Units that are there without a rank.</summary>
    BecameMissing,

    /// <summary>New bounds or another edition of standards.</summary>
    Bounds,

    /// <summary>New weights, another framework or other rules of ranking.</summary>
    Weights,
}

/// <summary>One term of a unit's ledger.</summary>
/// <param name="Source">What it comes from.</param>
/// <param name="Indicator">Position among <see cref="RankLedger.Indicators"/>; −1 where it is no indicator's.</param>
/// <param name="Places">Places gained by it; lost ones are negative.</param>
public readonly record struct LedgerTerm(LedgerSource Source, int Indicator, double Places);
