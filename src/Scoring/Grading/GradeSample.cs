namespace Scoring.Grading;

/// <summary>The units that are graded together: all, or those of one peer group.</summary>
/// <param name="Scores">What is graded, more is better; NaN for units that are not ranked.</param>
/// <param name="Ranks">Places among the same units; NaN = none.</param>
/// <param name="References">The score of each unit's aggregate unit, in the same direction; NaN = none.</param>
/// <param name="Sign">−1 where low scores come first, so that bounds are turned like the scores; else 1.</param>
sealed record GradeSample(double[] Scores, double[] Ranks, double[] References, int Sign);
