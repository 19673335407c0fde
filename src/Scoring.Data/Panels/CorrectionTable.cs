using System.Globalization;
using Scoring.Data.Runs;
using Scoring.Data.Tables;
using Scoring.Findings;

namespace Scoring.Data.Panels;

/// <summary>One row of a correction file.</summary>
sealed record Correction(int Row, string Unit, int Year, string Variable, string Old, string New, string Reason, string By);

/// <summary>A correction file: which cell is changed from what to what, why and by whom.</summary>
sealed record CorrectionTable(IReadOnlyList<Correction> Rows, InputFile File)
{
    static readonly string[] Columns = ["unit", "year", "variable", "old", "new", "reason", "by"];

    /// <summary>Reads a correction file.</summary>
    /// <exception cref="ScoringException">It cannot be read or is wrong; with every fault found.</exception>
    public static CorrectionTable Read(string path, int pad)
    {
        var (table, file) = SchemeTables.Read(path);
        var faults = new List<Finding>();
        var at = Columns.Select(table.IndexOf).ToArray();
        foreach (var (column, place) in Columns.Zip(at))
            if (place < 0)
                faults.Add(new Finding { Kind = FindingKinds.InvalidCorrections, File = file.Name, Found = Shown.List([.. table.Columns]), Expected = Shown.Quoted(column) });
        if (faults.Count > 0) throw new ScoringException(faults);

        var corrections = new List<Correction>();
        var seen = new HashSet<(string, int, string)>();
        foreach (var (index, cells) in table.Rows.Index())
        {
            string Cell(int column) => cells[at[column]];
            var row = index + 1;
            if (!int.TryParse(Cell(1), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
                Wrong($"year: {Shown.Quoted(Cell(1))}");
            else if (Cell(4).Length > 0 && !(double.TryParse(Cell(4), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)))
                Wrong($"new: {Shown.Quoted(Cell(4))}");
            else if (Cell(5).Length == 0 || Cell(6).Length == 0)
                Wrong($"reason: {Shown.Quoted(Cell(5))}, by: {Shown.Quoted(Cell(6))}");
            else if (!seen.Add((UnitCode.Pad(Cell(0), pad), year, Cell(2))))
                Wrong($"{Shown.Text(Cell(0))}, {Cell(1)}, {Shown.Text(Cell(2))} × 2");
            else corrections.Add(new Correction(row, UnitCode.Pad(Cell(0), pad), year, Cell(2), Cell(3), Cell(4), Cell(5), Cell(6)));

            void Wrong(string found) => faults.Add(new Finding { Kind = FindingKinds.InvalidCorrections, File = file.Name, Row = row, Found = found });
        }
        return faults.Count > 0 ? throw new ScoringException(faults) : new CorrectionTable(corrections, file);
    }
}
