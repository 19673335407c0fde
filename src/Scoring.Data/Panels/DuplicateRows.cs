using System.Globalization;
using Scoring.Data.Tables;
using Scoring.Findings;

namespace Scoring.Data.Panels;

/// <summary>Cells that two rows give. Nothing is kept of a cell's first row; when there are duplicates the rows are searched for it.</summary>
sealed class DuplicateRows(PanelKeys keys, PanelVariables variables)
{
    const int Most = 100_000;

    readonly List<(int Part, int Row, int Variable, int Year, int Unit)> second = [];
    long count;

    public void Add(int part, int row, int variable, int year, int unit)
    {
        if (count++ < Most) second.Add((part, row, variable, year, unit));
    }

    /// <summary>Reports every pair of rows with all the variables they both give.</summary>
    public void Report(FindingLog faults)
    {
        if (count == 0) return;
        var first = FirstRows();
        var pairs = second
            .GroupBy(cell => (cell.Part, cell.Row, cell.Year, cell.Unit, First: first[(cell.Variable, cell.Year, cell.Unit)]))
            .OrderBy(pair => pair.Key.Part).ThenBy(pair => pair.Key.Row).ThenBy(pair => pair.Key.First);
        foreach (var pair in pairs)
        {
            var (part, row, year, unit, (firstPart, firstRow)) = pair.Key;
            var codes = pair.Select(cell => variables.All[cell.Variable].Code).Order(StringComparer.Ordinal).ToList();
            faults.Add(new Finding
            {
                Kind = FindingKinds.DuplicateKey,
                File = keys.Rows[part].File,
                Row = keys.Rows[part].RowNumber(row),
                Unit = Shown.Text(keys.Roster.Units[unit].Code),
                Year = keys.Years[year],
                Variable = codes.Count == 1 ? codes[0] : null,
                Found = string.Create(CultureInfo.InvariantCulture,
                    $"{Place(firstPart, firstRow)}, {Place(part, row)}")
                    + (codes.Count == 1 ? "" : $" ({Shown.List(codes)})"),
                Count = codes.Count,
            });
        }
        if (count > Most)
            faults.Add(new Finding
            {
                Kind = FindingKinds.DuplicateKey,
                Found = string.Create(CultureInfo.InvariantCulture, $"… +{count - Most}"),
                Count = count - Most,
            });
    }

    string Place(int part, int row) => string.Create(CultureInfo.InvariantCulture, $"{keys.Rows[part].File} #{keys.Rows[part].RowNumber(row)}");

    Dictionary<(int Variable, int Year, int Unit), (int Part, int Row)> FirstRows()
    {
        var wanted = second.Select(cell => (cell.Year, cell.Unit)).ToHashSet();
        var cells = second.Select(cell => (cell.Variable, cell.Year, cell.Unit)).ToHashSet();
        var first = new Dictionary<(int, int, int), (int, int)>();
        for (var p = 0; p < keys.Rows.Count; p++)
        {
            var rows = keys.Rows[p];
            var wide = rows.Variable is null
                ? rows.Binding.ValueNames.Select(name => variables.BySource(name)?.Index ?? PanelRows.None).ToArray()
                : null;
            for (var row = 0; row < rows.Part.Rows; row++)
            {
                if (!rows.IsKept(row)) continue;
                var place = (Year: rows.YearIndex[rows.Year.Ids[row] + 1], Unit: rows.UnitIndex[rows.Unit.Ids[row] + 1]);
                if (!wanted.Contains(place)) continue;
                if (wide is null) Take(rows.VariableIndex[rows.Variable!.Ids[row] + 1]);
                else
                    foreach (var variable in wide) Take(variable);

                void Take(int variable)
                {
                    if (cells.Contains((variable, place.Year, place.Unit))) first.TryAdd((variable, place.Year, place.Unit), (p, row));
                }
            }
        }
        return first;
    }
}
