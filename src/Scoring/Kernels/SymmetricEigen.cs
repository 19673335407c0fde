using System.Diagnostics;

namespace Scoring.Kernels;

/// <summary>Eigenvalues and eigenvectors of a small symmetric matrix, with the same bits on every CPU.</summary>
/// <remarks>
/// Cyclic Jacobi rotations in one fixed order (row by row above the diagonal), each made of + − · / √ only, until every element beside the
/// diagonal is negligible: the relative error of an eigenvalue is a few units in the last place of the largest. Eigenvalues descend; where
/// two are equal the order of the diagonal stays. Vectors have length 1; their sign is what the rotations leave and means nothing.
/// Source: Golub, Van Loan, Matrix Computations, 4th edition (2013), section 8.5. Cost: about 6 sweeps of n³ operations; meant for n up to 200.
/// </remarks>
static class SymmetricEigen
{
    const int MostSweeps = 60;

    /// <summary>The decomposition; the matrix is trusted to be symmetric and finite, and is not changed.</summary>
    /// <returns>Eigenvalues in descending order, and to each its vector.</returns>
    internal static (double[] Values, double[][] Vectors) Decompose(double[][] matrix)
    {
        var n = matrix.Length;
        Debug.Assert(matrix.All(row => row.Length == n));
        var a = matrix.Select(row => row.ToArray()).ToArray();
        var v = new double[n][];
        for (var i = 0; i < n; i++)
        {
            v[i] = new double[n];
            v[i][i] = 1;
        }
        var rotated = true;
        for (var sweep = 0; sweep < MostSweeps && rotated; sweep++)
        {
            rotated = false;
            for (var p = 0; p < n - 1; p++)
                for (var q = p + 1; q < n; q++)
                    rotated |= Rotate(a, v, p, q);
        }
        var order = Enumerable.Range(0, n).OrderByDescending(i => a[i][i]).ToArray(); // stable
        return ([.. order.Select(i => a[i][i])], [.. order.Select(i => v.Select(row => row[i]).ToArray())]);
    }

    /// <summary>Turns the element p, q to zero; false when it is negligible beside its diagonal elements already.</summary>
    static bool Rotate(double[][] a, double[][] v, int p, int q)
    {
        var apq = a[p][q];
        if (apq == 0) return false;
        if (Math.Abs(a[p][p]) + Math.Abs(apq) == Math.Abs(a[p][p]) && Math.Abs(a[q][q]) + Math.Abs(apq) == Math.Abs(a[q][q]))
        {
            a[p][q] = a[q][p] = 0;
            return false;
        }
        var theta = (a[q][q] - a[p][p]) / (2 * apq);
        var t = 1 / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        if (theta < 0) t = -t;
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        a[p][p] -= t * apq;
        a[q][q] += t * apq;
        a[p][q] = a[q][p] = 0;
        for (var i = 0; i < a.Length; i++)
        {
            if (i != p && i != q)
            {
                var (aip, aiq) = (a[i][p], a[i][q]);
                a[i][p] = a[p][i] = c * aip - s * aiq;
                a[i][q] = a[q][i] = s * aip + c * aiq;
            }
            var (vip, viq) = (v[i][p], v[i][q]);
            v[i][p] = c * vip - s * viq;
            v[i][q] = s * vip + c * viq;
        }
        return true;
    }
}
