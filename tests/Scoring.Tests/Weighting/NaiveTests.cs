using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Statistics;

namespace Scoring.Tests.Weighting;

/// <summary>Every method that rests on data against a second implementation written from its formula with ordinary functions.</summary>
public class NaiveTests
{
    static readonly double[][] Table = Rows(40, 5, seed: 7);

    [Theory]
    [InlineData("plain", null)]
    [InlineData("shift", 0.01)]
    [InlineData("shift", null)]
    [InlineData("replace", 1e-6)]
    [InlineData("compress", null)]
    public void Entropy_follows_its_formula_under_every_zero_policy(string zeros, double? epsilon)
    {
        var columns = Bench.Columns(Table, 5).Select(MinMax).ToArray();
        var shift = epsilon ?? (zeros == "compress" ? 0.1 : 1e-4);
        var treated = columns.Select(column => column.Select(z => zeros switch
        {
            "shift" => z + shift,
            "replace" => z == 0 ? shift : z,
            "compress" => shift + (1 - shift) * z,
            _ => z,
        }).ToArray());

        Bench.Close(Shares(treated.Select(Divergence)), Bench.Weigh("entropy", Table, ("zeros", zeros), ("epsilon", epsilon)).Weights, 1e-12);
        Bench.Close(Shares(treated.Select(Divergence)), Bench.Weigh("panel-entropy", Table, ("zeros", zeros), ("epsilon", epsilon)).Weights, 1e-12);
    }

    [Fact]
    public void Entropy_as_is_takes_shares_of_the_values()
    {
        var columns = Bench.Columns(Table, 5).Select(column => column.Select(x => x + 10).ToArray()).ToArray();
        var rows = Enumerable.Range(0, Table.Length).Select(i => columns.Select(column => column[i]).ToArray()).ToArray();

        Bench.Close(Shares(columns.Select(Divergence)), Bench.Weigh("entropy", rows, ("scale", "as-is")).Weights, 1e-12);
    }

    [Theory]
    [InlineData("as-is", "pearson", "1-r")]
    [InlineData("min-max", "pearson", "1-r")]
    [InlineData("as-is", "spearman", "1-r")]
    [InlineData("min-max", "spearman", "1-|r|")]
    public void Critic_follows_its_formula(string scale, string correlation, string conflict)
    {
        var columns = Bench.Columns(Table, 5);
        var scaled = scale == "min-max" ? [.. columns.Select(MinMax)] : columns;
        var information = scaled.Select((column, j) => column.PopulationStandardDeviation() * columns.Where((_, k) => k != j).Sum(other =>
        {
            var r = correlation == "spearman" ? Correlation.Spearman(columns[j], other) : Correlation.Pearson(columns[j], other);
            return 1 - (conflict == "1-r" ? r : Math.Abs(r));
        }));

        Bench.Close(Shares(information), Bench.Weigh("critic", Table, ("scale", scale), ("correlation", correlation), ("conflict", conflict)).Weights, 1e-11);
    }

    [Fact]
    public void Coefficient_of_variation_follows_its_formula()
    {
        var rows = Table.Select(row => row.Select(x => x + 3).ToArray()).ToArray();
        var variations = Bench.Columns(rows, 5).Select(column => column.StandardDeviation() / Math.Abs(column.Mean()));

        Bench.Close(Shares(variations), Bench.Weigh("coefficient-of-variation", rows).Weights, 1e-12);
    }

    [Theory]
    [InlineData("none", "all")]
    [InlineData("none", "highest")]
    [InlineData("varimax", "highest")]
    public void Pca_follows_its_recipe_on_eigenvectors_of_another_library(string rotation, string combine)
    {
        var columns = Bench.Columns(Table, 5);
        var correlations = Matrix<double>.Build.Dense(5, 5, (j, k) => Correlation.Pearson(columns[j], columns[k]));
        var eigen = correlations.Evd(Symmetricity.Symmetric);
        var loadings = Matrix<double>.Build.Dense(5, 2, (j, k) => eigen.EigenVectors[j, 4 - k] * Math.Sqrt(eigen.EigenValues[4 - k].Real));
        if (rotation == "varimax") loadings = BestRotation(loadings);
        var squares = loadings.PointwisePower(2);
        var scores = squares.EnumerateRows().Select(row => combine == "all" ? row.Sum() : row.Maximum());

        Bench.Close(Shares(scores), Bench.Weigh("pca", Table, ("retain", 2.0), ("rotation", rotation), ("combine", combine)).Weights, rotation == "varimax" ? 1e-6 : 1e-10);

        var first = eigen.EigenVectors.Column(4);
        Bench.Close([.. first.Select(entry => entry / first.Sum())], Bench.Weigh("pca", Table, ("recipe", "first-component")).Weights, 1e-9);
    }

    [Fact]
    public void Kendalls_W_follows_its_definition_with_ties()
    {
        double[][] experts = [[5, 3, 3, 1], [4, 4, 2, 1], [3, 5, 1, 1]];
        double[][] ranks = [[1, 2.5, 2.5, 4], [1.5, 1.5, 3, 4], [2, 1, 3.5, 3.5]];
        var sums = Enumerable.Range(0, 4).Select(j => ranks.Sum(row => row[j])).ToArray();
        var spread = sums.Sum(sum => (sum - 7.5) * (sum - 7.5));
        var expected = 12 * spread / (9.0 * (64 - 4) - 3 * (6 + 6 + 6));

        var outcome = Bench.Judge("delphi", 4, ("experts", experts));

        Assert.Equal(expected, outcome["kendall_w"], 12);
        Assert.Equal(3 * 3 * expected, outcome["chi_square"], 12);
        Bench.Close([.. Enumerable.Range(0, 4).Select(j => experts.Average(row => row[j] / row.Sum()))], outcome.Weights, 1e-15);
    }

    /// <summary>Two factors: the angle that makes the variance of the squared, normalised loadings largest, by trying all of them.</summary>
    static Matrix<double> BestRotation(Matrix<double> loadings)
    {
        var lengths = loadings.RowNorms(2);
        var normed = Matrix<double>.Build.Dense(loadings.RowCount, 2, (j, k) => loadings[j, k] / lengths[j]);
        var best = Enumerable.Range(0, 200_000).Select(step => step * Math.PI / 2 / 200_000).MaxBy(angle =>
            Turned(normed, angle).EnumerateColumns().Sum(column => column.Select(x => x * x).PopulationVariance()));
        return Turned(loadings, best);

        static Matrix<double> Turned(Matrix<double> matrix, double angle) =>
            matrix * Matrix<double>.Build.DenseOfArray(new[,] { { Math.Cos(angle), -Math.Sin(angle) }, { Math.Sin(angle), Math.Cos(angle) } });
    }

    static double Divergence(double[] values)
    {
        var total = values.Sum();
        return 1 + values.Where(value => value > 0).Sum(value => value / total * Math.Log(value / total)) / Math.Log(values.Length);
    }

    static double[] MinMax(double[] column) => [.. column.Select(x => (x - column.Min()) / (column.Max() - column.Min()))];

    static double[] Shares(IEnumerable<double> scores)
    {
        var all = scores.ToArray();
        return [.. all.Select(score => score / all.Sum())];
    }

    /// <summary>Correlated rows: a common factor, own noise, one column of many zeros.</summary>
    internal static double[][] Rows(int count, int columns, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var common = random.NextDouble();
            return Enumerable.Range(0, columns).Select(j => j == 1 && random.NextDouble() < 0.3 ? 0 : common * (j + 1) + random.NextDouble() * 2).ToArray();
        })];
    }
}
