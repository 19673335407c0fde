using Scoring.Data.Bundles;
using Scoring.Data.Results;

namespace Scoring.Publishing.Workbooks;

/// <summary>Puts a workbook in its place when it is complete; an earlier file is replaced.</summary>
static class WorkbookFile
{
    /// <summary>Writes beside the place first.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sheets">Writes the sheets.</param>
    /// <param name="isRecalculated">Whether formulas are worked out when the file is opened.</param>
    /// <returns>The file with its size, SHA-256 and number of rows.</returns>
    /// <exception cref="ScoringException">It cannot be written; nothing was replaced.</exception>
    public static OutputFile Write(string path, Action<WorkbookPackage> sheets, bool isRecalculated = false) => AtomicFile.Write(path, stream =>
    {
        using var package = new WorkbookPackage(stream) { IsRecalculated = isRecalculated };
        sheets(package);
        package.Complete();
        return package.Rows;
    });
}
