namespace Scoring.Tests.Treating;

/// <summary>The documented process written down literally: copies of the data, one turn after another.</summary>
static class NaiveTreatment
{
    public static (double Skewness, double Kurtosis) Shape(double[] x)
    {
        double n = x.Length, mean = x.Average();
        double s2 = x.Sum(v => Math.Pow(v - mean, 2)), s3 = x.Sum(v => Math.Pow(v - mean, 3)), s4 = x.Sum(v => Math.Pow(v - mean, 4));
        var skewness = n < 3 || s2 == 0 ? double.NaN : Math.Sqrt(n) * s3 / Math.Pow(s2, 1.5) * Math.Sqrt(n * (n - 1)) / (n - 2);
        var kurtosis = n < 4 || s2 == 0 ? double.NaN : ((n + 1) * (n * s4 / (s2 * s2) - 3) + 6) * (n - 1) / ((n - 2) * (n - 3));
        return (skewness, kurtosis);
    }

    public static bool? Passes(double[] x, double maxSkewness, double maxKurtosis)
    {
        var (skewness, kurtosis) = Shape(x);
        if (Math.Abs(skewness) < maxSkewness || kurtosis < maxKurtosis) return true;
        return double.IsNaN(skewness) || double.IsNaN(kurtosis) ? null : false;
    }

    /// <summary>All points equal to the extreme take the nearest other value, while the test fails. Null = all would be equal.</summary>
    public static (double[] Values, int Points)? Winsorise(double[] x, int limit, bool force, double maxSkewness, double maxKurtosis)
    {
        x = [.. x];
        var (high, low) = (0, 0);
        while ((force || Passes(x, maxSkewness, maxKurtosis) == false) && high + low < limit)
        {
            // A sum that is zero but for rounding chooses the high side.
            var isHigh = Shape(x).Skewness >= -1e-12;
            var extreme = isHigh ? x.Max() : x.Min();
            int[] places = [.. Enumerable.Range(0, x.Length).Where(i => x[i] == extreme)];
            double[] others = [.. x.Where(v => v != extreme)];
            if (others.Length == 0) return null;
            foreach (var place in places) x[place] = isHigh ? others.Max() : others.Min();
            if (isHigh) high = places.Length;
            else low = places.Length;
            if (x.Distinct().Count() == 1) return null;
        }
        return (x, high + low);
    }

    /// <summary>Where the textbook's likelihood −(n/2)·ln(var z) + (λ − 1)·Σ ln t is greatest, by thirds.</summary>
    public static double Lambda(double[] t)
    {
        double Likelihood(double lambda)
        {
            double[] z = [.. t.Select(v => Math.Abs(lambda) < 1e-9 ? Math.Log(v) : (Math.Pow(v, lambda) - 1) / lambda)];
            var mean = z.Average();
            return -t.Length / 2.0 * Math.Log(z.Average(v => (v - mean) * (v - mean))) + (lambda - 1) * t.Sum(Math.Log);
        }

        var best = Enumerable.Range(0, 201).Select(i => -5 + i * 0.05).MaxBy(Likelihood);
        var (low, high) = (best - 0.05, best + 0.05);
        while (high - low > 1e-9)
        {
            var third = (high - low) / 3;
            if (Likelihood(low + third) < Likelihood(high - third)) low += third;
            else high -= third;
        }
        return (low + high) / 2;
    }
}
