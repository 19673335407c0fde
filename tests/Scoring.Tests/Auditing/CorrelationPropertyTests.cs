using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Scoring.Auditing;

namespace Scoring.Tests.Auditing;

[Properties(Replay = "1,3", QuietOnSuccess = true)]
public sealed class CorrelationPropertyTests
{
    static readonly CorrelationMethod[] Methods = Enum.GetValues<CorrelationMethod>();

    /// <summary>Three columns with ties, gaps, and sometimes constants, of 0 to 60 units.</summary>
    static Arbitrary<double[][]> Columns => (
        from units in Gen.Choose(0, 60)
        from spread in Gen.Elements(1, 3, 1000)
        from gaps in Gen.Choose(0, 4)
        from columns in Gen.Choose(0, spread * 10).Select(n => n % 10 < gaps ? double.NaN : n / 10 * 0.37 - 5).ArrayOf(units).ArrayOf(3)
        select columns).ToArbitrary();

    static CorrelationMatrix Matrix(double[][] columns, CorrelationMethod method) => CorrelationMatrix.Of(["a", "b", "c"], columns, method, threads: 1);

    [Property(MaxTest = 300)]
    public Property Coefficients_are_those_of_the_definitions() => Prop.ForAll(Columns, columns =>
    {
        foreach (var (method, naive) in new (CorrelationMethod, Func<double[], double[], double>)[]
            { (CorrelationMethod.Pearson, Naive.Pearson), (CorrelationMethod.Spearman, Naive.Spearman), (CorrelationMethod.Kendall, Naive.Kendall) })
        {
            var matrix = Matrix(columns, method);
            for (var i = 0; i < 3; i++)
                for (var j = 0; j < 3; j++)
                    AsemAudit.Close(naive(columns[i], columns[j]), matrix[i, j], $"{method} {i} {j}");
        }
    });

    [Property(MaxTest = 200)]
    public Property Matrix_is_symmetric_and_inside_its_bounds() => Prop.ForAll(Columns, columns =>
    {
        foreach (var method in Methods)
        {
            var matrix = Matrix(columns, method);
            for (var i = 0; i < 3; i++)
                for (var j = 0; j < 3; j++)
                {
                    Assert.Equal(matrix[i, j], matrix[j, i]);
                    Assert.Equal(matrix.Probability(i, j), matrix.Probability(j, i));
                    Assert.True(double.IsNaN(matrix[i, j]) || Math.Abs(matrix[i, j]) <= 1);
                    Assert.True(double.IsNaN(matrix.Probability(i, j)) || matrix.Probability(i, j) is >= 0 and <= 1);
                    if (i == j) Assert.True(double.IsNaN(matrix[i, j]) || matrix[i, j] == 1);
                }
        }
    });

    [Property(MaxTest = 200)]
    public Property Order_of_units_and_rising_lines_change_nothing() => Prop.ForAll(Columns, columns =>
    {
        foreach (var method in Methods)
        {
            var matrix = Matrix(columns, method);
            var turned = Matrix([.. columns.Select(column => column.Reverse().ToArray())], method);
            var scaled = Matrix([columns[0], [.. columns[1].Select(value => 1e6 + 250 * value)], [.. columns[2].Select(value => -value)]], method);
            AsemAudit.Close(matrix[0, 1], turned[0, 1], $"{method} order");
            AsemAudit.Close(matrix[0, 1], scaled[0, 1], $"{method} line");
            AsemAudit.Close(-matrix[0, 2], scaled[0, 2], $"{method} sign");
            if (method != CorrelationMethod.Pearson) Assert.Equal(matrix[0, 1], turned[0, 1]);
        }
    });

    [Fact]
    public void Far_outlier_that_the_other_column_lacks_leaves_the_digits_of_the_rest()
    {
        double[] x = [1e13, .. Enumerable.Range(0, 40).Select(i => (i * 7 % 11) / 10.0)];
        double[] y = [double.NaN, .. Enumerable.Range(0, 40).Select(i => (i * 5 % 13) / 10.0)];
        AsemAudit.Close(Naive.Pearson(x, y), Matrix([x, y, y], CorrelationMethod.Pearson)[0, 1], "outlier");
    }

    [Fact]
    public void Column_constant_among_common_units_has_no_correlation()
    {
        double[] x = [0.1, 0.1, 0.1, 7, 8], y = [1, 2, 3, double.NaN, double.NaN];
        foreach (var method in Methods)
        {
            var matrix = Matrix([x, y, [4, 4, 4, 4, 4]], method);
            Assert.True(double.IsNaN(matrix[0, 1]) && double.IsNaN(matrix.Probability(0, 1)) && double.IsNaN(matrix[2, 2]));
            Assert.Equal(3, matrix.Count(0, 1));
        }
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        var (codes, columns) = Made(400, 12);
        foreach (var method in Methods)
        {
            var (one, many) = (CorrelationMatrix.Of(codes, columns, method, 1), CorrelationMatrix.Of(codes, columns, method, 4));
            for (var i = 0; i < codes.Length; i++)
                for (var j = 0; j < codes.Length; j++)
                {
                    Assert.Equal(BitConverter.DoubleToInt64Bits(one[i, j]), BitConverter.DoubleToInt64Bits(many[i, j]));
                    Assert.Equal(BitConverter.DoubleToInt64Bits(one.Probability(i, j)), BitConverter.DoubleToInt64Bits(many.Probability(i, j)));
                }
        }
    }

    [Fact]
    public void Kendalls_probability_is_the_normal_approximation_with_ties()
    {
        // By hand: x 1 2 2 3 4, y 1 3 2 3 5. Concordant 8, discordant 0, one pair tied in x, one in y: tau = 8/9.
        var matrix = CorrelationMatrix.Of(["x", "y"], [[1, 2, 2, 3, 4], [1, 3, 2, 3, 5]], CorrelationMethod.Kendall);
        Assert.Equal(8 / 9.0, matrix[0, 1], 12);
        // v = (5·4·15 − 2·1·9 − 2·1·9)/18 + 2·2/(2·5·4) + 0 = 14.6667 + 0.1
        var z = 8 / Math.Sqrt((300 - 18 - 18) / 18.0 + 4 / 40.0);
        Assert.Equal(2 * MathNet.Numerics.Distributions.Normal.CDF(0, 1, -z), matrix.Probability(0, 1), 12);
    }

    static (string[] Codes, double[][] Columns) Made(int units, int count)
    {
        var columns = new double[count][];
        for (var c = 0; c < count; c++)
            columns[c] = [.. Enumerable.Range(0, units).Select(u => (u * (c + 3) * 2654435761L % 1009) is var n && n % 17 == c ? double.NaN : (double)n)];
        return ([.. Enumerable.Range(0, count).Select(c => $"c{c}")], columns);
    }
}
