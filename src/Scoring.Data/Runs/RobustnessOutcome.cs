using Scoring.Data.Bundles;
using Scoring.Experiments.Robustness;
using Scoring.Findings;

namespace Scoring.Data.Runs;

/// <summary>What an analysis of robustness came to.</summary>
/// <param name="Result">The draws counted.</param>
/// <param name="Findings">Everything found in the files, by the scheme's steps and about variants.</param>
/// <param name="Wanted">Number of draws asked for, those of the whole analysis for a shard too.</param>
/// <param name="IsStopped">Whether it was stopped before it was done.</param>
/// <param name="Settlement">How well ranks are known; null when that was not asked for, or the analysis was stopped.</param>
/// <param name="Draws">What made the draws.</param>
public sealed record RobustnessOutcome(RobustnessResult Result, IReadOnlyList<Finding> Findings, long Wanted, bool IsStopped, RankSettlement? Settlement, RobustnessDraws Draws)
{
    /// <summary>Whether the ranks settled.</summary>
    public bool IsSettled => Settlement is { IsSettled: true };
}

/// <summary>How well ranks are known, beside what was asked for.</summary>
/// <param name="Rule">What was asked for.</param>
/// <param name="IsSettled">Whether it is met.</param>
/// <param name="HalfWidth">Half the width of the widest of the simultaneous intervals of mean ranks, in places.</param>
/// <param name="DrawsNeeded">About how many draws would settle the ranks, those made included; at least those made.</param>
public sealed record RankSettlement(SettledRule Rule, bool IsSettled, double HalfWidth, double DrawsNeeded);
