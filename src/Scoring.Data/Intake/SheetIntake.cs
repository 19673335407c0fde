using System.Globalization;
using Scoring.Data.Tables;
using Scoring.Findings;

namespace Scoring.Data.Intake;

/// <summary>Takes in one sheet.</summary>
sealed class SheetIntake(
    IntakeMapping mapping, UnitNames units, Sheet sheet, Dictionary<(int Year, int Unit, int Variable), (IntakeCell Cell, string Place)> cells, FindingLog faults, FindingLog findings)
{
    readonly CellIntake numbers = new(mapping, sheet, findings);

    /// <summary>Takes in what the sheet holds.</summary>
    /// <returns>False when it holds no table of the form.</returns>
    public bool Take()
    {
        if (PageFrame.Of(sheet, mapping, units) is not { } frame) return false;
        var titles = sheet.TitlesAbove(frame.HeaderRow);
        var (year, differing) = PageYear.Of(mapping.YearPattern, titles, sheet.Name, sheet.File);
        if (year is not { } known)
        {
            faults.Add(At(FindingKinds.YearNotGiven, 0, 0) with { Found = differing.Count > 0 ? string.Join(", ", differing) : Shown.Quoted(titles.Split('\n')[0]), Expected = Shown.Text(mapping.YearPattern) });
            return true;
        }
        if (differing.Count > 0) findings.Add(At(FindingKinds.PageYearsDiffer, 0, 0) with { Year = known, Found = string.Join(", ", differing) });
        if (PageYear.PartOf(known, titles) is { } part) findings.Add(At(FindingKinds.PageOfPartYear, 0, 0) with { Year = known, Found = Shown.Quoted(part) });
        var headers = frame.Columns(sheet);
        var columns = PageColumns.Of(mapping, sheet, headers, frame.HeaderRow, frame.UnitColumn, faults);
        foreach (var (v, column) in columns.Index())
            if (column is not null && PageColumns.Otherwise(mapping.Variables[v], column) is { } word)
                findings.Add(At(FindingKinds.HeaderSaysMore, frame.HeaderRow, column.Column) with
                {
                    Year = known,
                    Variable = mapping.Variables[v].Code,
                    Found = $"{Shown.Quoted(string.Concat(column.Blocks))} ({word})",
                    Expected = string.Join(", ", mapping.Variables[v].Headers),
                });
        CheckRepeats(frame, known, columns);
        var measures = Measures(titles, columns, frame, known);
        var (seen, strange) = (new HashSet<int>(), new List<(int Row, string Name)>());
        foreach (var row in sheet.Rows)
            if (row >= frame.FirstRow)
                TakeRow(row, frame.UnitColumn, known, columns, measures, seen, strange);
        numbers.Report();
        Report(frame, known, seen, strange);
        return true;
    }

    /// <summary>A header that stands again must be the same, and no other year may stand between what it ends and what it begins.</summary>
    void CheckRepeats(PageFrame frame, int year, PageColumn?[] columns)
    {
        foreach (var row in frame.Repeats(sheet, mapping))
        {
            var between = string.Join('\n', sheet.Rows.Where(above => above > frame.FirstRow && above < row).Reverse().TakeWhile(above => !units.IsKnown(sheet[above, frame.UnitColumn])).SelectMany(above => sheet.Cells(above).Values));
            var (other, _) = PageYear.Of(mapping.YearPattern, between, "", "");
            var changed = columns.FirstOrDefault(column => column is not null && IntakeReader.Compact(sheet[row, column.Column]) != IntakeReader.Compact(sheet[frame.HeaderRow, column.Column]));
            if (other is { } next && next != year)
                faults.Add(At(FindingKinds.SecondTable, row, frame.UnitColumn) with { Found = next.ToString(CultureInfo.InvariantCulture), Expected = year.ToString(CultureInfo.InvariantCulture) });
            else if (changed is not null)
                faults.Add(At(FindingKinds.SecondTable, row, changed.Column) with { Found = Shown.Quoted(sheet[row, changed.Column]), Expected = Shown.Quoted(sheet[frame.HeaderRow, changed.Column]) });
        }
    }

    /// <summary>Each variable's unit of measure: what its header says, else the page where it tells the same quantity, else the mapping.</summary>
    string[] Measures(string titles, PageColumn?[] columns, PageFrame frame, int year)
    {
        var measures = new string[columns.Length];
        for (var v = 0; v < measures.Length; v++)
        {
            var variable = mapping.Variables[v];
            var own = columns[v] is { } column ? MeasureText.InHeader(column.Blocks) : "";
            var stated = MeasureText.Whole(own.Length > 0 ? own : MeasureText.OnPage(titles, variable.Measure), variable.Measure);
            measures[v] = variable.Measure.Length == 0 || (stated.Length > 0 && MeasureText.IsSameQuantity(stated, variable.Measure)) ? stated : variable.Measure;
            if (stated.Length > 0 && variable.Measure.Length > 0 && stated != variable.Measure && (own.Length > 0 || variable.Measure != "%"))
                findings.Add(At(FindingKinds.MixedMeasures, frame.HeaderRow, columns[v]?.Column ?? frame.UnitColumn) with { Year = year, Variable = variable.Code, Found = Shown.Text(stated), Expected = Shown.Text(variable.Measure) });
        }
        return measures;
    }

    void TakeRow(int row, int unitColumn, int year, PageColumn?[] columns, string[] measures, HashSet<int> seen, List<(int, string)> strange)
    {
        var name = sheet[row, unitColumn];
        if (name.Length > 0 && units.IsSkipped(name)) return;
        if (name.Length == 0 || units.Find(name, out var byAlias) is not { } unit)
        {
            // Without numbers it is a note under the table.
            if (!columns.Any(column => column is not null && PageFrame.Number(sheet[row, column.Column]) is not null)) return;
            if (name.Length == 0) findings.Add(At(FindingKinds.RowWithoutUnit, row, unitColumn) with { Year = year, Found = Shown.Text(sheet.Cells(row).Values.First()) });
            else strange.Add((row, IntakeReader.Compact(name)));
            return;
        }
        seen.Add(unit);
        var code = mapping.Units[unit];
        if (byAlias) findings.Add(At(FindingKinds.AliasUsed, row, unitColumn) with { Unit = Shown.Text(code), Year = year, Found = Shown.Quoted(IntakeReader.Compact(name)) });
        for (var v = 0; v < columns.Length; v++)
        {
            if (columns[v] is not { } column) continue;
            var place = At(FindingKinds.DuplicateKey, row, column.Column) with { Unit = Shown.Text(code), Year = year, Variable = mapping.Variables[v].Code };
            if (numbers.Take(row, column.Column, measures[v], place) is not var (value, measure, status)) continue;
            if (!cells.TryAdd((year, unit, v), (new IntakeCell(code, year, mapping.Variables[v].Code, value, measure, status), $"{sheet.File} {place.Path}")))
                faults.Add(place with { Found = $"{cells[(year, unit, v)].Place}, {sheet.File} {place.Path}" });
        }
    }

    /// <summary>Names that are no unit's, with the unit each probably is: first among those that the page lacks; and what it still lacks.</summary>
    void Report(PageFrame frame, int year, HashSet<int> seen, List<(int Row, string Name)> strange)
    {
        string[] lacking = [.. Enumerable.Range(0, mapping.Units.Count).Where(unit => !seen.Contains(unit)).Select(unit => mapping.Units[unit])];
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (row, name) in strange)
        {
            var nearest = NearestName.Of(name, lacking) ?? NearestName.Of(name, units.All);
            if (nearest is not null) named.Add(nearest);
            findings.Add(At(FindingKinds.UnitNotInRoster, row, frame.UnitColumn) with { Year = year, Found = Shown.Quoted(name), Suggestion = nearest });
        }
        foreach (var unit in lacking.Where(unit => !named.Contains(unit)))
            findings.Add(At(FindingKinds.UnitNotOnPage, frame.FirstRow, frame.UnitColumn) with { Unit = Shown.Text(unit), Year = year, Found = year.ToString(CultureInfo.InvariantCulture) });
    }

    Finding At(FindingKind kind, int row, int column) => new() { Kind = kind, File = sheet.File, Path = sheet.Address(row, column), Found = "" };
}
