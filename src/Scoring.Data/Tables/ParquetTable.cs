using System.Globalization;
using Parquet;
using Parquet.Schema;
using Scoring.Findings;

namespace Scoring.Data.Tables;

/// <summary>A Parquet file. Every column of every row group is a job of its own, so that two threads share even a single group.</summary>
sealed class ParquetTable : ITable
{
    readonly string path;
    readonly DataField[] fields;
    readonly int[] groupRows;
    readonly Stack<(Stream Stream, ParquetReader Reader)> idle = [];
    int waiting;

    ParquetTable(string name, string path, DataField[] fields, int[] groupRows)
    {
        Name = name;
        this.path = path;
        this.fields = fields;
        this.groupRows = groupRows;
        Columns = [.. fields.Select(field => new TableColumn(Label(field), Type(field), TypeName(field)))];
    }

    public string Name { get; }

    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>Reads the footer.</summary>
    /// <exception cref="ScoringException">Not Parquet, or cut short.</exception>
    public static ParquetTable Open(string name, string path)
    {
        try
        {
            using var stream = OpenStream(path);
            var reader = OpenReader(stream);
            var rows = new int[reader.RowGroupCount];
            for (var group = 0; group < rows.Length; group++) rows[group] = checked((int)reader.RowGroups[group].RowCount);
            return new ParquetTable(name, path, reader.Schema.GetDataFields(), rows);
        }
        catch (Exception failure) when (failure is not (OutOfMemoryException or UnauthorizedAccessException or FileNotFoundException))
        {
            throw new ScoringException(new Finding
            {
                Kind = FindingKinds.NotParquet,
                File = name,
                Found = Shown.Reason(failure),
                Expected = "PAR1 … PAR1",
            });
        }
    }

    public (IReadOnlyList<TablePart> Parts, IReadOnlyList<Action> Jobs) Decode(IReadOnlyList<int> keys, IReadOnlyList<int> values)
    {
        var parts = new List<TablePart>();
        var jobs = new List<Action>();
        var first = 0L;
        for (var g = 0; g < groupRows.Length; g++)
        {
            var group = g;
            var part = new TablePart(first, groupRows[g], keys.Count, values.Count);
            parts.Add(part);
            for (var k = 0; k < keys.Count; k++)
            {
                var key = k;
                jobs.Add(() => Guard(part, group, keys[key], (reader, field) => part.Keys[key] = ParquetKeys.Read(reader, field, part.Rows)));
            }
            for (var v = 0; v < values.Count; v++)
            {
                var value = v;
                jobs.Add(() => Guard(part, group, values[value],
                    (reader, field) => part.Values[value] = ParquetValues.Read(reader, field, part.Rows)));
            }
            first += groupRows[g];
        }
        waiting = jobs.Count;
        return (parts, jobs);
    }

    void Guard(TablePart part, int group, int column, Action<ParquetRowGroupReader, DataField> read)
    {
        var (stream, reader) = Lend();
        try
        {
            stream ??= OpenStream(path);
            reader ??= OpenReader(stream);
            // A reader decodes only through the fields of its own schema.
            read(reader.RowGroups[group], reader.Schema.GetDataFields()[column]);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            var fault = new Finding
            {
                Kind = FindingKinds.UnreadableFile,
                File = Name,
                Found = string.Create(CultureInfo.InvariantCulture, $"{Columns[column].Name}, row group {group + 1}: {Shown.Reason(failure)}"),
            };
            lock (part.Faults) part.Faults.Add(fault);
        }
        finally
        {
            Return(stream, reader);
        }
    }

    // Reading the footer costs more than a small column does: readers are kept until the file's last job, one per thread at most.
    (Stream?, ParquetReader?) Lend()
    {
        lock (idle) return idle.TryPop(out var kept) ? kept : (null, null);
    }

    void Return(Stream? stream, ParquetReader? reader)
    {
        lock (idle)
        {
            if (stream is not null && reader is not null) idle.Push((stream, reader));
            else stream?.Dispose();
            if (--waiting > 0) return;
            while (idle.TryPop(out var kept)) kept.Stream.Dispose();
        }
    }

    static FileStream OpenStream(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);

    // A file stream opened for synchronous use completes every call at once; nothing waits here.
    static ParquetReader OpenReader(Stream stream) => ParquetReader.CreateAsync(stream, null, leaveStreamOpen: true).GetAwaiter().GetResult();

    static string Label(DataField field) => string.Join('.', field.Path.ToList());

    static ColumnType Type(DataField field)
    {
        if (field.IsArray || field.MaxRepetitionLevel > 0 || field.MaxDefinitionLevel > 1 || field is TimeDataField) return ColumnType.Other;
        if (field.ClrType == typeof(ReadOnlyMemory<char>)) return ColumnType.Text;
        if (field.ClrType == typeof(DateTime) || field.ClrType == typeof(DateOnly)) return ColumnType.Date;
        return ParquetValues.Reads(field.ClrType) ? ColumnType.Number : ColumnType.Other;
    }

    static string TypeName(DataField field) =>
        (field.ClrType == typeof(ReadOnlyMemory<char>) ? "string" : field.ClrType.Name) + (field.IsArray ? "[]" : "");
}
