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
        return AtomicFile.Write(path, stream =>
        {
            using var renderer = new PageRenderer();
            renderer.Render<BulletinPage>(stream, (nameof(BulletinPage.Figures), figures));
            return figures.Units.Count;
        });
    }
}
