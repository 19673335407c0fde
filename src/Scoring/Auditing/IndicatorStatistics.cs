using Scoring.Kernels;

namespace Scoring.Auditing;

/// <summary>Statistics of one indicator's values; NaN where a statistic has no value.</summary>
/// <remarks>As COINr's <c>get_stats</c>, unrounded.</remarks>
public sealed record IndicatorStatistics
{
    /// <summary>Code of the indicator.</summary>
    public required string Code { get; init; }

    /// <summary>Number of units asked, whether they have a value or not.</summary>
    public required int Units { get; init; }

    /// <summary>Number of values.</summary>
    public required int Available { get; init; }

    /// <summary>Number of units to which the indicator does not apply; they count in <see cref="Units"/> but not against availability.</summary>
    public int NotApplicable { get; init; }

    /// <summary>Smallest value, in the indicator's unit of measure.</summary>
    public double Minimum { get; init; }

    /// <summary>Largest value.</summary>
    public double Maximum { get; init; }

    /// <summary>Mean.</summary>
    public double Mean { get; init; }

    /// <summary>Median.</summary>
    public double Median { get; init; }

    /// <summary>Standard deviation with n − 1.</summary>
    public double Deviation { get; init; }

    /// <summary>Skewness, bias-adjusted (type 2, as SKEW of spreadsheets); NaN below three values or without spread.</summary>
    public double Skewness { get; init; }

    /// <summary>Excess kurtosis, bias-adjusted (type 2, as KURT of spreadsheets); NaN below four values or without spread.</summary>
    public double Kurtosis { get; init; }

    /// <summary>Number of zeros.</summary>
    public required int Zeros { get; init; }

    /// <summary>Number of different values.</summary>
    public required int Unique { get; init; }

    /// <summary>The value that most units have, the smallest of several; NaN without values.</summary>
    public double MostFrequent { get; init; }

    /// <summary>Number of units that have it.</summary>
    public required int MostFrequentCount { get; init; }

    /// <summary>Values over units to which the indicator applies, 0..1; NaN when it applies to none.</summary>
    public double Availability => Units > NotApplicable ? (double)Available / (Units - NotApplicable) : double.NaN;

    /// <summary>Values other than zero over values, 0..1; NaN without values.</summary>
    public double NonZeroShare => Available > 0 ? (double)(Available - Zeros) / Available : double.NaN;

    /// <summary>Different values over values, 0..1; NaN without values.</summary>
    public double UniqueShare => Available > 0 ? (double)Unique / Available : double.NaN;

    /// <summary>Units with the most frequent value over values, 0..1; NaN without values.</summary>
    public double MostFrequentShare => Available > 0 ? (double)MostFrequentCount / Available : double.NaN;

    /// <summary>True when there are values and all are the same.</summary>
    public bool IsConstant => Available > 0 && Minimum == Maximum;

    /// <summary>True when too few units have a value.</summary>
    public bool IsScarce(AuditThresholds thresholds) => Available < thresholds.Availability * (Units - NotApplicable);

    /// <summary>True when too few units, of all, have a value other than zero.</summary>
    public bool IsMostlyZero(AuditThresholds thresholds) => Available - Zeros < thresholds.NonZero * (Units - NotApplicable);

    /// <summary>True when there are too few different values for so many units.</summary>
    public bool IsMostlySame(AuditThresholds thresholds) => Unique < thresholds.Unique * (Units - NotApplicable);

    /// <summary>True when the values probably hold outliers: |skewness| and kurtosis both above their thresholds.</summary>
    public bool HasOutliers(AuditThresholds thresholds) => Math.Abs(Skewness) > thresholds.Skewness && Kurtosis > thresholds.Kurtosis;

    /// <summary>Statistics of a column; NaN = missing.</summary>
    /// <param name="code">Code of the indicator.</param>
    /// <param name="values">One value per unit.</param>
    /// <param name="notApplicable">How many of the missing units the indicator does not apply to.</param>
    public static IndicatorStatistics Of(string code, ReadOnlySpan<double> values, int notApplicable = 0)
    {
        var sorted = new double[values.Length];
        var count = 0;
        var zeros = 0;
        foreach (var value in values)
        {
            if (double.IsNaN(value)) continue;
            sorted[count++] = value;
            if (value == 0) zeros++;
        }
        var ascending = sorted.AsSpan(0, count);
        ascending.Sort();
        var (mean, deviation, _) = SumKernel.MeanAndDeviation(values, sample: true);
        var (skewness, kurtosis, _) = MomentKernel.Shape(values);
        var (unique, frequent, times) = Frequencies(ascending);
        return new IndicatorStatistics
        {
            Code = code,
            Units = values.Length,
            NotApplicable = notApplicable,
            Available = count,
            Minimum = count > 0 ? ascending[0] : double.NaN,
            Maximum = count > 0 ? ascending[^1] : double.NaN,
            Mean = mean,
            Median = Middle(ascending),
            Deviation = deviation,
            Skewness = skewness,
            Kurtosis = kurtosis,
            Zeros = zeros,
            Unique = unique,
            MostFrequent = frequent,
            MostFrequentCount = times,
        };
    }

    static double Middle(ReadOnlySpan<double> ascending)
    {
        var middle = ascending.Length / 2;
        if (ascending.Length == 0) return double.NaN;
        return ascending.Length % 2 == 1 ? ascending[middle] : ascending[middle - 1] / 2 + ascending[middle] / 2;
    }

    static (int Unique, double Value, int Times) Frequencies(ReadOnlySpan<double> ascending)
    {
        var (unique, value, times) = (0, double.NaN, 0);
        for (int from = 0, to = 0; from < ascending.Length; from = to, unique++)
        {
            while (to < ascending.Length && ascending[to] == ascending[from]) to++;
            if (to - from > times) (value, times) = (ascending[from], to - from);
        }
        return (unique, value, times);
    }
}
