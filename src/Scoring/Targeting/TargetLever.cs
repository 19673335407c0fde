namespace Scoring.Targeting;

/// <summary>How far an indicator may be moved, and in which steps.</summary>
/// <param name="Indicator">The indicator's code.</param>
public sealed record TargetLever(string Indicator)
{
    /// <summary>The value it may go to at most, in the indicator's own unit of measure; null = the best value that any ranked unit has in the year.</summary>
    public double? Limit { get; init; }

    /// <summary>Values are whole multiples of this; null = any value.</summary>
    public double? Step { get; init; }

    /// <summary>What one unit of measure costs; used where several indicators are moved. Default: 1.</summary>
    public double Cost { get; init; } = 1;
}
