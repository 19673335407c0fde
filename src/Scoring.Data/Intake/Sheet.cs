using System.Globalization;

namespace Scoring.Data.Intake;

/// <summary>One sheet of a workbook, or a text table: cells as text. Rows and columns count from 0.</summary>
sealed class Sheet(string file, string name)
{
    static readonly SortedDictionary<int, string> Empty = [];

    readonly SortedDictionary<int, SortedDictionary<int, string>> rows = [];
    readonly List<(int Top, int Left, int Bottom, int Right)> merged = [];

    public string File { get; } = file;

    public string Name { get; } = name;

    /// <summary>Rows that hold text, ascending.</summary>
    public IReadOnlyCollection<int> Rows => rows.Keys;

    /// <summary>The cell's text without blanks at its ends; empty where there is none.</summary>
    public string this[int row, int column] => Cells(row).GetValueOrDefault(column, "");

    /// <summary>A row's cells that hold text, by column.</summary>
    public IReadOnlyDictionary<int, string> Cells(int row) => rows.GetValueOrDefault(row, Empty);

    /// <summary>The cell's text; in a merged block that of the block.</summary>
    public string Merged(int row, int column)
    {
        foreach (var (top, left, bottom, right) in merged)
            if (row >= top && row <= bottom && column >= left && column <= right)
                return this[top, left];
        return this[row, column];
    }

    public void Add(int row, int column, string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0) return;
        if (!rows.TryGetValue(row, out var cells)) rows[row] = cells = [];
        cells[column] = trimmed;
    }

    public void Merge(int top, int left, int bottom, int right) => merged.Add((top, left, bottom, right));

    /// <summary>The place as spreadsheets write it: <c>Sheet1!C17</c>.</summary>
    public string Address(int row, int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) letters = (char)('A' + (rest - 1) % 26) + letters;
        return $"{Name}!{letters}{(row + 1).ToString(CultureInfo.InvariantCulture)}";
    }
}
