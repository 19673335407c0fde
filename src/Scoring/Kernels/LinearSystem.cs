namespace Scoring.Kernels;

/// <summary>A small system of linear equations by Gauss elimination with row pivots, in one order, with the same bits on every CPU.</summary>
static class LinearSystem
{
    /// <summary>Solves a system given as rows of coefficients with the right side last; the rows are used up. NaN where it is singular.</summary>
    internal static double[] Solve(double[][] rows)
    {
        var n = rows.Length;
        for (var column = 0; column < n; column++)
        {
            var pivot = column;
            for (var row = column + 1; row < n; row++)
                if (Math.Abs(rows[row][column]) > Math.Abs(rows[pivot][column]))
                    pivot = row;
            (rows[column], rows[pivot]) = (rows[pivot], rows[column]);
            for (var row = column + 1; row < n; row++)
            {
                var factor = rows[row][column] / rows[column][column];
                if (factor == 0) continue;
                for (var k = column; k <= n; k++) rows[row][k] -= factor * rows[column][k];
            }
        }
        var solution = new double[n];
        for (var row = n - 1; row >= 0; row--)
        {
            var rest = rows[row][n];
            for (var k = row + 1; k < n; k++) rest -= rows[row][k] * solution[k];
            solution[row] = rest / rows[row][row];
        }
        return solution;
    }
}
