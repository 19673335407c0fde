using Scoring.Kernels;

namespace Scoring.Weighting;

/// <summary>Weights from a positive reciprocal matrix, in the three ways in use, and how consistent the matrix is.</summary>
static class Priorities
{
    const int MostSteps = 100_000;

    /// <summary>The principal (Perron) eigenvector by repeated multiplication, to the last digits; it sums to 1.</summary>
    /// <remarks>For a consistent matrix the first step is the exact answer. Source: T. L. Saaty, The Analytic Hierarchy Process (1980).</remarks>
    public static double[] Eigenvector(double[][] matrix)
    {
        var weights = Normalised([.. matrix.Select(row => SumKernel.Sum(row))]);
        for (var step = 0; step < MostSteps; step++)
        {
            var next = Normalised(Times(matrix, weights));
            var moved = 0.0;
            for (var i = 0; i < next.Length; i++) moved = Math.Max(moved, Math.Abs(next[i] - weights[i]) / next[i]);
            weights = next;
            if (moved <= 4e-16) break;
        }
        return weights;
    }

    /// <summary>The geometric mean of every row; it sums to 1. Source: G. Crawford, C. Williams, A Note on the Analysis of Subjective Judgment Matrices (1985).</summary>
    public static double[] RowGeometricMean(double[][] matrix) => Normalised([.. matrix.Select(row =>
        DeterministicMath.Exp(SumKernel.Sum([.. row.Select(DeterministicMath.Log)]) / row.Length))]);

    /// <summary>The mean of the columns, each brought to sum 1 (the sum method). Source: T. L. Saaty, The Analytic Hierarchy Process (1980).</summary>
    public static double[] ColumnSum(double[][] matrix)
    {
        var totals = Enumerable.Range(0, matrix.Length).Select(j => SumKernel.Sum([.. matrix.Select(row => row[j])])).ToArray();
        return Normalised([.. matrix.Select(row => SumKernel.Sum([.. row.Select((entry, j) => entry / totals[j])]))]);
    }

    /// <summary>λmax as the mean of (A·w)/w over the rows: exact for the eigenvector, the usual estimate for other weights.</summary>
    public static double LargestEigenvalue(double[][] matrix, double[] weights)
    {
        var products = Times(matrix, weights);
        return SumKernel.Sum([.. products.Select((product, i) => product / weights[i])]) / weights.Length;
    }

    static double[] Times(double[][] matrix, double[] weights) => [.. matrix.Select(row => Correlations.Product(row, weights))];

    static double[] Normalised(double[] scores)
    {
        var total = SumKernel.Sum(scores);
        return [.. scores.Select(score => score / total)];
    }
}
