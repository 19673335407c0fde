using System.Globalization;
using System.Text.RegularExpressions;
using Scoring.Data.Tables;
using Scoring.Findings;

namespace Scoring.Data.Intake;

/// <summary>Takes in the forms of a workbook: a sheet per unit, a row per variable, told by its code. Sheets without such a table are left aside.</summary>
sealed class FormIntake(
    IntakeMapping mapping, Sheet sheet, Dictionary<(int Year, int Unit, int Variable), (IntakeCell Cell, string Place)> cells, FindingLog faults, FindingLog findings)
{
    readonly CellIntake numbers = new(mapping, sheet, findings);

    /// <summary>Takes in all forms of a file; a file without any is a fault.</summary>
    public static void Take(IntakeMapping mapping, IReadOnlyList<Sheet> sheets,
        Dictionary<(int Year, int Unit, int Variable), (IntakeCell Cell, string Place)> cells, FindingLog faults, FindingLog findings)
    {
        var forms = 0;
        foreach (var sheet in sheets)
            if (new FormIntake(mapping, sheet, cells, faults, findings).Take())
                forms++;
        if (forms == 0 && sheets.Count > 0)
            faults.Add(new Finding { Kind = FindingKinds.MissingColumn, File = sheets[0].File, Found = Shown.List([.. sheets.Select(sheet => sheet.Name)]), Expected = string.Join(", ", mapping.CodeHeaders.Concat(mapping.ValueHeaders)) });
    }

    /// <summary>Takes in the sheet; false when it is no form.</summary>
    bool Take()
    {
        var (header, code) = Find(0, int.MaxValue, mapping.CodeHeaders);
        var value = header < 0 ? -1 : Find(header, header + 1, mapping.ValueHeaders).Column;
        if (value < 0) return false;
        var titles = sheet.TitlesAbove(header);
        if (Year(titles) is not { } year)
        {
            faults.Add(At(FindingKinds.YearNotGiven, 0, 0) with { Found = Shown.Quoted(titles.Split('\n')[0]), Expected = Shown.Text(mapping.YearPattern) });
            return true;
        }
        var (unitRow, label) = Find(0, header, mapping.UnitHeaders);
        var name = unitRow < 0 ? "" : IntakeReader.Compact(sheet[unitRow, label + 1]);
        var unit = mapping.Units.ToList().FindIndex(known => IntakeReader.Compact(known) == name);
        if (unit < 0)
        {
            findings.Add(At(FindingKinds.UnitNotInRoster, Math.Max(unitRow, 0), label + 1) with { Year = year, Found = name.Length == 0 ? "–" : Shown.Quoted(name), Suggestion = NearestName.Of(name, mapping.Units) });
            return true;
        }
        var measures = Find(header, header + 1, mapping.MeasureHeaders).Column;
        var found = new int[mapping.Variables.Count];
        foreach (var row in sheet.Rows)
            if (row > header)
                TakeRow(row, code, value, measures, unit, year, found);
        numbers.Report();
        for (var v = 0; v < found.Length; v++)
            if (found[v] == 0)
                faults.Add(At(FindingKinds.MissingColumn, header, code) with { Variable = mapping.Variables[v].Code, Found = Shown.Quoted(sheet.Name), Expected = string.Join(", ", mapping.Variables[v].Headers) });
        return true;
    }

    /// <summary>The year that a sheet is of: from what stands above its table, else from its name, else from the file's; null = none says.</summary>
    int? Year(string titles)
    {
        foreach (var text in (string[])[titles, sheet.Name, Path.GetFileNameWithoutExtension(sheet.File)])
            if (Regex.Match(text, mapping.YearPattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) is { Success: true, Groups.Count: > 1 } match
                && int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
                return year;
        return null;
    }

    void TakeRow(int row, int code, int value, int measures, int unit, int year, int[] found)
    {
        var name = IntakeReader.Compact(sheet[row, code]);
        if (name.Length == 0) return;
        var v = mapping.Variables.ToList().FindIndex(variable => variable.Headers.Any(header => IntakeReader.Compact(header) == name));
        if (v < 0)
        {
            if (PageFrame.Number(sheet[row, value]) is not null)
                findings.Add(At(FindingKinds.CellNotRead, row, code) with { Year = year, Found = Shown.Quoted(name), Suggestion = NearestName.Of(name, mapping.Variables.SelectMany(variable => variable.Headers)) });
            return;
        }
        found[v]++;
        var variable = mapping.Variables[v];
        var place = At(FindingKinds.DuplicateKey, row, value) with { Unit = Shown.Text(mapping.Units[unit]), Year = year, Variable = variable.Code };
        // Who changed the unit of measure in the form meant the value in it.
        var measure = measures >= 0 && sheet[row, measures].Length > 0 ? sheet[row, measures] : variable.Measure;
        if (numbers.Take(row, value, measure, place) is not var (number, taken, status)) return;
        if (variable.Measure.Length > 0 && measure != variable.Measure)
            findings.Add(place with { Kind = FindingKinds.MixedMeasures, Path = sheet.Address(row, measures), Found = Shown.Text(measure), Expected = Shown.Text(variable.Measure) });
        if (!cells.TryAdd((year, unit, v), (new IntakeCell(mapping.Units[unit], year, variable.Code, number, taken, status), $"{sheet.File} {place.Path}")))
            faults.Add(place with { Found = $"{cells[(year, unit, v)].Place}, {sheet.File} {place.Path}" });
    }

    /// <summary>The first cell in some rows that holds one of the texts, blanks apart; −1 when there is none.</summary>
    (int Row, int Column) Find(int from, int to, IReadOnlyList<string> texts)
    {
        var wanted = texts.Select(IntakeReader.Compact).ToHashSet(StringComparer.Ordinal);
        foreach (var row in sheet.Rows)
            if (row >= from && row < to)
                foreach (var (column, text) in sheet.Cells(row))
                    if (wanted.Contains(IntakeReader.Compact(text)))
                        return (row, column);
        return (-1, -1);
    }

    Finding At(FindingKind kind, int row, int column) => new() { Kind = kind, File = sheet.File, Path = sheet.Address(row, column), Found = "" };
}
