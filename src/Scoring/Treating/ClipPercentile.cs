using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Normalising;

namespace Scoring.Treating;

/// <summary>Clipping at percentiles: values beyond the p and 1 − p quantiles take these.</summary>
/// <remarks>
/// Quantiles of type 7: Q(p) = x[h] + (h − ⌊h⌋)·(x[h+1] − x[h]) at h = (n − 1)·p of the sorted values. Missing values stay missing and do not
/// count. Source: OECD/JRC Handbook (2008), step 5 (the 2.5 and 97.5 percentiles, as in the Environmental Sustainability Index 2005).
/// </remarks>
sealed class ClipPercentile : Capping
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Treat,
        Name = "clip-percentile",
        Summary = new("按百分位截断两端", "Values beyond a low and a high percentile take these"),
        Formula = "z = min(max(x, Q(tail)), Q(1 - tail)), Q of type 7",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5",
        Example = """{ "method": "clip-percentile", "tail": 0.01, "force": true }""",
        Options =
        [
            new("tail", OptionType.Number, new("每侧截去的比例", "Share of the values cut at either end")) { Default = 0.025, Above = 0, Maximum = 0.5 },
        ],
    };

    public override Caps? Fit(ReadOnlySpan<double> sample, OptionSet options)
    {
        var sorted = RankScale.Fit(sample).Sorted;
        var tail = options.Number("tail");
        var (low, high) = (SampleQuantile.At(sorted, tail), SampleQuantile.At(sorted, 1 - tail));
        return low < high ? new Caps(low, high) : null;
    }
}
