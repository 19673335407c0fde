namespace Scoring.Adjusting;

/// <summary>What an adjustment does.</summary>
public enum AdjustmentKind
{
    /// <summary>Points added.</summary>
    Bonus,

    /// <summary>Points taken away.</summary>
    Penalty,

    /// <summary>The class is held down; points and place stay (一票否优).</summary>
    Veto,

    /// <summary>The unit leaves the ranking.</summary>
    Exclusion,
}
