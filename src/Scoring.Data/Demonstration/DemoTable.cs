using System.IO.Compression;
using Parquet;
using Parquet.Schema;
using Scoring.Panels;

namespace Scoring.Data.Demonstration;

/// <summary>Writes a panel as a long Parquet table: one row group per year, split where a year is long.</summary>
static class DemoTable
{
    const int MostRows = 262_144;

    /// <summary>Writes the cells of present units, by year, unit and variable.</summary>
    public static void Write(string path, Panel panel, IReadOnlyList<string> measures, bool withStatus) =>
        WriteAsync(path, panel, measures, withStatus).GetAwaiter().GetResult();

    static async Task WriteAsync(string path, Panel panel, IReadOnlyList<string> measures, bool withStatus)
    {
        var fields = new Field[]
        {
            new DataField<string>("unit", nullable: false),
            new DataField<int>("year"),
            new DataField<string>("indicator", nullable: false),
            new DataField<double?>("value"),
            new DataField<string>("measure", nullable: false),
            new DataField<string>("status", nullable: false),
        };
        var schema = new ParquetSchema(withStatus ? fields : fields[..5]);
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Optimal };
        await using var file = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(schema, file, options).ConfigureAwait(false);
        for (var y = 0; y < panel.Years.Count; y++)
        {
            var units = Present(panel, y);
            var unitsPerGroup = Math.Max(1, MostRows / panel.Variables.Count);
            for (var from = 0; from < units.Count; from += unitsPerGroup)
            {
                var some = units[from..Math.Min(units.Count, from + unitsPerGroup)];
                await WriteGroup(writer, schema, panel, y, some, measures).ConfigureAwait(false);
            }
        }
    }

    static async Task WriteGroup(ParquetWriter writer, ParquetSchema schema, Panel panel, int y, List<int> units, IReadOnlyList<string> measures)
    {
        var variables = panel.Variables.Count;
        var rows = units.Count * variables;
        var codes = new string[rows];
        var indicators = new string[rows];
        var measure = new string[rows];
        var values = new double?[rows];
        var statuses = new string[rows];
        for (var row = 0; row < rows; row++)
        {
            var (unit, v) = (units[row / variables], row % variables);
            var column = panel[v, y];
            codes[row] = panel.Roster.Units[unit].Code;
            indicators[row] = panel.Variables[v];
            measure[row] = measures[v];
            values[row] = double.IsNaN(column.Values[unit]) ? null : column.Values[unit];
            statuses[row] = Word(column.Status(unit));
        }
        var years = new int[rows];
        Array.Fill(years, panel.Years[y]);

        var fields = schema.GetDataFields();
        using var group = writer.CreateRowGroup();
        await group.WriteAsync(fields[0], codes).ConfigureAwait(false);
        await group.WriteAsync<int>(fields[1], years.AsMemory()).ConfigureAwait(false);
        await group.WriteAsync(fields[2], indicators).ConfigureAwait(false);
        await group.WriteAsync<double>(fields[3], values.AsMemory()).ConfigureAwait(false);
        await group.WriteAsync(fields[4], measure).ConfigureAwait(false);
        if (fields.Length > 5)
            await group.WriteAsync(fields[5], statuses).ConfigureAwait(false);
        group.CompleteValidate();
    }

    static List<int> Present(Panel panel, int y)
    {
        var units = new List<int>(panel.UnitCount);
        var present = panel.Present(y);
        for (var unit = 0; unit < present.Length; unit++)
            if (present[unit]) units.Add(unit);
        return units;
    }

    static string Word(CellStatus status) => status switch
    {
        CellStatus.Missing => "missing",
        CellStatus.NotApplicable => "not-applicable",
        CellStatus.NoPractice => "no-practice",
        CellStatus.Provisional => "provisional",
        _ => "observed",
    };
}
