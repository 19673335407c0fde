namespace Scoring.Grading;

/// <summary>The units that are graded together: all, or those of one peer group.</summary>
/// <param name="scores">What is graded, more is better; NaN for units that are not ranked.</param>
/// <param name="ranks">Places among the same units; NaN = none. Read by classes of places only.</param>
/// <param name="references">The score of each unit's aggregate unit, in the same direction; NaN = none. Read by relative classes only.</param>
readonly ref struct GradeSample(ReadOnlySpan<double> scores, ReadOnlySpan<double> ranks, ReadOnlySpan<double> references)
{
    public ReadOnlySpan<double> Scores { get; } = scores;

    public ReadOnlySpan<double> Ranks { get; } = ranks;

    public ReadOnlySpan<double> References { get; } = references;
}
