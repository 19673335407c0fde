using Scoring.Data.Results;
using Scoring.Findings;
using Scoring.Panels;

namespace Scoring.Data.Intake;

/// <summary>Writes what was taken in as a long panel: unit, year, indicator, value, measure; and status where a cell says something in place of a value.</summary>
public static class IntakeTable
{
    /// <summary>Writes the panel as Parquet, whole or not at all; the same cells give the same bytes.</summary>
    /// <exception cref="ScoringException">The name does not end in .parquet, or the file cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<IntakeCell> cells)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(cells);
        if (!LooseTables.IsFile(path)) throw new ScoringException(new Finding { Kind = FindingKinds.BadArgument, Found = $"--out {path}", Expected = "*.parquet" });
        LooseTables.Save([new ResultTable(Path.GetFileName(path), cells.Count,
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
            .. cells.Any(cell => cell.Status != CellStatus.Observed) ? [Words("status", cell => cell.Status.Word())] : Array.Empty<WordColumn>(),
        ])], path);

        WordColumn Words(string name, Func<IntakeCell, string> word) => new(name, (from, rows) =>
        {
            for (var i = 0; i < rows.Length; i++) rows[i] = word(cells[from + i]).AsMemory();
        });
    }
}
