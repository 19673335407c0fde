namespace Scoring.Kernels;

/// <summary>Inverses of positive definite matrices by Cholesky factors, in one written order of plain operations: the same bits on any CPU.</summary>
static class SymmetricInverse
{
    /// <summary>A pivot below this share of its diagonal entry means that the rows before determine the row.</summary>
    const double Tolerance = 1e-11;

    /// <summary>The inverse, or the first row that the rows before it determine.</summary>
    public static (double[][]? Inverse, int? Dependent) Of(double[][] matrix)
    {
        var n = matrix.Length;
        var factor = new double[n][];
        for (var i = 0; i < n; i++)
        {
            factor[i] = new double[i + 1];
            for (var j = 0; j <= i; j++)
            {
                var value = matrix[i][j];
                for (var k = 0; k < j; k++) value -= factor[i][k] * factor[j][k];
                if (j < i) factor[i][j] = value / factor[j][j];
                else if (value > Tolerance * matrix[i][i]) factor[i][i] = Math.Sqrt(value);
                else return (null, i);
            }
        }
        var inverse = new double[n][];
        for (var column = 0; column < n; column++) inverse[column] = Solve(factor, column);
        // The two triangles differ in the last bits.
        for (var i = 0; i < n; i++)
            for (var j = 0; j < i; j++)
                inverse[j][i] = inverse[i][j];
        return (inverse, null);
    }

    static double[] Solve(double[][] factor, int column)
    {
        var n = factor.Length;
        var x = new double[n];
        x[column] = 1;
        for (var i = column; i < n; i++)
        {
            for (var k = column; k < i; k++) x[i] -= factor[i][k] * x[k];
            x[i] /= factor[i][i];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++) x[i] -= factor[k][i] * x[k];
            x[i] /= factor[i][i];
        }
        return x;
    }
}
