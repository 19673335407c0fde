using System.Globalization;

namespace Scoring.Data.Intake;

/// <summary>One sheet of a workbook, or a text table: cells as text.</summary>
sealed class Sheet(string file, string name)
{
    readonly Dictionary<(int Row, int Column), string> cells = [];

    public string File { get; } = file;

    public string Name { get; } = name;

    public int Rows { get; private set; }

    public int Columns { get; private set; }

    /// <summary>The cell's text without blanks at its ends; empty where there is none. Rows and columns from 0.</summary>
    public string this[int row, int column] => cells.GetValueOrDefault((row, column), "");

    public void Add(int row, int column, string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0) return;
        cells[(row, column)] = trimmed;
        Rows = Math.Max(Rows, row + 1);
        Columns = Math.Max(Columns, column + 1);
    }

    /// <summary>The place as spreadsheets write it: <c>Sheet1!C17</c>.</summary>
    public string Address(int row, int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) letters = (char)('A' + (rest - 1) % 26) + letters;
        return $"{Name}!{letters}{(row + 1).ToString(CultureInfo.InvariantCulture)}";
    }
}
