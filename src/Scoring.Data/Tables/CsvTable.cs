using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Scoring.Findings;

namespace Scoring.Data.Tables;

/// <summary>A delimited text file in UTF-8. Every column is text; the header is the first row.</summary>
sealed class CsvTable : ITable
{
    const int MostFaults = 100;

    readonly string path;
    readonly byte delimiter;

    CsvTable(string name, string path, byte delimiter, IReadOnlyList<TableColumn> columns)
    {
        Name = name;
        this.path = path;
        this.delimiter = delimiter;
        Columns = columns;
    }

    public string Name { get; }

    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>Reads the header. The delimiter is the comma, semicolon or tab that the header has most of outside quotes.</summary>
    /// <exception cref="ScoringException">No header, or not UTF-8.</exception>
    public static CsvTable Open(string name, string path)
    {
        using var stream = OpenStream(path);
        var head = new byte[1 << 16];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        RefuseOtherFormats(name, head.AsSpan(0, read));
        var delimiter = Delimiter(head.AsSpan(0, read));
        stream.Position = 0;
        var reader = new CsvReader(stream, delimiter);
        if (!reader.Read())
            throw new ScoringException(new Finding { Kind = FindingKinds.EmptyPanel, File = name, Found = "0 bytes of text", Expected = "a header row" });
        var columns = new TableColumn[reader.FieldCount];
        for (var c = 0; c < columns.Length; c++)
        {
            var field = reader.Field(c);
            if (!Utf8.IsValid(field)) throw new ScoringException(NotUtf8(name, null, $"header, column {c + 1}"));
            columns[c] = new TableColumn(Encoding.UTF8.GetString(field), ColumnType.Text, "text");
        }
        return new CsvTable(name, path, delimiter, columns);
    }

    public (IReadOnlyList<TablePart> Parts, IReadOnlyList<Action> Jobs) Decode(IReadOnlyList<int> keys, IReadOnlyList<int> values)
    {
        var part = new TablePart(0, 0, keys.Count, values.Count);
        return ([part], [() => Read(part, keys, values)]);
    }

    void Read(TablePart part, IReadOnlyList<int> keys, IReadOnlyList<int> values)
    {
        var keyColumns = keys.Select(_ => new KeyColumnBuilder(0)).ToArray();
        var valueColumns = values.Select(_ => new ValueColumnBuilder(0)).ToArray();
        using var stream = OpenStream(path);
        var reader = new CsvReader(stream, delimiter);
        reader.Read();
        var row = 0;
        while (reader.Read())
        {
            row++;
            var whole = Whole(reader, row, part);
            for (var k = 0; k < keyColumns.Length; k++)
            {
                var field = whole ? reader.Field(keys[k]) : default;
                if (!whole) keyColumns[k].AddNull();
                else if (!keyColumns[k].Add(field)) Report(part, NotUtf8(Name, row, Columns[keys[k]].Name));
            }
            for (var v = 0; v < valueColumns.Length; v++)
            {
                if (!whole) valueColumns[v].AddNull();
                else if (!valueColumns[v].Add(reader.Field(values[v]))) Report(part, NotUtf8(Name, row, Columns[values[v]].Name));
            }
        }
        part.Rows = row;
        for (var k = 0; k < keyColumns.Length; k++) part.Keys[k] = keyColumns[k].Build();
        for (var v = 0; v < valueColumns.Length; v++) part.Values[v] = valueColumns[v].Build();
    }

    bool Whole(CsvReader reader, int row, TablePart part)
    {
        if (reader.Malformed is null && reader.FieldCount == Columns.Count) return true;
        Report(part, new Finding
        {
            Kind = FindingKinds.MalformedCsv,
            File = Name,
            Row = row,
            Found = reader.Malformed ?? string.Create(CultureInfo.InvariantCulture, $"{reader.FieldCount} fields"),
            Expected = reader.Malformed is null ? string.Create(CultureInfo.InvariantCulture, $"{Columns.Count} fields") : null,
        });
        return false;
    }

    static void Report(TablePart part, Finding fault)
    {
        if (part.Faults.Count < MostFaults) part.Faults.Add(fault);
    }

    static Finding NotUtf8(string name, long? row, string where) =>
        new() { Kind = FindingKinds.NotUtf8, File = name, Row = row, Found = Shown.Text(where), Expected = "UTF-8" };

    static void RefuseOtherFormats(string name, ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            throw new ScoringException(NotUtf8(name, null, "UTF-16"));
        var format = head.StartsWith("PK\u0003\u0004"u8) ? "a workbook or zip archive"
            : head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? "a gzip archive"
            : head.Contains((byte)0) ? "binary data" : null;
        if (format is not null)
            throw new ScoringException(new Finding { Kind = FindingKinds.UnreadableFile, File = name, Found = format, Expected = "Parquet, CSV (XLSX: scoring intake)" });
    }

    static byte Delimiter(ReadOnlySpan<byte> head)
    {
        Span<int> counts = stackalloc int[3];
        var quoted = false;
        foreach (var letter in head)
        {
            if (letter == '"') quoted = !quoted;
            if (quoted) continue;
            if (letter is (byte)'\n' or (byte)'\r') break;
            if (letter == ',') counts[0]++;
            else if (letter == ';') counts[1]++;
            else if (letter == '\t') counts[2]++;
        }
        return counts[2] > counts[0] && counts[2] > counts[1] ? (byte)'\t' : counts[1] > counts[0] ? (byte)';' : (byte)',';
    }

    static FileStream OpenStream(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
}
