using System.Security.Cryptography;
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
    public static OutputFile Write(string path, Action<WorkbookPackage> sheets, bool isRecalculated = false)
    {
        var partial = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetFileName(path)}.partial-{RandomNumberGenerator.GetHexString(12, lowercase: true)}");
        try
        {
            OutputFile file;
            using (var stream = new HashingStream(partial))
            {
                long rows;
                using (var package = new WorkbookPackage(stream) { IsRecalculated = isRecalculated })
                {
                    sheets(package);
                    package.Complete();
                    rows = package.Rows;
                }
                file = stream.Complete(Path.GetFileName(path), rows);
            }
            File.Move(partial, path, overwrite: true);
            return file;
        }
        catch (Exception refusal) when (AtomicFolder.IsRefusal(refusal))
        {
            throw AtomicFolder.Unwritable(path, refusal);
        }
        finally
        {
            Remove(partial);
        }
    }

    static void Remove(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception refusal) when (AtomicFolder.IsRefusal(refusal))
        {
            // It has a name that nobody takes for a workbook.
        }
    }
}
