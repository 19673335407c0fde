namespace Scoring.Benchmarks;

/// <summary>Imputing by the mean and treating outliers as anyone would write it first: copies of the data, one turn after another.</summary>
static class NaiveTreatment
{
    public static double[] Impute(double[] values)
    {
        var mean = values.Where(value => !double.IsNaN(value)).Average();
        return [.. values.Select(value => double.IsNaN(value) ? mean : value)];
    }

    /// <summary>Winsorises up to so many points (below 1 a share), then takes the logarithm of the original values if the test still fails.</summary>
    public static double[] Run(double[] values, double points)
    {
        var limit = points < 1 ? Math.Floor(points * values.Length) : points;
        double[] treated = [.. values];
        var (high, low) = (0, 0);
        while (!Passes(treated) && high + low < limit)
        {
            var isHigh = Shape(treated).Skewness >= 0;
            var extreme = isHigh ? treated.Max() : treated.Min();
            var others = treated.Where(value => value != extreme).ToList();
            var next = isHigh ? others.Max() : others.Min();
            if (isHigh) high = treated.Length - others.Count;
            else low = treated.Length - others.Count;
            treated = [.. treated.Select(value => value == extreme ? next : value)];
        }
        if (Passes(treated)) return treated;
        var (min, max) = (values.Min(), values.Max());
        var offset = 0.01 * (max - min);
        return Shape(values).Skewness > 0
            ? [.. values.Select(value => Math.Log(value - min + offset))]
            : [.. values.Select(value => -Math.Log(max + offset - value))];
    }

    static bool Passes(double[] values) => Shape(values) is var (skewness, kurtosis) && (Math.Abs(skewness) < 2 || kurtosis < 3.5);

    static (double Skewness, double Kurtosis) Shape(double[] values)
    {
        double n = values.Length;
        var mean = values.Average();
        var (s2, s3, s4) = (0.0, 0.0, 0.0);
        foreach (var value in values)
        {
            var square = (value - mean) * (value - mean);
            s2 += square;
            s3 += square * (value - mean);
            s4 += square * square;
        }
        return (
            Math.Sqrt(n) * s3 / (s2 * Math.Sqrt(s2)) * Math.Sqrt(n * (n - 1)) / (n - 2),
            ((n + 1) * (n * s4 / (s2 * s2) - 3) + 6) * (n - 1) / ((n - 2) * (n - 3)));
    }
}
