using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Treating;

/// <summary>Clipping at standard deviations: values further than k of them from the mean are brought back to that distance.</summary>
/// <remarks>
/// z = min(max(x, mean − k·sd), mean + k·sd), mean and sd of the sample before. Missing values stay missing and do not count.
/// Source: OECD/JRC Handbook (2008), step 5; common practice before z-scores.
/// </remarks>
sealed class ClipDeviation : Capping
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Treat,
        Name = "clip-sd",
        Summary = new("按均值加减若干倍标准差截断", "Values further than k standard deviations from the mean are brought back to that distance"),
        Formula = "z = min(max(x, mean - k*sd), mean + k*sd)",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5",
        Example = """{ "method": "clip-sd", "k": 3, "sd": "population", "force": true }""",
        Options =
        [
            new("k", OptionType.Number, new("标准差的倍数", "Standard deviations from the mean")) { Default = 3.0, Above = 0 },
            new("sd", OptionType.Choice, new("样本标准差（n−1）还是总体标准差（n）", "Standard deviation of a sample (n − 1) or of the population (n)"))
            { Default = "sample", Choices = ["sample", "population"] },
        ],
    };

    public override Caps? Fit(ReadOnlySpan<double> sample, OptionSet options)
    {
        var (mean, sd, _) = SumKernel.MeanAndDeviation(sample, options.Word("sd") == "sample");
        var width = options.Number("k") * sd;
        return mean - width < mean + width ? new Caps(mean - width, mean + width) : null;
    }
}
