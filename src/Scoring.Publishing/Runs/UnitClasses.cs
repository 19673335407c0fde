using Scoring.Data.Bundles;
using Scoring.Data.Results;

namespace Scoring.Publishing.Runs;

/// <summary>The classes of a run that grades its units.</summary>
static class UnitClasses
{
    const string Table = "classes.parquet";

    /// <summary>The class by row of the run, or null when it has none.</summary>
    public static string?[]? Of(RunBundle bundle, int rows) =>
        bundle.Manifest.Outputs.Any(output => output.Name == Table)
            ? ResultReader.Decode(bundle.Directory, Table, bundle[Table], source =>
                source.Rows == rows ? source.Texts("class") : throw new FormatException($"{source.Rows} rows, not {rows}"))
            : null;
}
