namespace Scoring.Targeting;

/// <summary>The score that meets a goal while everybody else's stands still.</summary>
/// <param name="Of">Which of the unit's scores is meant.</param>
/// <param name="Least">The least one, turned so that better is higher; +∞ = none.</param>
/// <param name="Exceeds">Whether the least one itself falls short.</param>
/// <param name="IsFound">Whether it was found by trying: a mean of scores is rounded anew with each of them, so on both sides of it the last digits may decide.</param>
readonly record struct GoalLine(GoalMeasure Of, double Least, bool Exceeds, bool IsFound = false)
{
    /// <summary>A line that no score reaches.</summary>
    public static GoalLine Never => new(GoalMeasure.Score, double.PositiveInfinity, true);

    /// <summary>Whether a score, turned, meets it.</summary>
    public bool IsMetBy(double score) => Exceeds ? score > Least : score >= Least;
}

/// <summary>A score of a unit that goals are set in.</summary>
enum GoalMeasure
{
    /// <summary>The index as it is published.</summary>
    Score,

    /// <summary>Adjusted and rounded as the rank step says.</summary>
    Ranked,

    /// <summary>Adjusted and rounded as the grade step says.</summary>
    Graded,
}
