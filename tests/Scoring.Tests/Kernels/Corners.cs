using MathNet.Numerics.LinearAlgebra;

namespace Scoring.Tests.Kernels;

/// <summary>The corners of a small polytope, found by solving for every choice of binding constraints.</summary>
static class Corners
{
    /// <summary>All feasible points where as many constraints as there are variables bind: those given, x ≥ 0, and x ≤ box.</summary>
    public static IEnumerable<double[]> Of(IReadOnlyList<(double[] Row, double Limit)> constraints, int variables, double box)
    {
        var rows = constraints.ToList();
        for (var j = 0; j < variables; j++)
        {
            rows.Add(([.. Enumerable.Range(0, variables).Select(k => k == j ? -1.0 : 0)], 0));
            rows.Add(([.. Enumerable.Range(0, variables).Select(k => k == j ? 1.0 : 0)], box));
        }
        foreach (var chosen in Choose(rows.Count, variables))
        {
            var matrix = Matrix<double>.Build.Dense(variables, variables, (i, j) => rows[chosen[i]].Row[j]);
            if (Math.Abs(matrix.Determinant()) < 1e-9) continue;
            var corner = matrix.Solve(Vector<double>.Build.Dense(variables, i => rows[chosen[i]].Limit)).ToArray();
            if (rows.TrueForAll(row => row.Row.Select((a, j) => a * corner[j]).Sum() <= row.Limit + 1e-7)) yield return corner;
        }
    }

    static IEnumerable<int[]> Choose(int count, int size) => size == 0
        ? [[]]
        : from rest in Choose(count, size - 1)
          let first = rest.Length == 0 ? 0 : rest[^1] + 1
          from next in Enumerable.Range(first, count - first)
          select (int[])[.. rest, next];
}
