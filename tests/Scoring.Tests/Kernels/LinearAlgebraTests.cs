using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MathNet.Numerics.LinearAlgebra;
using Scoring.Kernels;

namespace Scoring.Tests.Kernels;

/// <summary>Eigenvalues, linear systems and linear programmes against another library, definitions and exhaustive search.</summary>
/// <remarks>
/// Numbers are compared by their distance: rounded digits differ where two values lie on either side of a half. With up to 9 × 9 cells of at most 50/7 an
/// eigenvalue is below 65, one unit in its last place 1.4e-14; a few hundred roundings stay below 1e-11, those of vectors of length 1 below 1e-13.
/// </remarks>
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

    [Property(Arbitrary = [typeof(Inputs)])]
    public void Eigenvalues_are_those_of_another_library_and_vectors_fulfil_their_equation(Square square)
    {
        var n = square.Rows.Length;
        var (values, vectors) = SymmetricEigen.Decompose(square.Rows);
        var expected = Matrix<double>.Build.DenseOfRowArrays(square.Rows).Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real).OrderDescending().ToArray();
        for (var k = 0; k < n; k++)
        {
            Assert.Equal(expected[k], values[k], 1e-11);
            for (var i = 0; i < n; i++) Assert.Equal(values[k] * vectors[k][i], square.Rows[i].Select((a, j) => a * vectors[k][j]).Sum(), 1e-11);
            for (var l = 0; l <= k; l++) Assert.Equal(k == l ? 1 : 0, vectors[k].Zip(vectors[l], (x, y) => x * y).Sum(), 1e-13);
        }
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
        for (var i = 0; i < n; i++) Assert.Equal(i + 1, rows[i][..n].Select((a, j) => a * solution[j]).Sum(), 1e-10);
    }

    [Property(Arbitrary = [typeof(Inputs)], MaxTest = 300)]
    public void Programme_reaches_the_best_corner_or_has_no_bound(Programme programme)
    {
        var program = new LinearProgram(programme.Objective);
        for (var i = 0; i < programme.Rows.Length; i++) program.Add(programme.Rows[i], programme.Limits[i]);
        var x = program.Maximise();
        // A box so wide that only unbounded programmes reach it.
        var best = Corners.Of([.. programme.Rows.Zip(programme.Limits)], programme.Objective.Length, 1e6).Max(corner => Value(programme, corner));
        if (x is null)
        {
            Assert.True(best > 1e4);
            return;
        }
        Assert.All(x, value => Assert.True(value >= 0));
        for (var i = 0; i < programme.Rows.Length; i++) Assert.True(programme.Rows[i].Select((a, j) => a * x[j]).Sum() <= programme.Limits[i] + 1e-9);
        Assert.Equal(best, Value(programme, x), 1e-8);
    }

    static double Value(Programme programme, double[] x) => programme.Objective.Select((c, j) => c * x[j]).Sum();
}
