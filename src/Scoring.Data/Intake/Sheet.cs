using System.Globalization;

namespace Scoring.Data.Intake;

/// <summary>One sheet of a workbook, or a text table: cells as text. Rows and columns count from 0.</summary>
sealed class Sheet(string file, string name)
{
    static readonly SortedDictionary<int, string> Empty = [];

    readonly SortedDictionary<int, SortedDictionary<int, string>> rows = [];
    readonly Dictionary<(int Row, int Column), CellLook> looks = [];
    readonly HashSet<int> hiddenRows = [];
    readonly List<(int From, int To)> hiddenColumns = [];
    readonly List<(int Top, int Left, int Bottom, int Right)> merged = [];

    public string File { get; } = file;

    public string Name { get; } = name;

    /// <summary>Whether the workbook does not show the sheet.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Rows that hold text, ascending.</summary>
    public IReadOnlyCollection<int> Rows => rows.Keys;

    /// <summary>The cell's text without blanks at its ends; empty where there is none.</summary>
    public string this[int row, int column] => Cells(row).GetValueOrDefault(column, "");

    /// <summary>A row's cells that hold text, by column.</summary>
    public IReadOnlyDictionary<int, string> Cells(int row) => rows.GetValueOrDefault(row, Empty);

    /// <summary>The cell's text; in a merged block that of the block.</summary>
    public string Merged(int row, int column) => Block(row, column) is var (top, left, _, _) ? this[top, left] : this[row, column];

    /// <summary>The merged block that a cell is part of; null when it is part of none.</summary>
    public (int Top, int Left, int Bottom, int Right)? Block(int row, int column)
    {
        foreach (var block in merged)
            if (row >= block.Top && row <= block.Bottom && column >= block.Left && column <= block.Right)
                return block;
        return null;
    }

    /// <summary>How a cell shows its number.</summary>
    public CellLook Look(int row, int column) => looks.GetValueOrDefault((row, column));

    /// <summary>All texts above a row, a line for each. A formula without a value says nothing.</summary>
    public string TitlesAbove(int row) => string.Join('\n', Rows.Where(above => above < row).SelectMany(above => Cells(above).Values).Where(text => !text.StartsWith('=')));

    /// <summary>What hides a cell, as spreadsheets write it: the sheet, its row, its column, or itself by its format; null = it is seen.</summary>
    public string? HiddenBy(int row, int column) =>
        IsHidden ? Name
        : hiddenRows.Contains(row) ? string.Create(CultureInfo.InvariantCulture, $"{row + 1}:{row + 1}")
        : hiddenColumns.Exists(block => column >= block.From && column <= block.To) ? $"{Letters(column)}:{Letters(column)}"
        : Look(row, column).IsBlank ? Cell(row, column)
        : null;

    public void Add(int row, int column, string text, CellLook look = default)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0) return;
        if (!rows.TryGetValue(row, out var cells)) rows[row] = cells = [];
        cells[column] = trimmed;
        if (look != default) looks[(row, column)] = look;
    }

    public void Merge(int top, int left, int bottom, int right) => merged.Add((top, left, bottom, right));

    public void HideRow(int row) => hiddenRows.Add(row);

    public void HideColumns(int from, int to) => hiddenColumns.Add((from, to));

    /// <summary>The place as spreadsheets write it: <c>Sheet1!C17</c>.</summary>
    public string Address(int row, int column) => $"{Name}!{Cell(row, column)}";

    /// <summary>A block of cells: <c>C17:C18</c>.</summary>
    public static string Range(int top, int left, int bottom, int right) => $"{Cell(top, left)}:{Cell(bottom, right)}";

    static string Cell(int row, int column) => Letters(column) + (row + 1).ToString(CultureInfo.InvariantCulture);

    static string Letters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) letters = (char)('A' + (rest - 1) % 26) + letters;
        return letters;
    }
}
