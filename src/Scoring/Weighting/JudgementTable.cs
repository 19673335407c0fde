using Scoring.Findings;
using Scoring.Schemes.Reading;

namespace Scoring.Weighting;

/// <summary>Judgement matrices from a table: long (<c>row</c>, <c>column</c>, <c>value</c>) or square (<c>item</c> and one column per child).</summary>
/// <remarks>
/// A column <c>node</c> tells which node a row belongs to, <c>expert</c> whose judgement it is; without them all rows belong to the node and to one
/// expert. In the long form the diagonal and one half may be left out: 1 and the reciprocals stand in for them.
/// </remarks>
static class JudgementTable
{
    /// <summary>The experts' matrices, in ordinal order of their names; null after faults.</summary>
    public static List<double[][]>? Read(WeighingContext context)
    {
        if (WeightTable.Open(context) is not { } table) return null;
        string[] needed = table.IndexOf("item") >= 0 ? ["item", .. context.Children.Select(child => child.Code)] : ["row", "column", "value"];
        if (!WeightTable.HasColumns(table, needed, context)) return null;

        var codes = context.Children.Select(child => child.Code).ToList();
        var experts = new SortedDictionary<string, double[][]>(StringComparer.Ordinal);
        var sound = true;
        foreach (var row in WeightTable.RowsOf(table, context.Node.Code))
        {
            var expert = WeightTable.Cell(table, row, "expert");
            if (!experts.TryGetValue(expert, out var matrix))
                experts[expert] = matrix = [.. codes.Select(_ => Enumerable.Repeat(double.NaN, codes.Count).ToArray())];
            sound &= needed[0] == "item"
                ? codes.Select((code, j) => Take(row, "item", code, j)).ToList().TrueForAll(fits => fits)
                : Take(row, "row", "value", codes.IndexOf(WeightTable.Cell(table, row, "column")));

            bool Take(int at, string item, string valueColumn, int j)
            {
                var i = codes.IndexOf(WeightTable.Cell(table, at, item));
                var text = WeightTable.Cell(table, at, valueColumn);
                if (i < 0 || j < 0) return Fault(at, Shown.Text(WeightTable.Cell(table, at, i < 0 ? item : "column")), string.Join(", ", codes));
                if (MatrixReader.Fraction(text) is not { } value) return Fault(at, $"{codes[i]}, {codes[j]}: {Shown.Text(text)}", "number | 1/3");
                if (!double.IsNaN(matrix[i][j])) return Fault(at, $"{codes[i]}, {codes[j]}: × 2", "× 1");
                matrix[i][j] = value;
                return true;
            }
        }
        if (!sound) return null;
        if (experts.Count == 0)
        {
            context.Fault(FindingKinds.JudgementsMissing, $"{table.File}: 0", file: table.File);
            return null;
        }
        int[] order = [.. Enumerable.Range(0, codes.Count)];
        var matrices = experts.Select(pair => JudgementMatrix.Check(Filled(pair.Value), order, pair.Key.Length == 0 ? "" : Shown.Plain(pair.Key) + ": ", context)).ToList();
        return matrices.Contains(null) ? null : [.. matrices.OfType<double[][]>()];

        bool Fault(int row, string found, string expected)
        {
            context.Fault(FindingKinds.WeightTableUnfit, found, expected, file: table.File, row: row + 1);
            return false;
        }
    }

    /// <summary>What was left out follows from the rest: 1 on the diagonal, reciprocals across it.</summary>
    static double[][] Filled(double[][] matrix)
    {
        for (var i = 0; i < matrix.Length; i++)
        {
            if (double.IsNaN(matrix[i][i])) matrix[i][i] = 1;
            for (var j = 0; j < matrix.Length; j++)
                if (double.IsNaN(matrix[i][j])) matrix[i][j] = 1 / matrix[j][i];
        }
        return matrix;
    }
}
