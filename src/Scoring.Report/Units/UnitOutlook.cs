namespace Scoring.Report.Units;

/// <summary>What would take a unit to a goal, worked out beforehand.</summary>
/// <param name="Goal">The goal in words, such as <c>A等</c> or <c>the first 100</c>.</param>
/// <param name="Moves">Single indicators that reach it, the least effort first; where none does, how far the best ones get. Three are shown.</param>
public sealed record UnitOutlook(string Goal, IReadOnlyList<UnitOutlookMove> Moves);

/// <summary>One indicator's change, all others as they are.</summary>
/// <param name="Indicator">The indicator's code.</param>
/// <param name="From">Its present value, in its own unit of measure.</param>
/// <param name="To">The value to reach.</param>
/// <param name="IsReached">True when that reaches the goal.</param>
/// <param name="Rank">The place it leads to; NaN = not stated.</param>
public sealed record UnitOutlookMove(string Indicator, double From, double To, bool IsReached, double Rank);
