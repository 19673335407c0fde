using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MathNet.Numerics.LinearAlgebra;
using Scoring.Kernels;

namespace Scoring.Tests.Kernels;

/// <summary>Eigenvalues, linear systems and linear programmes against another library, definitions and exhaustive search.</summary>
[Properties(Replay = "1,3", QuietOnSuccess = true, MaxTest = 100)]
public class LinearAlgebraTests
{
    public sealed record Square(double[][] Rows);

    public sealed record Programme(double[] Objective, double[][] Rows, double[] Limits);

    public static class Inputs
    {
        public static Arbitrary<Square> Symmetric() => (
            from size in Gen.Choose(1, 9)
            from cells in Gen.Choose(-50, 50).ArrayOf(size * size)
            select new Square([.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size)
                .Select(j => (cells[Math.Min(i, j) * size + Math.Max(i, j)]) / 7.0).ToArray())])).ToArbitrary();

        public static Arbitrary<Programme> Small() => (
            from variables in Gen.Choose(1, 3)
            from constraints in Gen.Choose(1, 6)
            from objective in Gen.Choose(0, 9).ArrayOf(variables)
            from cells in Gen.Choose(-3, 9).ArrayOf(variables * constraints)
            from limits in Gen.Choose(0, 9).ArrayOf(constraints)
            select new Programme([.. objective.Select(c => (double)c)],
                [.. Enumerable.Range(0, constraints).Select(i => cells[(i * variables)..((i + 1) * variables)].Select(a => (double)a).ToArray())],
                [.. limits.Select(b => (double)b)])).ToArbitrary();
    }

    [Fact]
    public void Eigenvalues_of_a_diagonal_matrix_are_exact_and_keep_their_order()
    {
        var (values, vectors) = SymmetricEigen.Decompose([[2, 0, 0], [0, 3, 0], [0, 0, 2]]);

        Assert.Equal([3, 2, 2], values);
        Assert.Equal([[0, 1, 0], [1, 0, 0], [0, 0, 1]], vectors);
    }

    [Property(Arbitrary = [typeof(Inputs)])]
    public void Solution_of_a_system_fulfils_it(Square square)
    {
        var n = square.Rows.Length;
        double[][] rows = [.. square.Rows.Select((row, i) => row.Select((a, j) => i == j ? a + 200 : a).Append(i + 1).ToArray())];
        var solution = LinearSystem.Solve([.. rows.Select(row => row.ToArray())]);
        for (var i = 0; i < n; i++) Assert.Equal(i + 1, rows[i][..n].Select((a, j) => a * solution[j]).Sum(), 10);
    }

    [Property(Arbitrary = [typeof(Inputs)], MaxTest = 300)]
    public void Programme_reaches_the_best_corner_or_has_no_bound(Programme programme)
    {
        var program = new LinearProgram(programme.Objective);
        for (var i = 0; i < programme.Rows.Length; i++) program.Add(programme.Rows[i], programme.Limits[i]);
        var x = program.Maximise();
        // A box so wide that only unbounded programmes reach it.
        var best = Corners(programme, 1e6).Max(corner => Value(programme, corner));
        if (x is null)
        {
            Assert.True(best > 1e4);
            return;
        }
        Assert.All(x, value => Assert.True(value >= 0));
        for (var i = 0; i < programme.Rows.Length; i++) Assert.True(programme.Rows[i].Select((a, j) => a * x[j]).Sum() <= programme.Limits[i] + 1e-9);
        Assert.Equal(best, Value(programme, x), 8);
    }

    static double Value(Programme programme, double[] x) => programme.Objective.Select((c, j) => c * x[j]).Sum();

    /// <summary>All feasible points where as many constraints as there are variables bind.</summary>
    static IEnumerable<double[]> Corners(Programme programme, double box)
    {
        var n = programme.Objective.Length;
        var rows = programme.Rows.Zip(programme.Limits, (row, limit) => (Row: row, Limit: limit)).ToList();
        for (var j = 0; j < n; j++)
        {
            rows.Add(([.. Enumerable.Range(0, n).Select(k => k == j ? -1.0 : 0)], 0));
            rows.Add(([.. Enumerable.Range(0, n).Select(k => k == j ? 1.0 : 0)], box));
        }
        foreach (var chosen in Choose(rows.Count, n))
        {
            var matrix = Matrix<double>.Build.Dense(n, n, (i, j) => rows[chosen[i]].Row[j]);
            if (Math.Abs(matrix.Determinant()) < 1e-9) continue;
            var corner = matrix.Solve(Vector<double>.Build.Dense(n, i => rows[chosen[i]].Limit)).ToArray();
            if (rows.TrueForAll(row => row.Row.Select((a, j) => a * corner[j]).Sum() <= row.Limit + 1e-7)) yield return corner;
        }
    }

    static IEnumerable<int[]> Choose(int count, int size) => size == 0
        ? [[]]
        : from rest in Choose(count, size - 1) from next in Enumerable.Range(rest.Length == 0 ? 0 : rest[^1] + 1, count - (rest.Length == 0 ? 0 : rest[^1] + 1)) select (int[])[.. rest, next];
}
