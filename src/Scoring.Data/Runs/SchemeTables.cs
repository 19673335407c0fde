using Scoring.Data.Tables;
using Scoring.Findings;
using Scoring.Schemes;

namespace Scoring.Data.Runs;

/// <summary>The tables that a scheme names beside its roster, such as experts' judgements: CSV or Parquet, read as text.</summary>
public static class SchemeTables
{
    /// <summary>The table of corrections, which is applied to the panel rather than read by a step.</summary>
    internal const string Corrections = "corrections";

    /// <summary>Reads every table of a scheme but its corrections.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="schemeFile">Its path: the tables' paths are relative to its folder.</param>
    /// <returns>The tables by name, and the files read.</returns>
    /// <exception cref="ScoringException">A table cannot be read; with every fault found.</exception>
    public static (IReadOnlyDictionary<string, ReferenceTable> Tables, IReadOnlyList<InputFile> Files) Read(Scheme scheme, string schemeFile)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        var tables = new SortedDictionary<string, ReferenceTable>(StringComparer.Ordinal);
        var files = new List<InputFile>();
        var faults = new List<Finding>();
        foreach (var (name, path) in scheme.TableFiles.Where(table => table.Key != Corrections).OrderBy(table => table.Key, StringComparer.Ordinal))
            try
            {
                (tables[name], var file) = Read(SchemeFile.Beside(schemeFile, path));
                files.Add(file);
            }
            catch (ScoringException refusal)
            {
                faults.AddRange(refusal.Faults);
            }
        return faults.Count > 0 ? throw new ScoringException(faults) : (tables, files);
    }

    internal static (ReferenceTable Table, InputFile File) Read(string path)
    {
        var faults = new List<Finding>();
        var found = SourceFiles.Find([path], faults);
        if (found.Count > 1) faults.Add(new Finding { Kind = FindingKinds.UnreadableFile, File = path, Found = "a folder", Expected = "a file" });
        if (faults.Count > 0) throw new ScoringException(faults);
        var table = TableFile.Open(found[0]);
        int[] read = [.. Enumerable.Range(0, table.Columns.Count).Where(c => table.Columns[c].Type != ColumnType.Other && table.Columns[c].Name.Length > 0)];
        var (parts, jobs) = table.Decode(read, []);
        Jobs.Run(jobs, 1);
        faults.AddRange(parts.SelectMany(part => part.Faults));
        if (faults.Count > 0) throw new ScoringException(faults);

        var rows = new List<IReadOnlyList<string>>();
        foreach (var part in parts)
            for (var row = 0; row < part.Rows; row++)
                rows.Add([.. part.Keys.Select(key => key.Ids[row] is >= 0 and var id ? key.Texts[id].Trim() : "")]);
        var (bytes, hash) = TableFile.Hash(found[0].FullPath);
        return (new ReferenceTable(found[0].Name, [.. read.Select(c => table.Columns[c].Name.Trim())], rows), new InputFile(found[0].Name, bytes, hash));
    }
}
