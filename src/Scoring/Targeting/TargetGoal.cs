namespace Scoring.Targeting;

/// <summary>What a unit is to reach: a place, or a score such as the threshold of a grade.</summary>
public sealed record TargetGoal
{
    TargetGoal(int? rank, double? score) => (Rank, Score) = (rank, score);

    /// <summary>The worst place that will do, 1 = best; null = a score is asked for.</summary>
    public int? Rank { get; }

    /// <summary>The score that will do; null = a place is asked for.</summary>
    public double? Score { get; }

    /// <summary>A place, one more than the units with better scores.</summary>
    public static TargetGoal ToRank(int rank) => rank >= 1 ? new(rank, null) : throw new ArgumentOutOfRangeException(nameof(rank), "A rank is at least 1.");

    /// <summary>A score of the index.</summary>
    public static TargetGoal ToScore(double score) => double.IsFinite(score) ? new(null, score) : throw new ArgumentOutOfRangeException(nameof(score), "A score is a number.");

    /// <summary>Whether a place and a score will do.</summary>
    /// <param name="place">The place.</param>
    /// <param name="score">The score.</param>
    /// <param name="sign">+1 when high scores are best, −1 when low ones are.</param>
    internal bool IsMet(int place, double score, int sign) => Rank is { } rank ? place <= rank : sign * score >= sign * Score!.Value;
}

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

/// <summary>The least change of one indicator that reaches a goal, or how far the best one gets.</summary>
public sealed record IndicatorTarget
{
    /// <summary>The indicator's code.</summary>
    public required string Indicator { get; init; }

    /// <summary>Its present value as derived; NaN = missing.</summary>
    public required double From { get; init; }

    /// <summary>The value to set: the nearest that reaches the goal, or the one that gets furthest.</summary>
    public required double To { get; init; }

    /// <summary>True when the goal is reached.</summary>
    public required bool IsReached { get; init; }

    /// <summary>The place at <see cref="To"/>, in a whole run.</summary>
    public required int Rank { get; init; }

    /// <summary>The index score at <see cref="To"/>.</summary>
    public required double Score { get; init; }

    /// <summary>The value at which going further loses the goal again; NaN = it holds up to the limit. Only z-scores and other moving spreads lose it.</summary>
    public double LostAt { get; init; } = double.NaN;

    /// <summary>The limit used.</summary>
    public required double Limit { get; init; }

    /// <summary>The change.</summary>
    public double Change => To - From;
}
