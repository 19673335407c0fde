namespace Scoring.Experiments.Exact;

/// <summary>How far one weight can slide without a unit changing place.</summary>
/// <param name="Low">Smallest share, 0..1, at which the place is what it was; the weight's lower end when nothing changes on the way.</param>
/// <param name="High">Largest share, 0..1.</param>
/// <param name="LowRival">Index of the unit met at <paramref name="Low"/>; −1 = none.</param>
/// <param name="HighRival">Index of the unit met at <paramref name="High"/>; −1 = none.</param>
/// <remarks>
/// Between the ends the units above, beside and below are the same ones. At an end the unit is level with the rival; beyond it they have changed places.
/// An end equal to the present share means that a unit with the same score passes at once.
/// </remarks>
public readonly record struct StabilityInterval(double Low, double High, int LowRival, int HighRival)
{
    /// <summary>True when no share of the weight changes the place.</summary>
    public bool IsWhole => LowRival < 0 && HighRival < 0;
}

/// <summary>Two units changing places while a weight slides upwards.</summary>
/// <param name="Share">The share, 0..1, at which they are level.</param>
/// <param name="Rising">Index of the unit that is better from there on.</param>
/// <param name="Falling">Index of the unit that was better until there.</param>
public readonly record struct RankSwap(double Share, int Rising, int Falling);

/// <summary>A stretch of a weight's shares over which a unit keeps its rank.</summary>
/// <param name="From">Share at which it begins, itself not included unless it is the weight's lower end.</param>
/// <param name="To">Share at which it ends.</param>
/// <param name="Rank">Place between the two, 1 = best: one more than the units with better scores.</param>
/// <param name="Rival">Index of a unit met at <paramref name="To"/>; −1 where the slider ends.</param>
public readonly record struct RankStretch(double From, double To, int Rank, int Rival);
