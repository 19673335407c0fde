using Scoring.Evaluating;
using Scoring.Treating;

namespace Scoring.Data.Results;

/// <summary><c>treated.parquet</c>: a row per cell that a treatment of outliers changed; written only when there are any.</summary>
static class TreatedTable
{
    public const string Name = "treated.parquet";

    public static ResultTable Of(Evaluation evaluation)
    {
        var columns = evaluation.Treated;
        var cells = new List<(int Column, int Unit)>();
        foreach (var year in evaluation.Years)
        {
            int[] ofYear = [.. Enumerable.Range(0, columns.Count).Where(column => columns[column].Year == year)];
            for (var unit = 0; unit < evaluation.Roster.Count; unit++)
                foreach (var column in ofYear)
                    if (columns[column].IsTreated(unit))
                        cells.Add((column, unit));
        }
        var units = evaluation.Roster.Units;
        return new ResultTable(Name, cells.Count,
        [
            new IntegerColumn("year", (from, rows) => Fill(from, rows, (column, _) => column.Year)),
            new WordColumn("unit", (from, rows) => Fill(from, rows, (_, unit) => units[unit].Code.AsMemory())),
            new WordColumn("indicator", (from, rows) => Fill(from, rows, (column, _) => column.Code.AsMemory())),
            new IntegerColumn("step", (from, rows) => Fill(from, rows, (column, _) => column.Position)),
            new NumberColumn("before", (from, rows) => Fill(from, rows, (column, unit) => column.Before.Values[unit])),
            new TextColumn("capped", row => columns[cells[row].Column].IsCapped(cells[row].Unit) switch { > 0 => "high", < 0 => "low", _ => null }),
            new TextColumn("transform", row => columns[cells[row].Column].Transform),
            new NumberColumn("after", (from, rows) => Fill(from, rows, (column, unit) => column.After.Values[unit])),
        ]);

        void Fill<T>(int from, Span<T> rows, Func<TreatedColumn, int, T> value)
        {
            for (var i = 0; i < rows.Length; i++) rows[i] = value(columns[cells[from + i].Column], cells[from + i].Unit);
        }
    }
}
