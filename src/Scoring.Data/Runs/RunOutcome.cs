using Scoring.Data.Bundles;
using Scoring.Evaluating;
using Scoring.Explaining;
using Scoring.Findings;
using Scoring.Panels;

namespace Scoring.Data.Runs;

/// <summary>What an annual run came to.</summary>
public sealed record RunOutcome
{
    /// <summary>The evaluation, restricted to the years asked for.</summary>
    public required Evaluation Evaluation { get; init; }

    /// <summary>The raw variables it was made from, all years; null where the outcome was not made by reading files.</summary>
    public Panel? Raw { get; init; }

    /// <summary>Contribution of each indicator to the index.</summary>
    public required Contributions Contributions { get; init; }

    /// <summary>Everything found: in the files, in the steps, and against the previous run.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The files read.</summary>
    public required IReadOnlyList<InputFile> Inputs { get; init; }

    /// <summary>What was written; null until the run is saved.</summary>
    public WrittenBundle? Bundle { get; init; }
}
