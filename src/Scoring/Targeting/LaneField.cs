namespace Scoring.Targeting;

/// <summary>Where units stand when each of them by itself has another value of one indicator: as many at once as wanted, for work that all share is done once.</summary>
abstract class LaneField
{
    /// <summary>Values between which nothing changes, ascending; null = any value may make a difference.</summary>
    public virtual double[]? Breaks => null;

    /// <summary>Where units stand.</summary>
    /// <param name="units">The units.</param>
    /// <param name="values">Their values, place by place.</param>
    /// <param name="ask">What else is wanted.</param>
    public abstract LaneStand[] At(int[] units, double[] values, LaneAsk ask);
}

/// <summary>Where a unit stands.</summary>
/// <param name="Score">Its score of the index; NaN = none.</param>
/// <param name="IsMet">Whether it meets its goal.</param>
/// <param name="Place">Its place, where asked for; NaN = none.</param>
/// <param name="Distance">How far its score lies beyond the line of its goal, negative where it falls short, where asked for: good enough for a guess.</param>
readonly record struct LaneStand(double Score, bool IsMet, double Place = double.NaN, double Distance = double.NaN);

/// <summary>What is asked beside the score and whether the goal is met.</summary>
enum LaneAsk
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>The distance from the goal.</summary>
    Distance,

    /// <summary>The place.</summary>
    Place,
}
