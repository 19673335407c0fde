namespace Scoring.Targeting;

/// <summary>The least change of one indicator that reaches a goal, or how far the best one gets.</summary>
public sealed record IndicatorTarget
{
    /// <summary>The indicator's code.</summary>
    public required string Indicator { get; init; }

    /// <summary>Its present value as derived.</summary>
    public required double From { get; init; }

    /// <summary>The value to set: the nearest that reaches the goal, or the one that gets furthest.</summary>
    public required double To { get; init; }

    /// <summary>True when the goal is reached.</summary>
    public required bool IsReached { get; init; }

    /// <summary>The place at <see cref="To"/> in a whole run, in the ranking that the goal is set in; NaN = none.</summary>
    public required double Rank { get; init; }

    /// <summary>The index score at <see cref="To"/>, in a whole run.</summary>
    public required double Score { get; init; }

    /// <summary>The class at <see cref="To"/>, in a whole run; null = the scheme has no classes or the unit has none.</summary>
    public string? Grade { get; init; }

    /// <summary>The value at which going further loses the goal again; NaN = it holds up to the limit. Only z-scores and other moving spreads lose it.</summary>
    public double LostAt { get; init; } = double.NaN;

    /// <summary>The limit used.</summary>
    public required double Limit { get; init; }

    /// <summary>The size of the change in standard deviations of the ranked units' values; NaN where they have no spread.</summary>
    public double Effort { get; init; } = double.NaN;

    /// <summary>The change.</summary>
    public double Change => To - From;
}
