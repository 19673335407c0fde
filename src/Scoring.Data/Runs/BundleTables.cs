using Scoring.Findings;
using Scoring.Schemes;

namespace Scoring.Data.Runs;

/// <summary>The tables that the scheme of a bundle names: a bundle holds what they gave, not the tables.</summary>
static class BundleTables
{
    /// <summary>Reads them from a folder that stands for that of the scheme.</summary>
    /// <param name="scheme">The scheme, from the manifest.</param>
    /// <param name="directory">The run's folder, for messages.</param>
    /// <param name="folder">The folder; null = none was named.</param>
    /// <exception cref="ScoringException">A table cannot be read, or there are tables and no folder was named.</exception>
    public static (IReadOnlyDictionary<string, ReferenceTable> Tables, IReadOnlyList<InputFile> Files) Read(Scheme scheme, string directory, string? folder)
    {
        var needed = scheme.TableFiles.Where(table => table.Key != SchemeTables.Corrections).Select(table => table.Value).Order(StringComparer.Ordinal).ToList();
        if (needed.Count > 0 && folder is null)
            throw new ScoringException(new Finding { Kind = FindingKinds.TablesNotNamed, File = directory, Found = string.Join(", ", needed), Expected = "--tables DIR" });
        return SchemeTables.Read(scheme, Scheme(folder));
    }

    /// <summary>A path in the folder: what the scheme names is read beside it.</summary>
    public static string Scheme(string? folder) => Path.Combine(folder ?? "", "scheme.json");
}
