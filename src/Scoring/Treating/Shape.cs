using Scoring.Kernels;

namespace Scoring.Treating;

/// <summary>How lopsided and heavy-tailed values are, and whether that passes the test for outliers.</summary>
/// <param name="Count">Number of values.</param>
/// <param name="Skewness">Bias-adjusted skewness (type 2); NaN below three values and without spread.</param>
/// <param name="Kurtosis">Bias-adjusted excess kurtosis (type 2); NaN below four values and without spread.</param>
/// <param name="Passes">Whether the test is passed; null where it cannot tell, as for equal values.</param>
public readonly record struct Shape(int Count, double Skewness, double Kurtosis, bool? Passes)
{
    /// <summary>The shape of values, NaN skipped; the test is passed when |skewness| or kurtosis is below its limit.</summary>
    internal static Shape Of(ReadOnlySpan<double> values, double maxSkewness, double maxKurtosis)
    {
        var (skewness, kurtosis, count) = MomentKernel.Shape(values);
        bool? passes = Math.Abs(skewness) < maxSkewness || kurtosis < maxKurtosis
            ? true
            : double.IsNaN(skewness) || double.IsNaN(kurtosis) ? null : false;
        return new Shape(count, skewness, kurtosis, passes);
    }
}
