using System.Diagnostics;

namespace Scoring.Kernels;

/// <summary>A small linear programme: max c·x subject to A·x ≤ b and x ≥ 0, with b ≥ 0, so that x = 0 is a start.</summary>
/// <remarks>
/// The simplex method on a dense tableau. Bland's rule (the first variable that gains, the first row that binds) rules out endless circles, which many
/// binding constraints at the start would otherwise invite. One order of operations on doubles, so the same bits on every CPU. Coefficients are meant to be
/// of magnitude 1: what is smaller than 1e-11 counts as zero. Source: R. G. Bland, New Finite Pivoting Rules for the Simplex Method (1977).
/// </remarks>
sealed class LinearProgram
{
    const double Negligible = 1e-11;

    /// <summary>Rounding could lead even Bland's rule in a circle; no programme of this size needs so many steps.</summary>
    const int MostPivots = 100_000;

    readonly double[] objective;
    readonly List<double[]> rows = [];
    readonly List<double> limits = [];

    public LinearProgram(double[] objective) => this.objective = objective;

    /// <summary>Adds a constraint: coefficients·x ≤ limit, limit ≥ 0.</summary>
    public void Add(double[] coefficients, double limit)
    {
        Debug.Assert(coefficients.Length == objective.Length && limit >= 0);
        rows.Add(coefficients);
        limits.Add(limit);
    }

    /// <summary>The best x, or null when the objective has no bound.</summary>
    public double[]? Maximise()
    {
        var (m, n) = (rows.Count, objective.Length);
        // Row by row the non-basic variables' coefficients and the limit; the last row holds what each variable would gain.
        var tableau = new double[m + 1][];
        for (var i = 0; i < m; i++) tableau[i] = [.. rows[i], limits[i]];
        tableau[m] = [.. objective, 0];
        var outside = Enumerable.Range(0, n).ToArray(); // variables 0 … n − 1, then slacks
        var basis = Enumerable.Range(n, m).ToArray();
        for (var pivots = 0; pivots < MostPivots && Entering(tableau[m], outside) is var column and >= 0; pivots++)
        {
            var row = Leaving(tableau, basis, column);
            if (row < 0) return null;
            Pivot(tableau, row, column);
            (outside[column], basis[row]) = (basis[row], outside[column]);
        }
        var x = new double[n];
        for (var i = 0; i < m; i++)
            if (basis[i] < n)
                x[basis[i]] = Math.Max(tableau[i][n], 0);
        return x;
    }

    static int Entering(double[] gains, int[] outside)
    {
        var entering = -1;
        for (var j = 0; j < outside.Length; j++)
            if (gains[j] > Negligible && (entering < 0 || outside[j] < outside[entering]))
                entering = j;
        return entering;
    }

    static int Leaving(double[][] tableau, int[] basis, int column)
    {
        var (leaving, least) = (-1, double.PositiveInfinity);
        for (var i = 0; i < basis.Length; i++)
        {
            if (tableau[i][column] <= Negligible) continue;
            var ratio = Math.Max(tableau[i][^1], 0) / tableau[i][column];
            if (ratio < least || ratio == least && basis[i] < basis[leaving]) (leaving, least) = (i, ratio);
        }
        return leaving;
    }

    static void Pivot(double[][] tableau, int row, int column)
    {
        var pivot = tableau[row];
        var scale = 1 / pivot[column];
        for (var j = 0; j < pivot.Length; j++) pivot[j] = j == column ? scale : pivot[j] * scale;
        for (var i = 0; i < tableau.Length; i++)
        {
            var factor = tableau[i][column];
            if (i == row || factor == 0) continue;
            for (var j = 0; j < pivot.Length; j++)
                tableau[i][j] = j == column ? -factor * scale : tableau[i][j] - factor * pivot[j];
        }
    }
}
