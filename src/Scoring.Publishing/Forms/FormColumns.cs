using Scoring.Publishing.Workbooks;

namespace Scoring.Publishing.Forms;

/// <summary>The columns of a form, from 0.</summary>
static class FormColumns
{
    public const int Number = 0, Name = 1, Measure = 2, Code = 3, Last = 4, This = 5, Change = 6, Check = 7, Remark = 8, Count = 9;

    /// <summary>Width of each in characters.</summary>
    public static readonly IReadOnlyList<double> Widths = [11, 48, 12, 22, 16, 16, 12, 30, 30];

    /// <summary>The column of a year, by how many years it lies back: those further back than last year stand right of the form, for reference.</summary>
    public static int Year(int back) => back switch { 0 => This, 1 => Last, _ => Count + back - 2 };

    /// <summary>A cell such as <c>F12</c>.</summary>
    public static string Cell(int column, int row) => CellName.Of(column, row);

    /// <summary>Cells of some rows.</summary>
    public static string Rows(int column, int from, int to) => $"{Cell(column, from)}:{Cell(column, to)}";
}
