using Scoring.Evaluating;
using Scoring.Findings;

namespace Scoring.Data.Runs;

/// <summary>What an annual run came to, before and after it is saved.</summary>
public sealed record RunOutcome
{
    /// <summary>The evaluation, restricted to the years asked for.</summary>
    public required Evaluation Evaluation { get; init; }

    /// <summary>Contribution of each indicator to the index: by indicator, then year, then unit; NaN = none.</summary>
    public required double[][][] Contributions { get; init; }

    /// <summary>Everything found: in the files, then in the steps.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The files read.</summary>
    public required IReadOnlyList<InputFile> Inputs { get; init; }
}
