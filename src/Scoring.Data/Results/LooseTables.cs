using Scoring.Data.Bundles;
using Scoring.Findings;

namespace Scoring.Data.Results;

/// <summary>Tables that belong to no run, written into a folder or to one file.</summary>
static class LooseTables
{
    /// <summary>Writes tables into a folder: all of them complete, or none.</summary>
    /// <remarks>Files are written beside their places and moved there when all are complete; other files of the folder are left alone.</remarks>
    /// <exception cref="ScoringException">The folder holds a run, or cannot be written; nothing was replaced.</exception>
    public static IReadOnlyList<OutputFile> Save(IReadOnlyList<ResultTable> tables, string path)
    {
        var folder = FolderOf(path);
        CheckTarget(path);
        ResultWriter.CheckNames(tables);
        var written = new List<(string Partial, OutputFile File)>();
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var table in tables)
            {
                var partial = AtomicFile.PartialOf(Path.Combine(folder, table.Name));
                using var stream = new HashingStream(partial);
                written.Add((partial, new OutputFile(table.Name, 0, "", 0)));
                var rows = ResultWriter.Write(stream, table);
                written[^1] = (partial, stream.Complete(table.Name, rows));
            }
            foreach (var (partial, file) in written) File.Move(partial, Path.Combine(folder, file.Name), overwrite: true);
            return [.. written.Select(each => each.File)];
        }
        catch (Exception refusal) when (AtomicFolder.IsRefusal(refusal))
        {
            throw AtomicFolder.Unwritable(path, refusal);
        }
        finally
        {
            foreach (var (partial, _) in written) AtomicFile.Discard(partial);
        }
    }

    /// <summary>True for a path that names one file rather than a folder.</summary>
    public static bool IsFile(string path) => path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);

    /// <summary>Refuses a place that must not be written to, before any work is done.</summary>
    /// <exception cref="ScoringException">It is a run's folder, or a file where a folder should be, or the other way round.</exception>
    public static void CheckTarget(string path)
    {
        var isFile = IsFile(path);
        // A run is replaced as a whole folder and refuses files that are not its own.
        if (RunFolder.IsOf(FolderOf(path), null)) throw Refused(FindingKinds.BadArgument, path, $"--out {path}", "a folder that does not hold a run");
        if (isFile ? Directory.Exists(path) : File.Exists(path)) throw Refused(FindingKinds.OutUnwritable, path, path, isFile ? "a file" : "a folder");
    }

    static string FolderOf(string path) => IsFile(path) ? Path.GetDirectoryName(Path.GetFullPath(path))! : path;

    static ScoringException Refused(FindingKind kind, string path, string found, string expected) =>
        new(new Finding { Kind = kind, File = path, Found = found, Expected = expected });
}
