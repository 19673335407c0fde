using Scoring.Data.Tables;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Reading;

namespace Scoring.Data.Intake;

/// <summary>Takes the numbers of one sheet as people see them in its cells, and tells what is no number, is seen otherwise, or is not seen.</summary>
sealed class CellIntake(IntakeMapping mapping, Sheet sheet, FindingLog findings)
{
    /// <summary>Units of measure of a plain ratio, in which 41.08 % is 0.4108.</summary>
    static readonly string[] Ratios = ["1", "比", "比例", "比率", "比值", "倍", "小数", "ratio", "fraction"];

    static readonly string[] Percents = ["%", "百分比", "percent"];

    readonly SortedDictionary<string, Column> columns = new(StringComparer.Ordinal);
    readonly List<(string By, Finding Place)> hidden = [];

    /// <summary>What was taken of one variable: cells in percent, plain ones other than zero, and those whose unit of measure only the format states.</summary>
    sealed class Column
    {
        public List<Finding> InPercent { get; } = [];
        public List<Finding> Plain { get; } = [];
        public List<Finding> ByFormat { get; } = [];
    }

    /// <summary>Takes one cell.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="column">Its column.</param>
    /// <param name="measure">The variable's unit of measure; empty = nothing states it.</param>
    /// <param name="place">Unit, year, variable and cell, for what is to be said of it.</param>
    /// <returns>
    /// The number and its unit of measure, or what the cell says in its place; null where there is nothing to take, which is told unless the cell is
    /// empty or says that the value is missing.
    /// </returns>
    public (double Value, string Measure, CellStatus Status)? Take(int row, int column, string measure, Finding place)
    {
        // Which row a number in a block of several is of, or whether of all together, nobody can tell.
        var block = sheet.Block(row, column) is var (top, left, bottom, right) && bottom > top ? Sheet.Range(top, left, bottom, right) : null;
        var text = block is null ? sheet[row, column] : sheet.Merged(row, column);
        if (text.Length == 0) return null;
        if (mapping.Missing.TryGetValue(text, out var status)) return status == CellStatus.Missing ? null : (double.NaN, measure, status);
        if (block is not null) return Tell(FindingKinds.CellNotRead, $"{Shown.Quoted(text)} ({block})");
        if (text.StartsWith('=')) return Tell(FindingKinds.FormulaWithoutValue, Shown.Text(text));
        var look = sheet.Look(row, column);
        if (PageFrame.Number(text) is not { } held || look.Shown(held) is var shown && !double.IsFinite(shown))
        {
            var meant = CellText.Of(text, measure);
            return Tell(FindingKinds.CellNotRead, $"{Shown.Quoted(text)} ({meant.Kind.Code})", suggestion: look.Held ?? (meant.Reading is { } reading ? Shown.Text(reading) : null));
        }
        var (stated, unit) = (IntakeReader.Compact(measure), look.Unit ?? "");
        if (unit.Length > 0 && stated.Length == 0) Of(place).ByFormat.Add(place with { Found = Shown.Text(unit) });
        else if (unit == "%" && Ratios.Contains(stated, StringComparer.Ordinal)) shown = look.Places == 2 ? held : new CellLook(null, -2, false, null).Shown(shown);
        else if (unit.Length > 0 && unit != stated && !(unit == "%" && Percents.Contains(stated, StringComparer.OrdinalIgnoreCase)))
            return Tell(FindingKinds.FormatStatesMeasure, Shown.Text(Shown.Number(shown) + unit), Shown.Text(measure));

        if (sheet.HiddenBy(row, column) is { } by) hidden.Add((by, place));
        if (unit == "%") Of(place).InPercent.Add(place with { Found = $"{Shown.Number(shown)}{(Ratios.Contains(stated, StringComparer.Ordinal) ? "" : "%")}" });
        else if (shown != 0) Of(place).Plain.Add(place with { Found = Shown.Number(shown) });
        return (shown, stated.Length > 0 ? measure : unit, CellStatus.Observed);

        (double, string, CellStatus)? Tell(FindingKind kind, string found, string? expected = null, string? suggestion = null)
        {
            findings.Add(place with { Kind = kind, Found = found, Expected = expected, Suggestion = suggestion });
            return null;
        }
    }

    /// <summary>Says what concerns the sheet rather than one cell. To be called once, when every cell is taken.</summary>
    public void Report()
    {
        foreach (var column in columns.Values)
        {
            if (column.ByFormat is [var first, ..]) findings.Add(first with { Kind = FindingKinds.MeasureFromFormat, Unit = null, Count = column.ByFormat.Count });
            if (column.InPercent.Count == 0 || column.Plain.Count == 0) continue;
            // The fewer of the two are named, and one of the others.
            var (few, many) = column.InPercent.Count < column.Plain.Count ? (column.InPercent, column.Plain) : (column.Plain, column.InPercent);
            findings.Add(few[0] with { Kind = FindingKinds.MixedPercent, Found = few[0].Found, Expected = $"{many[0].Path}: {many[0].Found}", Count = few.Count });
        }
        if (hidden is [var (_, place), ..])
            findings.Add(place with { Kind = FindingKinds.HiddenCells, Unit = null, Variable = null, Found = Shown.List([.. hidden.Select(cell => cell.By).Distinct()]), Count = hidden.Count });
    }

    Column Of(Finding place) => columns.TryGetValue(place.Variable!, out var column) ? column : columns[place.Variable!] = new Column();
}
