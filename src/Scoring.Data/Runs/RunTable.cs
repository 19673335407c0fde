using Scoring.Data.Bundles;
using Scoring.Findings;
using Scoring.Schemes;

namespace Scoring.Data.Runs;

/// <summary>A table that a run was made with and does not keep, read again from its file.</summary>
public static class RunTable
{
    /// <summary>Reads the table.</summary>
    /// <param name="bundle">The run.</param>
    /// <param name="path">The file: CSV or Parquet.</param>
    /// <exception cref="ScoringException">It cannot be read, or is not, to the byte, one of the files that the run was made with.</exception>
    public static ReferenceTable Read(RunBundle bundle, string path)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var (table, file) = SchemeTables.Read(path);
        if (bundle.Manifest.Inputs.Any(input => input.Sha256 == file.Sha256)) return table;
        throw new ScoringException(new Finding
        {
            Kind = FindingKinds.BadArgument,
            File = path,
            Found = $"--targets {path}: SHA-256 {file.Sha256}",
            Expected = string.Join(", ", bundle.Manifest.Inputs.Select(input => $"{input.Name} {input.Sha256[..12]}…")),
        });
    }
}
