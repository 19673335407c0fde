using Scoring.Auditing;

namespace Scoring.Benchmarks;

/// <summary>Correlations as anyone would write them first: common units are copied, ranks are sorted, concordant pairs counted one by one.</summary>
static class NaiveCorrelation
{
    /// <summary>Coefficients of the first so many pairs.</summary>
    public static double[] Run(double[][] columns, CorrelationMethod method, int pairs) => [.. Enumerable.Range(0, pairs).Select(pair =>
    {
        var (i, j) = Pair(pair);
        int[] units = [.. Enumerable.Range(0, columns[i].Length).Where(unit => !double.IsNaN(columns[i][unit]) && !double.IsNaN(columns[j][unit]))];
        double[] x = [.. units.Select(unit => columns[i][unit])], y = [.. units.Select(unit => columns[j][unit])];
        return method switch
        {
            CorrelationMethod.Pearson => Pearson(x, y),
            CorrelationMethod.Spearman => Pearson(Ranks(x), Ranks(y)),
            _ => Kendall(x, y),
        };
    })];

    /// <summary>The columns of a pair: 0 with 1, 0 with 2, 1 with 2, 0 with 3, …</summary>
    public static (int First, int Second) Pair(int pair)
    {
        var second = 1;
        for (; pair >= second; second++) pair -= second;
        return (pair, second);
    }

    static double Pearson(double[] x, double[] y)
    {
        double meanX = x.Average(), meanY = y.Average(), xy = 0, xx = 0, yy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.Sqrt(xx * yy);
    }

    static double[] Ranks(double[] values)
    {
        var ranks = new double[values.Length];
        var place = 0;
        foreach (var tied in Enumerable.Range(0, values.Length).GroupBy(unit => values[unit]).OrderBy(group => group.Key))
        {
            var count = tied.Count();
            foreach (var unit in tied) ranks[unit] = place + (count + 1) / 2.0;
            place += count;
        }
        return ranks;
    }

    static double Kendall(double[] x, double[] y)
    {
        double surplus = 0, untiedX = 0, untiedY = 0;
        for (var i = 0; i < x.Length; i++)
            for (var j = i + 1; j < x.Length; j++)
            {
                surplus += Math.Sign(x[i] - x[j]) * Math.Sign(y[i] - y[j]);
                untiedX += x[i] == x[j] ? 0 : 1;
                untiedY += y[i] == y[j] ? 0 : 1;
            }
        return surplus / Math.Sqrt(untiedX * untiedY);
    }
}
