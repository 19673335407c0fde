using System.Security.Cryptography;
using Scoring.Data.Bundles;
using Scoring.Findings;

namespace Scoring.Data.Results;

/// <summary>Tables written into a folder beside other files: each beside its place, all moved there when the last is complete.</summary>
static class LooseTables
{
    /// <summary>Writes the tables.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="named">What the user named, for messages.</param>
    public static IReadOnlyList<OutputFile> Save(IReadOnlyList<ResultTable> tables, string folder, string named)
    {
        ResultWriter.CheckNames(tables);
        var written = new List<(string Partial, OutputFile File)>();
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var table in tables)
            {
                var partial = Path.Combine(folder, $".{table.Name}.partial-{RandomNumberGenerator.GetHexString(12, lowercase: true)}");
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
            throw AtomicFolder.Unwritable(named, refusal);
        }
        finally
        {
            foreach (var (partial, _) in written) Remove(partial);
        }
    }

    /// <summary>Refuses a folder that is a file, or holds a run: a run is replaced as a whole folder and refuses files that are not its own.</summary>
    public static void CheckFolder(string folder)
    {
        if (RunFolder.IsOf(folder, null)) throw new ScoringException(new Finding { Kind = FindingKinds.BadArgument, File = folder, Found = $"--out {folder}", Expected = "a folder that does not hold a run" });
        if (File.Exists(folder)) throw new ScoringException(new Finding { Kind = FindingKinds.OutUnwritable, File = folder, Found = folder, Expected = "a folder" });
    }

    static void Remove(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception refusal) when (AtomicFolder.IsRefusal(refusal))
        {
            // It has a name that nobody takes for a table.
        }
    }
}
