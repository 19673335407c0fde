namespace Scoring.Targeting;

/// <summary>The least change of one indicator of one unit that reaches the unit's goal, or how far the indicator gets.</summary>
/// <param name="Unit">The unit's index in the roster.</param>
/// <param name="Indicator">The indicator's index among <see cref="UnitTargets.Indicators"/>.</param>
/// <param name="Outcome">Whether the goal is reached.</param>
/// <param name="From">The present value; NaN where <see cref="Outcome"/> is <see cref="TargetOutcome.None"/>.</param>
/// <param name="To">The value to set; the present one where the goal is met or nothing helps.</param>
/// <param name="Limit">How far the value was allowed to go.</param>
/// <param name="Rank">The place at <paramref name="To"/>, in the ranking that the goal is set in; NaN = none.</param>
/// <param name="Score">The index score at <paramref name="To"/>.</param>
/// <param name="Effort">The size of the change in standard deviations of the ranked units' values; NaN where they have no spread.</param>
public readonly record struct CellTarget(int Unit, int Indicator, TargetOutcome Outcome, double From, double To, double Limit, double Rank, double Score, double Effort)
{
    /// <summary>The change.</summary>
    public double Change => To - From;
}
