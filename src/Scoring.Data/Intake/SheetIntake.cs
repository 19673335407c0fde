using System.Globalization;
using System.Text.RegularExpressions;
using Scoring.Data.Tables;
using Scoring.Findings;
using Scoring.Reading;

namespace Scoring.Data.Intake;

/// <summary>Takes in one sheet.</summary>
sealed class SheetIntake(
    IntakeMapping mapping, Sheet sheet, Dictionary<(int Year, int Unit, int Variable), (IntakeCell Cell, string Place)> cells, FindingLog faults, FindingLog findings)
{
    readonly Dictionary<string, int> units = mapping.Units.Select(IntakeReader.Compact).Distinct(StringComparer.Ordinal).Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
    readonly HashSet<string> skipped = new(mapping.Skip.Select(IntakeReader.Compact), StringComparer.Ordinal);

    public void Take()
    {
        if (sheet.Rows == 0) return;
        var (headerRow, unitColumn) = Header();
        if (headerRow < 0)
        {
            faults.Add(At(FindingKinds.MissingColumn, 0, 0) with { Found = Shown.Quoted(sheet.Name), Expected = string.Join(", ", mapping.UnitHeaders) });
            return;
        }
        var first = FirstRow(headerRow, unitColumn);
        var titles = string.Join('\n', Enumerable.Range(0, headerRow).SelectMany(row => Enumerable.Range(0, sheet.Columns).Select(column => sheet[row, column])));
        if (Year(titles) is not { } year)
        {
            faults.Add(At(FindingKinds.YearNotGiven, 0, 0) with { Found = Shown.Text(titles.Split('\n')[0]), Expected = Shown.Text(mapping.YearPattern) });
            return;
        }
        var measure = IntakeReader.MeasurePattern().Match(titles) is { Success: true } said ? said.Groups[1].Value : "";
        var columns = Columns(headerRow, first, unitColumn);
        CheckMeasure(measure, headerRow);
        for (var row = first; row < sheet.Rows; row++) TakeRow(row, unitColumn, year, columns, measure);
    }

    (int Row, int Column) Header()
    {
        var wanted = mapping.UnitHeaders.Select(IntakeReader.Compact).ToHashSet(StringComparer.Ordinal);
        for (var row = 0; row < sheet.Rows; row++)
            for (var column = 0; column < sheet.Columns; column++)
                if (wanted.Contains(IntakeReader.Compact(sheet[row, column])))
                    return (row, column);
        return (-1, -1);
    }

    int FirstRow(int headerRow, int unitColumn)
    {
        for (var row = headerRow + 1; row < sheet.Rows; row++)
        {
            var name = IntakeReader.Compact(sheet[row, unitColumn]);
            if (units.ContainsKey(name) || skipped.Contains(name) || (name.Length > 0 && HasNumbers(row, unitColumn))) return row;
        }
        return sheet.Rows;
    }

    bool HasNumbers(int row, int unitColumn) =>
        Enumerable.Range(unitColumn + 1, Math.Max(0, sheet.Columns - unitColumn - 1)).Any(column => Number(sheet[row, column]) is not null);

    int? Year(string titles) => Year(mapping, sheet, titles);

    /// <summary>The year that a sheet is of: from what stands above its table, else from its name, else from the file's; null = none says.</summary>
    internal static int? Year(IntakeMapping mapping, Sheet sheet, string titles)
    {
        foreach (var text in (string[])[titles, sheet.Name, Path.GetFileNameWithoutExtension(sheet.File)])
            if (Regex.Match(text, mapping.YearPattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) is { Success: true, Groups.Count: > 1 } match
                && int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
                return year;
        return null;
    }

    /// <summary>Each variable's column: the one whose header holds the longest of its texts.</summary>
    int[] Columns(int headerRow, int first, int unitColumn)
    {
        var headers = Enumerable.Range(0, sheet.Columns).Select(column =>
            column == unitColumn ? "" : IntakeReader.Compact(string.Concat(Enumerable.Range(headerRow, first - headerRow).Select(row => sheet[row, column])))).ToArray();
        var columns = new int[mapping.Variables.Count];
        for (var v = 0; v < columns.Length; v++)
        {
            var variable = mapping.Variables[v];
            columns[v] = -1;
            foreach (var text in variable.Headers.Select(IntakeReader.Compact).OrderByDescending(text => text.Length).ThenBy(text => text, StringComparer.Ordinal))
            {
                int[] fits = [.. Enumerable.Range(0, headers.Length).Where(column => headers[column].Contains(text, StringComparison.OrdinalIgnoreCase))];
                if (fits.Length == 0) continue;
                if (fits.Length == 1) columns[v] = fits[0];
                else faults.Add(At(FindingKinds.DuplicateColumn, headerRow, fits[1]) with { Variable = variable.Code, Found = $"{Shown.Quoted(text)}: {string.Join(", ", fits.Select(column => sheet.Address(headerRow, column)))}" });
                break;
            }
            if (columns[v] < 0 && !faults.ToList().Any(fault => fault.Variable == variable.Code && fault.File == sheet.File))
                faults.Add(At(FindingKinds.MissingColumn, headerRow, unitColumn) with { Variable = variable.Code, Found = Shown.List(headers.Where(header => header.Length > 0).ToList()), Expected = string.Join(", ", variable.Headers) });
        }
        return columns;
    }

    void CheckMeasure(string measure, int headerRow)
    {
        if (measure.Length == 0) return;
        foreach (var variable in mapping.Variables)
            if (variable.Measure.Length > 0 && variable.Measure != measure && variable.Measure != "%")
                findings.Add(At(FindingKinds.MixedMeasures, Math.Max(0, headerRow - 1), 0) with { Variable = variable.Code, Found = Shown.Text(measure), Expected = Shown.Text(variable.Measure) });
    }

    void TakeRow(int row, int unitColumn, int year, int[] columns, string measure)
    {
        var name = IntakeReader.Compact(sheet[row, unitColumn]);
        if (name.Length == 0 || skipped.Contains(name)) return;
        if (!units.TryGetValue(name, out var unit))
        {
            if (HasNumbers(row, unitColumn))
                findings.Add(At(FindingKinds.UnitNotInRoster, row, unitColumn) with { Year = year, Found = Shown.Quoted(name), Suggestion = NearestName.Of(name, units.Keys.Concat(skipped)) });
            return; // a note under the table
        }
        for (var v = 0; v < columns.Length; v++)
        {
            if (columns[v] < 0) continue;
            var text = sheet[row, columns[v]];
            if (text.Length == 0 || mapping.Missing.Contains(text, StringComparer.Ordinal)) continue;
            var variable = mapping.Variables[v];
            var place = At(FindingKinds.DuplicateKey, row, columns[v]) with { Unit = Shown.Text(mapping.Units[unit]), Year = year, Variable = variable.Code };
            if (Number(text) is not { } value)
            {
                var meant = CellText.Of(text);
                findings.Add(place with { Kind = FindingKinds.CellNotRead, Found = $"{Shown.Quoted(text)} ({meant.Kind.Code})", Suggestion = meant.Reading is { } reading ? Shown.Text(reading) : null });
                continue;
            }
            var cell = new IntakeCell(mapping.Units[unit], year, variable.Code, value, variable.Measure.Length > 0 ? variable.Measure : measure);
            if (!cells.TryAdd((year, unit, v), (cell, $"{sheet.File} {place.Path}")))
                faults.Add(place with { Found = $"{cells[(year, unit, v)].Place}, {sheet.File} {place.Path}" });
        }
    }

    internal static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    Finding At(FindingKind kind, int row, int column) => new() { Kind = kind, File = sheet.File, Path = sheet.Address(row, column), Found = "" };
}
