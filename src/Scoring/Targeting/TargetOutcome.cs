namespace Scoring.Targeting;

/// <summary>What became of the search for one unit's target by one indicator.</summary>
public enum TargetOutcome
{
    /// <summary>Nothing was searched: the unit has no value of the indicator, or is not ranked.</summary>
    None,

    /// <summary>The unit meets the goal as it stands.</summary>
    Met,

    /// <summary>The value reaches the goal.</summary>
    Reached,

    /// <summary>No value up to the limit reaches it; the value given gets furthest.</summary>
    OutOfReach,
}
