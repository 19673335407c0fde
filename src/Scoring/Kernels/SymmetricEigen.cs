namespace Scoring.Kernels;

/// <summary>Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi rotations in one written order: the same bits on every machine.</summary>
/// <remarks>
/// Cyclic sweeps over the upper triangle, row by row, until every off-diagonal element is negligible beside its diagonal
/// (Golub and Van Loan, Matrix Computations, 8.5). Eigenvalues descend; equal ones keep the order of their columns. The sign of a vector is that of the
/// rotations: the caller fixes it. Cost: about 10 sweeps of 6n³ operations.
/// </remarks>
static class SymmetricEigen
{
    const int MostSweeps = 60;

    /// <summary>Decomposes a matrix, which is not changed. Vectors are rows: <c>Vectors[k]</c> belongs to <c>Values[k]</c>.</summary>
    internal static (double[] Values, double[][] Vectors) Decompose(double[][] matrix)
    {
        var n = matrix.Length;
        double[][] a = [.. matrix.Select(row => (double[])row.Clone())];
        var vectors = new double[n][];
        for (var i = 0; i < n; i++)
        {
            vectors[i] = new double[n];
            vectors[i][i] = 1;
        }
        for (var sweep = 0; sweep < MostSweeps; sweep++)
            if (!Sweep(a, vectors)) break;
        int[] order = [.. Enumerable.Range(0, n).OrderByDescending(i => a[i][i])];
        return ([.. order.Select(i => a[i][i])], [.. order.Select(i => vectors[i])]);
    }

    static bool Sweep(double[][] a, double[][] vectors)
    {
        var rotated = false;
        for (var p = 0; p < a.Length; p++)
            for (var q = p + 1; q < a.Length; q++)
            {
                if (Math.Abs(a[p][q]) <= 1e-17 * Math.Sqrt(Math.Abs(a[p][p] * a[q][q])) || Math.Abs(a[p][q]) < 1e-290) continue;
                Rotate(a, vectors, p, q);
                rotated = true;
            }
        return rotated;
    }

    static void Rotate(double[][] a, double[][] vectors, int p, int q)
    {
        var theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        var t = Math.Abs(theta) > 1e150 ? 1 / (2 * theta) : (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        var cosine = 1 / Math.Sqrt(t * t + 1);
        var sine = t * cosine;
        var moved = t * a[p][q];
        a[p][p] -= moved;
        a[q][q] += moved;
        a[p][q] = a[q][p] = 0;
        for (var k = 0; k < a.Length; k++)
        {
            if (k != p && k != q)
            {
                var (kp, kq) = (a[k][p], a[k][q]);
                a[k][p] = a[p][k] = cosine * kp - sine * kq;
                a[k][q] = a[q][k] = sine * kp + cosine * kq;
            }
            var (vp, vq) = (vectors[p][k], vectors[q][k]);
            vectors[p][k] = cosine * vp - sine * vq;
            vectors[q][k] = sine * vp + cosine * vq;
        }
    }
}
