using Scoring.Data.Bundles;
using Scoring.Findings;

namespace Scoring.Data.Runs;

/// <summary>What an analysis of robustness came to.</summary>
/// <param name="Result">The draws counted.</param>
/// <param name="Findings">Everything found in the files, by the scheme's steps and about variants.</param>
/// <param name="Wanted">Number of draws asked for, those of the whole analysis for a shard too.</param>
/// <param name="IsStopped">Whether it was stopped before it was done.</param>
/// <param name="IsSettled">Whether the ranks settled before all draws were made.</param>
public sealed record RobustnessOutcome(RobustnessResult Result, IReadOnlyList<Finding> Findings, long Wanted, bool IsStopped, bool IsSettled);
