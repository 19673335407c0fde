using Scoring.Auditing;
using Scoring.Data.Results;

namespace Scoring.Data.Runs;

/// <summary>Scheme and panel are read and evaluated, and the evaluation is audited.</summary>
public static class AuditRun
{
    /// <summary>Reads, evaluates and audits; writes nothing.</summary>
    /// <param name="request">Scheme and panel. Its years are not read: an audit's are its own.</param>
    /// <param name="options">Year and thresholds; null = the last year and the defaults.</param>
    /// <exception cref="ScoringException">The scheme, the panel or the roster cannot be worked with, or the year is not in the panel.</exception>
    public static (Audit Audit, RunOutcome Outcome) Execute(RunRequest request, AuditOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        var outcome = AnnualRun.Execute(request with { Years = [] });
        var audit = Auditor.Run(outcome.Evaluation, outcome.Raw!, options, request.Threads);
        request.Progress(FormattableString.Invariant($"audited {audit.Observations:N0} observations of {audit.Indicators.Count} indicators"));
        return (audit, outcome);
    }

    /// <summary>Writes the tables: <c>audit_NAME.parquet</c> each into a folder, or all into one file when the path ends in <c>.parquet</c>.</summary>
    /// <remarks>
    /// Files are written beside their places and moved there when all are complete; other files of the folder are left alone. The same audit gives the same bytes.
    /// </remarks>
    /// <exception cref="ScoringException">The folder holds a run, or cannot be written; nothing was replaced.</exception>
    public static IReadOnlyList<OutputFile> Save(Audit audit, string path)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return LooseTables.Save(LooseTables.IsFile(path) ? [AuditResultTables.AllOf(audit, Path.GetFileName(path))] : AuditResultTables.Of(audit), path);
    }

    /// <summary>Refuses a place that must not be written to, before any work is done.</summary>
    /// <exception cref="ScoringException">It is a run's folder, or a file where a folder should be, or the other way round.</exception>
    public static void CheckTarget(string path) => LooseTables.CheckTarget(path);
}
