using System.Globalization;
using System.IO.Compression;
using System.Text;
using DuckDB.NET.Data;
using Parquet;
using Parquet.Schema;
using Scoring.Data.Panels;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Data.Tests.Panels;

/// <summary>A folder of its own for one test's files.</summary>
public sealed class TestFolder : IDisposable
{
    static readonly ParquetOptions Options = new() { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Optimal };

    public string Root { get; } = Directory.CreateTempSubdirectory("scoring-").FullName;

    public string Path(string name) => System.IO.Path.Combine(Root, name);

    public string Text(string name, string content) => Bytes(name, new UTF8Encoding(false).GetBytes(content));

    public string Bytes(string name, byte[] content)
    {
        var path = Path(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Writes a Parquet file whose columns are arrays of strings, numbers or nullable numbers, in row groups of a given size.</summary>
    public string Parquet(string name, int groupRows, params (string Name, Array Values)[] columns)
    {
        var path = Path(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        WriteParquet(path, groupRows, columns).GetAwaiter().GetResult();
        return path;
    }

    static async Task WriteParquet(string path, int groupRows, (string Name, Array Values)[] columns)
    {
        var fields = columns.Select(column => Field(column.Name, column.Values)).ToArray();
        await using var file = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), file, Options);
        var rows = columns[0].Values.Length;
        for (var start = 0; start < Math.Max(1, rows); start += groupRows)
        {
            using var group = writer.CreateRowGroup();
            for (var c = 0; c < fields.Length; c++) await Write(group, fields[c], columns[c].Values, start, Math.Min(groupRows, rows - start));
            group.CompleteValidate();
        }
    }

    static DataField Field(string name, Array values)
    {
        var element = values.GetType().GetElementType()!;
        if (element == typeof(string)) return new DataField<string>(name, nullable: true);
        var type = Nullable.GetUnderlyingType(element) ?? element;
        return type == typeof(decimal)
            ? new DecimalDataField(name, 29, 10, false, type != element)
            : new DataField(name, type, type != element);
    }

    // By element type: the runtime holds byte[] and sbyte[] for interchangeable, so a pattern on the array would not tell them apart.
    static Task Write(ParquetRowGroupWriter group, DataField field, Array values, int start, int count) => values.GetType().GetElementType()!.Name switch
    {
        nameof(String) => group.WriteAsync(field, ((string[])values).AsSpan(start, count).ToArray()),
        nameof(Double) => Write<double>(group, field, values, start, count),
        nameof(Single) => Write<float>(group, field, values, start, count),
        nameof(Decimal) => Write<decimal>(group, field, values, start, count),
        nameof(Boolean) => Write<bool>(group, field, values, start, count),
        nameof(SByte) => Write<sbyte>(group, field, values, start, count),
        nameof(Byte) => Write<byte>(group, field, values, start, count),
        nameof(Int16) => Write<short>(group, field, values, start, count),
        nameof(UInt16) => Write<ushort>(group, field, values, start, count),
        nameof(Int32) => Write<int>(group, field, values, start, count),
        nameof(UInt32) => Write<uint>(group, field, values, start, count),
        nameof(Int64) => Write<long>(group, field, values, start, count),
        nameof(UInt64) => Write<ulong>(group, field, values, start, count),
        nameof(DateTime) => Write<DateTime>(group, field, values, start, count),
        _ => values switch
        {
            double?[] numbers => Write<double>(group, field, numbers.AsMemory(start, count)),
            float?[] numbers => Write<float>(group, field, numbers.AsMemory(start, count)),
            decimal?[] numbers => Write<decimal>(group, field, numbers.AsMemory(start, count)),
            int?[] numbers => Write<int>(group, field, numbers.AsMemory(start, count)),
            long?[] numbers => Write<long>(group, field, numbers.AsMemory(start, count)),
            _ => throw new NotSupportedException(values.GetType().Name),
        },
    };

    static async Task Write<T>(ParquetRowGroupWriter group, DataField field, Array values, int start, int count)
        where T : struct => await group.WriteAsync<T>(field, ((T[])values).AsMemory(start, count));

    static async Task Write<T>(ParquetRowGroupWriter group, DataField field, ReadOnlyMemory<T?> values)
        where T : struct => await group.WriteAsync<T>(field, values);

    /// <summary>Runs SQL; <c>{folder}</c> stands for this folder.</summary>
    public void Duck(params string[] statements)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:;threads=1");
        connection.Open();
        foreach (var statement in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement.Replace("{folder}", Root, StringComparison.Ordinal);
            command.ExecuteNonQuery();
        }
    }

    public PanelReading Read(params string[] names) => Read(new PanelMapping(), names);

    public PanelReading Read(PanelMapping mapping, params string[] names) => PanelReader.Read(Request(names) with { Mapping = mapping });

    public PanelRequest Request(params string[] names) => new() { Sources = [.. names.Select(Path)] };

    /// <summary>The faults that reading stops with.</summary>
    public static IReadOnlyList<Finding> Faults(PanelRequest request) => Assert.Throws<ScoringException>(() => PanelReader.Read(request)).Faults;

    public static Finding Fault(PanelRequest request, FindingKind kind) => Assert.Single(Faults(request), fault => fault.Kind == kind);

    /// <summary>Everything a panel holds, as text: equal for equal panels, to the last bit.</summary>
    public static string Print(Panel panel)
    {
        var text = new StringBuilder();
        for (var u = 0; u < panel.UnitCount; u++)
            for (var y = 0; y < panel.Years.Count; y++)
                for (var v = 0; v < panel.Variables.Count; v++)
                {
                    var column = panel[v, y];
                    text.Append(CultureInfo.InvariantCulture, $"{panel.Roster.Units[u].Code} {panel.Years[y]} {panel.Variables[v]} ")
                        .Append(CultureInfo.InvariantCulture, $"{BitConverter.DoubleToInt64Bits(column.Values[u]):X16} {column.Status(u)} {panel.Present(y)[u]}\n");
                }
        return text.ToString();
    }

    public static double Value(Panel panel, string unit, int year, string variable) =>
        panel[panel.IndexOf(variable), panel.IndexOfYear(year)].Values[panel.Roster.IndexOf(unit)];

    public static CellStatus Status(Panel panel, string unit, int year, string variable) =>
        panel[panel.IndexOf(variable), panel.IndexOfYear(year)].Status(panel.Roster.IndexOf(unit));

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
