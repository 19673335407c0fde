using Scoring.Data.Results;
using Scoring.Experiments.Exact;
using Scoring.Findings;

namespace Scoring.Data.Runs;

/// <summary>Scheme and panel are read and evaluated, and it is worked out which weight tips which unit.</summary>
public static class ThresholdRun
{
    /// <summary>Reads, evaluates and works out the thresholds; writes nothing.</summary>
    /// <param name="request">Scheme and panel. Its years are not used: all are evaluated.</param>
    /// <param name="year">Calendar year; null = the last in which a unit is ranked.</param>
    /// <exception cref="ScoringException">The scheme, the panel or the roster cannot be worked with, or the year is not in the panel.</exception>
    public static (WeightThresholds Thresholds, RunOutcome Outcome) Execute(RunRequest request, int? year = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        var outcome = AnnualRun.Execute(request with { Years = [] });
        var years = outcome.Evaluation.Years;
        var at = years.ToList().IndexOf(year ?? outcome.Evaluation.LatestYear);
        if (at < 0) throw new ScoringException(new Finding { Kind = FindingKinds.YearNotInPanel, Found = $"--year {year}", Expected = string.Join(", ", years) });
        return (WeightThresholds.Of(outcome.Evaluation, at, request.Threads), outcome);
    }

    /// <summary>Writes the stability intervals: <c>thresholds.parquet</c> in a folder, or one file when the path ends in <c>.parquet</c>.</summary>
    /// <exception cref="ScoringException">The folder holds a run, or cannot be written; nothing was replaced.</exception>
    public static IReadOnlyList<OutputFile> Save(WeightThresholds thresholds, string path)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return LooseTables.Save([ThresholdTable.Of(thresholds, LooseTables.IsFile(path) ? Path.GetFileName(path) : ThresholdTable.Name)], path);
    }

    /// <summary>Refuses a place that must not be written to, before any work is done.</summary>
    /// <exception cref="ScoringException">It is a run's folder, or a file where a folder should be, or the other way round.</exception>
    public static void CheckTarget(string path) => LooseTables.CheckTarget(path);
}
