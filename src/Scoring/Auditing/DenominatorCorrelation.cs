namespace Scoring.Auditing;

/// <summary>An indicator and a raw variable that indicators are divided by: does the indicator still measure size?</summary>
/// <remarks>COINr's <c>get_denom_corr</c>, here on the derived indicators.</remarks>
/// <param name="Indicator">Code of the indicator, as derived.</param>
/// <param name="Denominator">Code of the raw variable.</param>
/// <param name="IsDivided">True when the indicator is itself divided by it.</param>
/// <param name="Coefficient">Pearson's correlation, −1..1; NaN = none.</param>
/// <param name="Probability">Its two-sided p-value; NaN = none.</param>
/// <param name="Units">Number of units that have both.</param>
public sealed record DenominatorCorrelation(string Indicator, string Denominator, bool IsDivided, double Coefficient, double Probability, int Units)
{
    /// <summary>True when they move together more than they should.</summary>
    public bool IsHigh(AuditThresholds thresholds) => Math.Abs(Coefficient) > thresholds.Denominator;

    /// <summary>Every indicator against every denominator, indicator by indicator.</summary>
    internal static IReadOnlyList<DenominatorCorrelation> Of(
        IReadOnlyList<string> indicators, double[][] values, IReadOnlyList<string> denominators, double[][] sizes, Func<string, string, bool> isDivided)
    {
        var (columns, divisors) = (PairedColumn.Of(values), PairedColumn.Of(sizes));
        var all = new List<DenominatorCorrelation>();
        for (var i = 0; i < columns.Length; i++)
            for (var j = 0; j < divisors.Length; j++)
            {
                var moments = CoMomentKernel.Of(columns[i], divisors[j]);
                var r = Pearson.Coefficient(moments.Product, moments.FirstSquare, moments.SecondSquare);
                all.Add(new DenominatorCorrelation(indicators[i], denominators[j], isDivided(indicators[i], denominators[j]), r,
                    StudentTail.OfCorrelation(r, moments.Count), moments.Count));
            }
        return all;
    }
}
