using System.Runtime.CompilerServices;
using Scoring.Data.Tables;
using Scoring.Findings;
using Scoring.Panels;

namespace Scoring.Data.Panels;

/// <summary>Puts every row's value into its cell of the dense panel.</summary>
sealed partial class PanelCells
{
    /// <summary>Cells of text that are kept for corrections and proposals; of more than this only the faults are.</summary>
    const int MostTexts = 20_000;

    const long UnsetBits = 0x7FF8_5C0E_0000_0002;
    static readonly double Unset = BitConverter.Int64BitsToDouble(UnsetBits);

    readonly PanelKeys keys;
    readonly PanelVariables variables;
    readonly FindingLog faults;
    readonly FindingLog findings;
    readonly MeasureLedger measures;
    readonly DuplicateRows duplicates;
    readonly double[][][] cells;
    readonly CellStatus[]?[][] statuses;
    readonly bool[][] present;
    readonly bool[] plain;
    readonly List<TextCell> texts = [];
    PanelRows rows;

    PanelCells(PanelKeys keys, PanelVariables variables, FindingLog faults, FindingLog findings)
    {
        this.keys = keys;
        this.variables = variables;
        this.faults = faults;
        this.findings = findings;
        measures = new MeasureLedger(keys, variables);
        duplicates = new DuplicateRows(keys, variables);
        cells = new double[variables.All.Count][][];
        statuses = new CellStatus[]?[variables.All.Count][];
        for (var v = 0; v < cells.Length; v++)
        {
            cells[v] = new double[keys.Years.Count][];
            statuses[v] = new CellStatus[]?[keys.Years.Count];
            for (var y = 0; y < keys.Years.Count; y++) Array.Fill(cells[v][y] = GC.AllocateUninitializedArray<double>(keys.Roster.Count), Unset);
        }
        present = new bool[keys.Years.Count][];
        for (var y = 0; y < present.Length; y++) present[y] = new bool[keys.Roster.Count];
        plain = [.. variables.All.Select(variable => !variable.Codes.AnyNumbers && variable.Declared.Range is null)];
        rows = null!; // set by Fill before any cell is stored
    }

    /// <summary>Fills the panel from all rows and applies corrections.</summary>
    /// <returns>The panel, and the cells of text that no correction settled: missing in the panel, and faults still to be reported.</returns>
    public static (Panel Panel, IReadOnlyList<TextCell> Texts) Fill(
        PanelKeys keys, PanelVariables variables, CorrectionTable? corrections, FindingLog faults, FindingLog findings)
    {
        var filler = new PanelCells(keys, variables, faults, findings);
        for (var p = 0; p < keys.Rows.Count; p++)
        {
            filler.rows = keys.Rows[p];
            var status = filler.Statuses();
            if (filler.rows.Variable is null) filler.FillWide(p, status);
            else filler.FillLong(p, status);
        }
        filler.duplicates.Report(faults);
        filler.measures.Report(findings);
        if (corrections is not null) filler.Correct(corrections);
        return (filler.Finish(), filler.texts);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void FillLong(int part, CellStatus?[]? rowStatuses)
    {
        var count = rows.Part.Rows;
        var kept = rows.Kept;
        var (unitIds, yearIds, variableIds) = (rows.Unit.Ids, rows.Year.Ids, rows.Variable!.Ids);
        var (unitIndex, yearIndex, variableIndex) = (rows.UnitIndex, rows.YearIndex, rows.VariableIndex);
        var column = rows.Part.Values[0];
        var values = column.Values;
        var measureIds = rows.Measure?.Ids;
        var measureIndex = measures.Index(rows);
        var text = 0;
        for (var row = 0; row < count; row++)
        {
            if (kept is not null && !kept[row]) continue;
            var unit = unitIndex[unitIds[row] + 1];
            var year = yearIndex[yearIds[row] + 1];
            if ((unit | year) < 0) continue;
            present[year][unit] = true;
            var variable = variableIndex[variableIds[row] + 1];
            if (variable < 0) continue;
            var factor = 1.0;
            var value = values[row];
            if (measureIds is not null && !double.IsNaN(value)) factor = measures.Take(variable, measureIndex[measureIds[row] + 1]);
            if (rowStatuses is null && StorePlain(variable, year, unit, value * factor)) continue;
            string? found = null;
            if (ValueColumn.IsNull(value)) found = TextAt(column, row, ref text);
            var status = rowStatuses is null ? null : rowStatuses[rows.Status!.Ids[row] + 1];
            Store(part, row, variable, year, unit, value, factor, found, status);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void FillWide(int part, CellStatus?[]? rowStatuses)
    {
        var count = rows.Part.Rows;
        var units = new int[count];
        var years = new int[count];
        for (var row = 0; row < count; row++)
        {
            units[row] = rows.IsKept(row) ? rows.UnitIndex[rows.Unit.Ids[row] + 1] : PanelRows.None;
            years[row] = rows.YearIndex[rows.Year.Ids[row] + 1];
            if ((units[row] | years[row]) < 0) units[row] = PanelRows.None;
            else present[years[row]][units[row]] = true;
        }
        var v = -1;
        foreach (var name in rows.Binding.ValueNames)
        {
            v++;
            if (variables.BySource(name) is not { Index: >= 0 and var variable }) continue;
            var column = rows.Part.Values[v];
            var values = column.Values;
            var text = 0;
            for (var row = 0; row < count; row++)
            {
                if (units[row] < 0 || (rowStatuses is null && StorePlain(variable, years[row], units[row], values[row]))) continue;
                string? found = null;
                if (ValueColumn.IsNull(values[row])) found = TextAt(column, row, ref text);
                var status = rowStatuses is null ? null : rowStatuses[rows.Status!.Ids[row] + 1];
                Store(part, row, variable, years[row], units[row], values[row], 1, found, status);
            }
        }
    }

    /// <summary>Stores a number about which there is nothing to check; false when there is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    bool StorePlain(int variable, int year, int unit, double value)
    {
        ref var cell = ref cells[variable][year][unit];
        if (!double.IsFinite(value) || !plain[variable] || BitConverter.DoubleToInt64Bits(cell) != UnsetBits) return false;
        cell = value;
        return true;
    }

    /// <summary>The text of a cell that holds no number; null when the cell is empty. Rows must be asked for in ascending order.</summary>
    static string? TextAt(ValueColumn column, int row, ref int next)
    {
        var texts = column.TextCells;
        while (next < texts.Count && texts[next].Row < row) next++;
        return next < texts.Count && texts[next].Row == row ? column.Texts[texts[next].Text] : null;
    }

    /// <summary>The status of each text of the part's status column, by its number shifted by one; null = none said.</summary>
    CellStatus?[]? Statuses()
    {
        if (rows.Status is not { } column) return null;
        var counts = rows.Count(column);
        var byText = new CellStatus?[counts.Length];
        for (var id = 0; id < column.Texts.Count; id++)
        {
            var word = column.Texts[id];
            byText[id + 1] = StatusWords.Parse(word);
            if (rows.Binding.IsStatusAssumed && byText[id + 1] is null && word.Length > 0) return null;
            if (byText[id + 1] is null && word.Length > 0 && counts[id + 1] > 0)
                faults.Add(new Finding
                {
                    Kind = FindingKinds.UnknownStatus,
                    File = rows.File,
                    Row = rows.RowNumber(rows.First(column, id)),
                    Found = Shown.Quoted(word),
                    Expected = string.Join(", ", StatusWords.All),
                    Count = counts[id + 1],
                });
        }
        return byText;
    }
}
