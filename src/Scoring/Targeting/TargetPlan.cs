namespace Scoring.Targeting;

/// <summary>Moves of several indicators that together reach a goal, or get as far as their limits allow.</summary>
/// <param name="Moves">The indicators moved, in the order of what they give for their cost.</param>
/// <param name="IsReached">True when the goal is reached.</param>
/// <param name="Rank">The place after all moves, in a whole run; NaN = none.</param>
/// <param name="Score">The index score after all moves.</param>
public sealed record TargetPlan(IReadOnlyList<TargetMove> Moves, bool IsReached, double Rank, double Score)
{
    /// <summary>The class after all moves; null = the scheme has no classes or the unit has none.</summary>
    public string? Grade { get; init; }

    /// <summary>What all moves cost.</summary>
    public double Cost => Moves.Sum(move => move.Cost);
}

/// <summary>One indicator's move in a plan.</summary>
/// <param name="Indicator">The indicator's code.</param>
/// <param name="From">Its present value.</param>
/// <param name="To">The value to set.</param>
/// <param name="Cost">Cost of a unit of measure times the change.</param>
public sealed record TargetMove(string Indicator, double From, double To, double Cost);
