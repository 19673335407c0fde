using Scoring.Kernels;

namespace Scoring.Weighting;

/// <summary>Pearson and Spearman correlations of columns without missing values, summed in one order with compensation.</summary>
static class Correlations
{
    /// <summary>The correlation matrix; a constant column correlates with nothing (0) and with itself (1).</summary>
    public static double[][] Matrix(double[][] columns, bool ranks = false)
    {
        var scores = columns.Select(column => Standardised(ranks ? Ranked(column) : column)).ToArray();
        var matrix = columns.Select(_ => new double[columns.Length]).ToArray();
        for (var j = 0; j < columns.Length; j++)
        {
            matrix[j][j] = 1;
            for (var k = 0; k < j; k++) matrix[j][k] = matrix[k][j] = Math.Clamp(Product(scores[j], scores[k]), -1, 1);
        }
        return matrix;
    }

    /// <summary>The correlation of two columns over the rows in which both have a value; NaN with fewer than two or without spread.</summary>
    public static double Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (left, right) = (new List<double>(x.Length), new List<double>(x.Length));
        for (var i = 0; i < x.Length; i++)
            if (!double.IsNaN(x[i]) && !double.IsNaN(y[i]))
            {
                left.Add(x[i]);
                right.Add(y[i]);
            }
        double[] a = [.. left], b = [.. right];
        return a.Length < 2 || ChildSample.IsConstant(a) || ChildSample.IsConstant(b)
            ? double.NaN
            : Math.Clamp(Product(Standardised(a), Standardised(b)), -1, 1);
    }

    /// <summary>Deviations from the mean divided by the root of their sum of squares; zeros for a constant column.</summary>
    public static double[] Standardised(double[] column)
    {
        var mean = SumKernel.Mean(column);
        var scaled = column.Select(value => value - mean).ToArray();
        var (low, high, _) = ScaleKernel.MinMax(column);
        if (ChildSample.IsConstant(column)) return new double[column.Length];
        // Tiny and huge columns must not lose their squares.
        var largest = Math.Max(Math.Abs(low - mean), Math.Abs(high - mean));
        for (var i = 0; i < scaled.Length; i++) scaled[i] /= largest;
        var length = Math.Sqrt(Product(scaled, scaled));
        for (var i = 0; i < scaled.Length; i++) scaled[i] /= length;
        return scaled;
    }

    /// <summary>Σxy, compensated.</summary>
    public static double Product(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double high = 0, low = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var (product, error) = DoubleDouble.TwoProduct(x[i], y[i]);
            (high, var rest) = DoubleDouble.TwoSum(high, product);
            low += rest + error;
        }
        return high + low;
    }

    static double[] Ranked(double[] column)
    {
        var ranks = new double[column.Length];
        RankKernel.Rank(column, highFirst: false, TieRule.Average, new RankScratch(), ranks);
        return ranks;
    }
}
