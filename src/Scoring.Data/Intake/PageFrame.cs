using System.Globalization;

namespace Scoring.Data.Intake;

/// <summary>Where things stand on a page: the column of units, the header's rows, and the first row of figures.</summary>
/// <param name="UnitColumn">The column of units.</param>
/// <param name="HeaderRow">The header's first row.</param>
/// <param name="FirstRow">The first row below the header.</param>
sealed record PageFrame(int UnitColumn, int HeaderRow, int FirstRow)
{
    /// <summary>Names of units that must stand in one column before it is taken for theirs without a header.</summary>
    const int Fewest = 3;

    /// <summary>Finds the frame by the header of the column of units, else by the names of the units; null when the sheet holds neither.</summary>
    public static PageFrame? Of(Sheet sheet, IntakeMapping mapping, UnitNames units)
    {
        var wanted = mapping.UnitHeaders.Select(IntakeReader.Compact).ToArray();
        foreach (var row in sheet.Rows)
            foreach (var (column, text) in sheet.Cells(row))
                if (IsHeader(IntakeReader.Compact(text), wanted) && sheet.Rows.Any(below => below > row && units.IsKnown(sheet[below, column])))
                    return new PageFrame(column, row, First(sheet, row, column, units));

        var counts = new SortedDictionary<int, HashSet<string>>();
        foreach (var row in sheet.Rows)
            foreach (var (column, text) in sheet.Cells(row))
                if (units.IsKnown(text))
                    (counts.TryGetValue(column, out var names) ? names : counts[column] = new HashSet<string>(StringComparer.Ordinal)).Add(IntakeReader.Compact(text));
        if (counts.Count == 0 || counts.MaxBy(pair => pair.Value.Count) is not { Value.Count: >= Fewest } best) return null;
        var first = sheet.Rows.First(row => units.IsKnown(sheet[row, best.Key]));
        var header = first;
        foreach (var row in sheet.Rows.Where(row => row < first).Reverse())
        {
            if (sheet.Cells(row).Count(cell => cell.Key > best.Key) < Math.Min(2, mapping.Variables.Count)) break;
            header = row;
        }
        return new PageFrame(best.Key, header, first);
    }

    /// <summary>The columns right and left of that of the units, with their headers.</summary>
    public IReadOnlyList<PageColumn> Columns(Sheet sheet)
    {
        int[] rows = [.. sheet.Rows.Where(row => row >= HeaderRow && row < FirstRow)];
        int[] columns = [.. sheet.Rows.SelectMany(row => sheet.Cells(row).Keys).Distinct().Where(column => column != UnitColumn).Order()];
        return
        [
            .. columns.Select(column => new PageColumn(column,
                string.Concat(rows.Select(row => IntakeReader.Compact(sheet[row, column]))),
                [.. rows.Select(row => IntakeReader.Compact(sheet.Merged(row, column))).Where(text => text.Length > 0)])),
        ];
    }

    /// <summary>Rows further down in which the header of the column of units stands again, as in a table that goes on on the next page.</summary>
    public IEnumerable<int> Repeats(Sheet sheet, IntakeMapping mapping)
    {
        var wanted = mapping.UnitHeaders.Select(IntakeReader.Compact).ToArray();
        return sheet.Rows.Where(row => row > FirstRow && IsHeader(IntakeReader.Compact(sheet[row, UnitColumn]), wanted));
    }

    /// <summary>地区, or 地区 beside another language: 地区Region.</summary>
    static bool IsHeader(string text, string[] wanted) => wanted.Any(header =>
        text.StartsWith(header, StringComparison.OrdinalIgnoreCase) && !text.AsSpan(header.Length).ContainsAnyInRange('\u4E00', '\u9FFF'));

    static int First(Sheet sheet, int headerRow, int unitColumn, UnitNames units)
    {
        foreach (var row in sheet.Rows)
        {
            if (row <= headerRow) continue;
            var name = sheet[row, unitColumn];
            if (units.IsKnown(name) || (name.Length > 0 && HasNumbers(sheet, row, unitColumn) && !IsNumbering(sheet, row, unitColumn))) return row;
        }
        return headerRow + 1;
    }

    /// <summary>True when the row holds a number beside its unit.</summary>
    public static bool HasNumbers(Sheet sheet, int row, int unitColumn) => sheet.Cells(row).Any(cell => cell.Key != unitColumn && Number(cell.Value) is not null);

    /// <summary>A row that counts the columns, 1 2 3 …, as forms have it under their header.</summary>
    static bool IsNumbering(Sheet sheet, int row, int unitColumn)
    {
        string[] others = [.. sheet.Cells(row).Where(cell => cell.Key != unitColumn).Select(cell => cell.Value)];
        if (others.Any(text => text.Length > 2)) return false; // 乙 counts a column of names
        double[] numbers = [.. others.Select(Number).OfType<double>()];
        return numbers.Length >= 2 && numbers[0] is 1 or 2 or 3 && Enumerable.Range(1, numbers.Length - 1).All(i => numbers[i] == numbers[0] + i);
    }

    /// <summary>The number that a cell holds; null when it holds none.</summary>
    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
