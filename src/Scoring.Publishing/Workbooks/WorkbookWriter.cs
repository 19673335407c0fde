using Scoring.Data.Bundles;
using Scoring.Data.Results;
using Scoring.Findings;

namespace Scoring.Publishing.Workbooks;

/// <summary>Writes a run as a workbook for spreadsheets (XLSX).</summary>
public static class WorkbookWriter
{
    /// <summary>Writes the workbook beside its place and puts it there when it is complete. An earlier file is replaced.</summary>
    /// <param name="run">The run.</param>
    /// <param name="path">The file, ending in <c>.xlsx</c>.</param>
    /// <param name="options">Year and language; null = the last year with ranks, Chinese.</param>
    /// <returns>The file with its size, SHA-256 and number of rows on all sheets, headers included. The same run and options give the same bytes.</returns>
    /// <remarks>Missing values are empty cells. Scores, ranks and values are those of the run to the last bit.</remarks>
    /// <exception cref="ScoringException">The run lacks the year or a table, the file's name does not end in <c>.xlsx</c>, or it cannot be written; nothing was replaced.</exception>
    public static OutputFile Write(RunBundle run, string path, WorkbookOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        CheckTarget(path);
        options ??= new WorkbookOptions();
        var published = PublishedRun.Of(run);
        var book = new WorkbookContent(published, published.ChooseYear(options.Year), options.Language);
        return WorkbookFile.Write(path, book.Write);
    }

    /// <summary>Refuses a place that must not be written to, before any work is done.</summary>
    /// <exception cref="ScoringException">The name does not end in <c>.xlsx</c>, there is a folder of that name, or it would lie inside a run.</exception>
    public static void CheckTarget(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)) throw Refused(FindingKinds.BadArgument, path, $"--out {path}", "FILE.xlsx");
        if (Directory.Exists(path)) throw Refused(FindingKinds.OutUnwritable, path, path, "a file");
        // A run is replaced as a whole folder and refuses files that are not its own.
        if (RunFolder.IsRun(Path.GetDirectoryName(Path.GetFullPath(path))!)) throw Refused(FindingKinds.BadArgument, path, $"--out {path}", "a folder that does not hold a run");
    }

    static ScoringException Refused(FindingKind kind, string path, string found, string expected) =>
        new(new Finding { Kind = kind, File = path, Found = found, Expected = expected });
}
