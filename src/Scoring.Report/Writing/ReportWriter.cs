using System.Text;
using Microsoft.AspNetCore.Components;
using Scoring.Data.Bundles;
using Scoring.Data.Results;
using Scoring.Data.Tables;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Report.Rendering;
using Scoring.Report.Sections;

namespace Scoring.Report.Writing;

/// <summary>Writes a run as pages for browsers.</summary>
public static class ReportWriter
{
    /// <summary>Units rendered by one renderer, which keeps what it rendered until it is disposed.</summary>
    const int Batch = 96;

    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes one file that needs nothing beside it: beside its place first, put there when it is complete. An earlier file is replaced.</summary>
    /// <param name="run">The run.</param>
    /// <param name="path">The file, ending in <c>.html</c>.</param>
    /// <param name="options">Year, language and what else is shown; null = the last year with ranks, Chinese.</param>
    /// <returns>The file with its size and SHA-256; rows count the units. The same run and options give the same bytes.</returns>
    /// <remarks>Numbers are shown rounded; the year's numbers to the last bit stand in the script element <c>exact</c>.</remarks>
    /// <exception cref="ScoringException">The run lacks the year or a table, draws or areas do not belong to it, or the file cannot be written; nothing was replaced.</exception>
    public static OutputFile Write(RunBundle run, string path, ReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        CheckTarget(path);
        options ??= new ReportOptions();
        var content = ReportContents.Of(run, options, hasPages: false);
        content.UnitBodies = Bodies(content, options.Threads);
        return AtomicFile.Write(path, stream =>
        {
            using var renderer = new PageRenderer();
            renderer.Render<ReportPage>(stream, (nameof(ReportPage.Content), content));
            return content.Order.Count;
        });
    }

    /// <summary>Writes a folder with a first page, a page for every unit, and the style and script they share. An earlier folder of pages is replaced in one step.</summary>
    /// <param name="run">The run.</param>
    /// <param name="directory">The folder.</param>
    /// <param name="options">Year, language and what else is shown; null = the last year with ranks, Chinese.</param>
    /// <returns>The files, by name. The same run and options give the same bytes.</returns>
    /// <exception cref="ScoringException">The run lacks the year or a table, draws or areas do not belong to it, the folder holds something else or cannot be written; nothing was replaced.</exception>
    public static IReadOnlyList<OutputFile> WritePages(RunBundle run, string directory, ReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        CheckFolder(directory);
        options ??= new ReportOptions();
        var content = ReportContents.Of(run, options, hasPages: true);
        using var folder = PageFolder.Create(directory);
        Prepare(content);
        Jobs.Run([.. content.Order.Chunk(Batch).Select(batch => (Action)(() => AddUnits(folder, content, batch)))], options.Threads ?? Environment.ProcessorCount);
        using (var renderer = new PageRenderer()) folder.Add("index.html", Utf8.GetBytes(renderer.Render<ReportPage>((nameof(ReportPage.Content), content))));
        folder.Add(PageAssets.StyleFile, Utf8.GetBytes(PageAssets.Styles));
        folder.Add(PageAssets.ScriptFile, Utf8.GetBytes(PageAssets.Script));
        return folder.Commit(run.Manifest, content.CalendarYear);
    }

    static void AddUnits(PageFolder folder, ReportContent content, int[] rows)
    {
        using var renderer = new PageRenderer();
        foreach (var unit in rows.Select(row => content.Run.RowUnits[row]))
            folder.Add(content.UnitFile(unit), Utf8.GetBytes(renderer.Render<UnitDocument>((nameof(UnitDocument.Content), content), (nameof(UnitDocument.Unit), unit))));
    }

    /// <summary>Refuses a place that must not be written to, before any work is done.</summary>
    /// <exception cref="ScoringException">The name does not end in <c>.html</c>, there is a folder of that name, or it would lie inside a run.</exception>
    public static void CheckTarget(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!path.EndsWith(".html", StringComparison.OrdinalIgnoreCase)) throw Refused(FindingKinds.BadArgument, path, $"--out {path}", "FILE.html");
        if (Directory.Exists(path)) throw Refused(FindingKinds.OutUnwritable, path, path, "a file");
        // A run is replaced as a whole folder and refuses files that are not its own.
        if (RunFolder.IsOf(Path.GetDirectoryName(Path.GetFullPath(path))!, null)) throw Refused(FindingKinds.BadArgument, path, $"--out {path}", "a folder that does not hold a run");
    }

    /// <summary>Refuses a folder that must not be replaced, before any work is done.</summary>
    /// <exception cref="ScoringException">The folder holds something other than earlier pages.</exception>
    public static void CheckFolder(string directory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        PageFolder.Check(directory);
    }

    /// <summary>The pages of all units as markup, by unit.</summary>
    static MarkupString[] Bodies(ReportContent content, int? threads)
    {
        Prepare(content);
        var bodies = new MarkupString[content.Run.Roster.Count];
        Parallelism.For(content.Order.Count, threads ?? Environment.ProcessorCount, position =>
        {
            var unit = content.Run.RowUnits[content.Order[position]];
            bodies[unit] = content.Pages.Page(unit);
        });
        return bodies;
    }

    /// <summary>Works out what all units share, so that threads only read it.</summary>
    static void Prepare(ReportContent content)
    {
        _ = (content.Moves, content.Order, content.Ranked, content.Columns, content.Pages, content.RankIntervals, content.Run.RankedYears, content.Decimals);
        if (content.Order.Count > 0) _ = (content.Contributions(content.Order[0]), content.PositionOf(content.Order[0]));
    }

    static ScoringException Refused(FindingKind kind, string path, string found, string expected) =>
        new(new Finding { Kind = kind, File = path, Found = found, Expected = expected });
}
