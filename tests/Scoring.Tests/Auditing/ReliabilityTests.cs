using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MathNet.Numerics.LinearAlgebra;
using Scoring.Auditing;
using Scoring.Kernels;

namespace Scoring.Tests.Auditing;

/// <summary>Alpha, components, KMO and Bartlett by hand, by property and against MathNet's matrices.</summary>
[Properties(Replay = "1,3", QuietOnSuccess = true)]
public sealed class ReliabilityTests
{
    static readonly string[] Codes = ["a", "b", "c", "d"];

    static Arbitrary<double[][]> Columns => (
        from units in Gen.Choose(8, 40)
        from common in Gen.Choose(-50, 50).ArrayOf(units)
        from columns in Gen.Choose(-50, 50).ArrayOf(units).ArrayOf(4)
        select columns.Select(column => column.Select((value, unit) => value * 0.7 + common[unit]).ToArray()).ToArray()).ToArbitrary();

    [Fact]
    public void Alpha_of_the_same_item_repeated_is_one()
    {
        double[] item = [1, 4, 2, 8, 5, 7];
        var alpha = CronbachAlpha.Of("n", Codes, [item, item, item, item]);
        Assert.Equal(1, alpha.Raw, 12);
        Assert.Equal(1, alpha.Standardised, 12);
        Assert.All(alpha.ByItem, each => Assert.Equal((1, 1), (Math.Round(each.Raw, 10), Math.Round(each.ItemRest, 10))));
    }

    [Fact]
    public void Alpha_by_hand()
    {
        // a 1 2 3, b 2 2 5: var 1 and 3, cov 1.5. Sum 7: 2·(1 − 4/7) = 6/7. r = 1.5/√3: 2r/(1 + r).
        var alpha = CronbachAlpha.Of("n", ["a", "b"], [[1, 2, 3], [2, 2, 5]]);
        Assert.Equal(6 / 7.0, alpha.Raw, 12);
        var r = 1.5 / Math.Sqrt(3);
        Assert.Equal(2 * r / (1 + r), alpha.Standardised, 12);
        Assert.All(alpha.ByItem, item => Assert.True(double.IsNaN(item.Raw)));
    }

    [Fact]
    public void Constant_item_has_no_standardised_alpha_and_one_item_none_at_all()
    {
        var alpha = CronbachAlpha.Of("n", ["a", "b", "c"], [[1, 2, 3], [2, 2, 5], [4, 4, 4]]);
        Assert.Equal(1.5 * (1 - 4 / 7.0), alpha.Raw, 12);
        Assert.True(double.IsNaN(alpha.Standardised));
        Assert.Equal(6 / 7.0, alpha.ByItem[2].Raw, 12);
        Assert.True(double.IsNaN(CronbachAlpha.Of("n", ["a"], [[1, 2, 3]]).Raw));
    }

    [Property(MaxTest = 100)]
    public Property Components_are_MathNets_and_their_tests_follow_from_the_inverse() => Prop.ForAll(Columns, columns =>
    {
        var found = PrincipalComponents.Of("n", Codes, columns);
        if (found.Codes.Count < 4 || double.IsNaN(found.Adequacy)) return;
        var matrix = Matrix<double>.Build.Dense(4, 4, (i, j) => i == j ? 1 : Naive.Pearson(columns[i], columns[j]));
        var values = matrix.Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real).OrderDescending().ToArray();
        for (var k = 0; k < 4; k++) AsemAudit.Close(values[k], found.Eigenvalues[k], $"eigenvalue {k}");
        Assert.Equal(4, found.Eigenvalues.Sum(), 10);
        for (var i = 0; i < 4; i++) Assert.Equal(1, found.Loadings.Sum(component => component[i] * component[i]), 9);
        Assert.True(found.Loadings[0].Sum() >= 0);

        var inverse = matrix.Inverse();
        var (simple, partial) = (0.0, 0.0);
        for (var i = 0; i < 4; i++)
            for (var j = 0; j < 4; j++)
            {
                if (i == j) continue;
                simple += matrix[i, j] * matrix[i, j];
                partial += inverse[i, j] * inverse[i, j] / (inverse[i, i] * inverse[j, j]);
            }
        AsemAudit.Close(simple / (simple + partial), found.Adequacy, "KMO");
        var chi = -(found.Units - 1 - 13 / 6.0) * Math.Log(matrix.Determinant());
        Assert.Equal(chi, found.Bartlett, 6);
        Assert.Equal(6, found.BartlettDegrees);
    });

    [Property(MaxTest = 100)]
    public Property Order_of_units_changes_no_component() => Prop.ForAll(Columns, columns =>
    {
        var (found, turned) = (PrincipalComponents.Of("n", Codes, columns), PrincipalComponents.Of("n", Codes, [.. columns.Select(column => column.Reverse().ToArray())]));
        Assert.Equal(found.Codes, turned.Codes);
        for (var k = 0; k < found.Eigenvalues.Count; k++) AsemAudit.Close(found.Eigenvalues[k], turned.Eigenvalues[k], "eigenvalue");
        if (found.Eigenvalues.Count < 2 || found.Eigenvalues[0] - found.Eigenvalues[1] < 1e-3 || Math.Abs(found.Loadings[0].Sum()) < 1e-3) return;
        for (var i = 0; i < found.Codes.Count; i++) Assert.Equal(found.Loadings[0][i], turned.Loadings[0][i], 7);
    });

    [Fact]
    public void Collinear_items_have_components_and_no_KMO()
    {
        double[] a = [1, 2, 3, 4, 7], b = [2, 1, 4, 3, 5];
        var found = PrincipalComponents.Of("n", ["a", "b", "c"], [a, b, [.. a.Select((value, i) => value + b[i])]]);
        Assert.Equal(0, found.Eigenvalues[2], 12);
        Assert.True(double.IsNaN(found.Adequacy) && double.IsNaN(found.Bartlett));
    }

    [Fact]
    public void Incomplete_units_and_constant_items_are_left_out()
    {
        var found = PrincipalComponents.Of("n", ["a", "b", "c"], [[1, 2, 3, double.NaN], [2, 1, 4, 9], [5, 5, 5, 6]]);
        Assert.Equal(3, found.Units);
        Assert.Equal(["a", "b"], found.Codes);
        Assert.Empty(PrincipalComponents.Of("n", ["a", "b"], [[1], [2]]).Eigenvalues);
    }

    [Fact]
    public void Eigenvectors_of_a_large_matrix_give_the_matrix_back()
    {
        const int n = 60;
        double[][] matrix = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Select(j => Math.Cos(i * j) + Math.Cos(j * i) + (i == j ? 3 : 0)).ToArray())];
        var (values, vectors) = SymmetricEigen.Decompose(matrix);
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                Assert.Equal(matrix[i][j], Enumerable.Range(0, n).Sum(k => values[k] * vectors[k][i] * vectors[k][j]), 10);
        Assert.Equal(values.OrderDescending(), values);
    }
}
