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

    /// <summary>Writes the table and returns its number of rows.</summary>
    public static int Write(Stream stream, ResultTable table)
    {
        // Nothing here waits for anything but the disk, and the stream writes at once.
        WriteAsync(stream, table).GetAwaiter().GetResult();
        return table.Rows;
    }

    /// <summary>Checks that no table has two columns of one name.</summary>
    /// <exception cref="ScoringException">Every name that stands twice, table by table.</exception>
    public static void CheckNames(IReadOnlyList<ResultTable> tables)
    {
        var faults =
            from table in tables.OrderBy(table => table.Name, StringComparer.Ordinal)
            from name in table.Columns.GroupBy(column => column.Field.Name, StringComparer.Ordinal)
            where name.Count() > 1
            select new Finding { Kind = FindingKinds.ColumnNameTaken, File = table.Name, Variable = name.Key, Found = name.Key };
        if (faults.ToArray() is { Length: > 0 } found) throw new ScoringException(found);
    }

    static async Task WriteAsync(Stream stream, ResultTable table)
    {
        // The package's default level spends twenty times the time on the same size.
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Optimal };
        var schema = new ParquetSchema([.. table.Columns.Select(column => (Field)column.Field)]);
        foreach (var column in table.Columns) options.ColumnEncodingHints[column.Field.Path.ToString()] = column.Encoding;
        await using var writer = await ParquetWriter.CreateAsync(schema, stream, options).ConfigureAwait(false);
        var buffers = new ResultBuffers(Math.Min(table.Rows, RowsPerGroup));
        var from = 0;
        do
        {
            var count = Math.Min(RowsPerGroup, table.Rows - from);
            using var group = writer.CreateRowGroup();
            foreach (var column in table.Columns) await column.WriteAsync(group, buffers, from, count).ConfigureAwait(false);
            group.CompleteValidate();
            from += count;
        }
        while (from < table.Rows);
    }
}
