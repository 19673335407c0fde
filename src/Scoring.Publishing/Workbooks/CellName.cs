namespace Scoring.Publishing.Workbooks;

/// <summary>Names of cells, columns and sheets as formulas write them.</summary>
static class CellName
{
    /// <summary>The letters of a column; the first is 0.</summary>
    public static string Column(int column)
    {
        var letters = "";
        for (var rest = column; rest >= 0; rest = (rest / 26) - 1) letters = (char)('A' + (rest % 26)) + letters;
        return letters;
    }

    /// <summary>A cell such as <c>B12</c>; rows count from 1.</summary>
    public static string Of(int column, int row) => $"{Column(column)}{row}";

    /// <summary>A cell of a fixed row such as <c>B$8</c>: the same for every unit.</summary>
    public static string InRow(int column, int row) => $"{Column(column)}${row}";

    /// <summary>A range of fixed rows in a column, such as <c>B$16:B$2865</c>.</summary>
    public static string Rows(int column, int from, int to) => $"{Column(column)}${from}:{Column(column)}${to}";

    /// <summary>A sheet's name as it stands before the exclamation mark.</summary>
    public static string Sheet(string name) => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";
}
