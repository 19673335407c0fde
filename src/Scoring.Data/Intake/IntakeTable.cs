using Scoring.Data.Results;

namespace Scoring.Data.Intake;

/// <summary>Writes what was taken in as a long panel: unit, year, indicator, value, measure.</summary>
public static class IntakeTable
{
    /// <summary>Writes the panel as Parquet; the same cells give the same bytes.</summary>
    public static void Write(string path, IReadOnlyList<IntakeCell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        using var file = File.Create(path);
        ResultWriter.Write(file, new ResultTable(Path.GetFileName(path), cells.Count,
        [
            Words("unit", cell => cell.Unit),
            new IntegerColumn("year", (from, rows) =>
            {
                for (var i = 0; i < rows.Length; i++) rows[i] = cells[from + i].Year;
            }),
            Words("indicator", cell => cell.Variable),
            new NumberColumn("value", (from, rows) =>
            {
                for (var i = 0; i < rows.Length; i++) rows[i] = cells[from + i].Value;
            }),
            Words("measure", cell => cell.Measure),
        ]));

        WordColumn Words(string name, Func<IntakeCell, string> word) => new(name, (from, rows) =>
        {
            for (var i = 0; i < rows.Length; i++) rows[i] = word(cells[from + i]).AsMemory();
        });
    }
}
