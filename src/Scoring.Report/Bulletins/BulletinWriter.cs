using System.Security.Cryptography;
using System.Text;
using Scoring.Data.Bundles;
using Scoring.Data.Results;
using Scoring.Report.Rendering;
using Scoring.Report.Writing;

namespace Scoring.Report.Bulletins;

/// <summary>Writes a bulletin: a short page of completion, pace and change from the year before.</summary>
public static class BulletinWriter
{
    /// <summary>Writes one file that needs nothing beside it, no script included: beside its place first, put there when it is complete. An earlier file is replaced.</summary>
    /// <param name="run">A run whose scheme scores the completion of targets.</param>
    /// <param name="path">The file, ending in <c>.html</c>.</param>
    /// <param name="options">Year, month, lights, language; null = the last year with ranks, the month of the scheme, Chinese.</param>
    /// <returns>The file with its size and SHA-256; rows count the units. The same run and options give the same bytes.</returns>
    /// <exception cref="ScoringException">The run has no indicator with a target in its first normalisation, lacks the year, or its targets stand in a table that was not given; or the file cannot be written. Nothing was replaced.</exception>
    public static OutputFile Write(RunBundle run, string path, BulletinOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        ReportWriter.CheckTarget(path);
        var figures = BulletinFigures.Of(run, options ?? new BulletinOptions());
        var partial = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetFileName(path)}.partial-{RandomNumberGenerator.GetHexString(12, lowercase: true)}");
        try
        {
            OutputFile file;
            using (var stream = new HashingStream(partial))
            {
                using (var renderer = new PageRenderer())
                using (var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" })
                    renderer.Render<BulletinPage>(text, (nameof(BulletinPage.Figures), figures));
                file = stream.Complete(Path.GetFileName(path), figures.Units.Count);
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
            // It has a name that nobody takes for a bulletin.
        }
    }
}
