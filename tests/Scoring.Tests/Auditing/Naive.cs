namespace Scoring.Tests.Auditing;

/// <summary>Correlations as their definitions read, pair by pair.</summary>
static class Naive
{
    public static double Pearson(double[] x, double[] y)
    {
        var (a, b) = Common(x, y);
        if (a.Length < 2) return double.NaN;
        double meanA = a.Average(), meanB = b.Average();
        var (ab, aa, bb) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return a.All(value => value == a[0]) || b.All(value => value == b[0]) ? double.NaN : ab / Math.Sqrt(aa * bb);
    }

    public static double Spearman(double[] x, double[] y)
    {
        var (a, b) = Common(x, y);
        return Pearson(Ranks(a), Ranks(b));
    }

    public static double Kendall(double[] x, double[] y)
    {
        var (a, b) = Common(x, y);
        double surplus = 0, untiedA = 0, untiedB = 0;
        for (var i = 0; i < a.Length; i++)
            for (var j = i + 1; j < a.Length; j++)
            {
                surplus += Math.Sign(a[i] - a[j]) * Math.Sign(b[i] - b[j]);
                untiedA += a[i] == a[j] ? 0 : 1;
                untiedB += b[i] == b[j] ? 0 : 1;
            }
        return surplus / Math.Sqrt(untiedA * untiedB);
    }

    static double[] Ranks(double[] values) =>
        [.. values.Select(value => values.Count(other => other < value) + (values.Count(other => other == value) + 1) / 2.0)];

    static (double[] A, double[] B) Common(double[] x, double[] y)
    {
        int[] units = [.. Enumerable.Range(0, x.Length).Where(unit => !double.IsNaN(x[unit]) && !double.IsNaN(y[unit]))];
        return ([.. units.Select(unit => x[unit])], [.. units.Select(unit => y[unit])]);
    }
}
