using Scoring.Data.Bundles;
using Scoring.Experiments;
using Scoring.Findings;

namespace Scoring.Data.Runs;

/// <summary>What a comparison came to.</summary>
public sealed record CompareOutcome
{
    /// <summary>The scheme and its variants, evaluated.</summary>
    public required Comparison Comparison { get; init; }

    /// <summary>Everything found: in the files, by the scheme's steps, and about variants.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The files read.</summary>
    public required IReadOnlyList<InputFile> Inputs { get; init; }

    /// <summary>What was written; null until it is saved.</summary>
    public WrittenBundle? Bundle { get; init; }
}
