namespace Scoring.Adjusting;

/// <summary>The adjustments of one year, by unit. NaN where there is nothing to adjust: no score, or an aggregate unit.</summary>
public sealed class AdjustmentYear
{
    /// <summary>
    /// By item, then unit: points of a bonus or penalty after the item's cap, never negative; 1 where a veto or exclusion holds, else 0.
    /// </summary>
    public required double[][] Points { get; init; }

    /// <summary>Points added, after the cap on all bonuses together.</summary>
    public required double[] Bonus { get; init; }

    /// <summary>Points taken away, after the cap on all penalties together; not negative.</summary>
    public required double[] Penalty { get; init; }

    /// <summary>Bonus minus penalty.</summary>
    public required double[] Total { get; init; }

    /// <summary>The index's score plus the adjustment: what places and classes come from. An aggregate unit has its score.</summary>
    public required double[] Adjusted { get; init; }

    /// <summary>Whether the unit has left the ranking.</summary>
    public required bool[] IsExcluded { get; init; }
}
