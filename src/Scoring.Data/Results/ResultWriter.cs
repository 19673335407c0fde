using System.IO.Compression;
using Parquet;
using Parquet.Schema;
using Scoring.Findings;

namespace Scoring.Data.Results;

/// <summary>Writes a result table as Parquet: the same rows give the same bytes.</summary>
static class ResultWriter
{
    /// <summary>Rows per row group, fixed because it is part of the bytes.</summary>
    public const int RowsPerGroup = 122_880;

    /// <summary>Writes the table.</summary>
    /// <exception cref="ScoringException">Two columns have one name.</exception>
    public static async Task WriteAsync(Stream stream, string table, int rows, IReadOnlyList<ResultColumn> columns)
    {
        CheckNames(table, columns);
        // The package's default level spends twenty times the time on the same size.
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Optimal };
        var schema = new ParquetSchema([.. columns.Select(column => (Field)column.Field)]);
        foreach (var column in columns)
            options.ColumnEncodingHints[column.Field.Path.ToString()] = column.Encoding;
        await using var writer = await ParquetWriter.CreateAsync(schema, stream, options).ConfigureAwait(false);
        var buffers = new ResultBuffers(Math.Min(rows, RowsPerGroup));
        var from = 0;
        do
        {
            var count = Math.Min(RowsPerGroup, rows - from);
            using var group = writer.CreateRowGroup();
            foreach (var column in columns)
                await column.WriteAsync(group, buffers, from, count).ConfigureAwait(false);
            group.CompleteValidate();
            from += count;
        }
        while (from < rows);
    }

    static void CheckNames(string table, IReadOnlyList<ResultColumn> columns)
    {
        var twice = columns.GroupBy(column => column.Field.Name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key);
        Finding[] faults = [.. twice.Select(name => new Finding { Kind = FindingKinds.ColumnNameTaken, File = table, Variable = name, Found = name })];
        if (faults.Length > 0) throw new ScoringException(faults);
    }
}
