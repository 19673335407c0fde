using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Normalising;

namespace Scoring.Treating;

/// <summary>Logarithm of the distance from just beyond the end without the tail.</summary>
/// <remarks>
/// For positive skewness z = ln(x − min + 0.01·(max − min)), otherwise its mirror z = −ln(max + 0.01·(max − min) − x), so that a long left
/// tail is pulled in as well. The side is the sample's and stored with the parameters. Works for values of any sign; missing values stay missing.
/// Source: the JRC's COIN Tool; COINr's <c>log_CT_plus</c>.
/// </remarks>
sealed class LogCtPlus : Transform
{
    public const string Name = "log-ct-plus";

    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Treat,
        Name = Name,
        Summary = new("取对数，左偏时取镜像", "Logarithm of the distance from just below the minimum; mirrored for left skewness"),
        Formula = "z = ln(x - min + 0.01*(max - min)); left-skewed: -ln(max + 0.01*(max - min) - x)",
        Source = "JRC COIN Tool; COINr log_CT_plus",
        Example = """{ "method": "log-ct-plus", "max_skewness": 1, "max_kurtosis": 2 }""",
    };

    public override FittedScale Fit(ReadOnlySpan<double> sample, double min, double max, double skewness, OptionSet options) =>
        new() { Parameters = [("min", min), ("max", max), ("mirrored", skewness > 0 ? 0 : 1)] };

    public override (double Low, double High) Domain(FittedScale scale) => scale["mirrored"] == 0
        ? (scale["min"], double.PositiveInfinity)
        : (double.NegativeInfinity, scale["max"]);

    public override void Apply(FittedScale scale, ReadOnlySpan<double> values, Span<double> target)
    {
        var (min, max) = (scale["min"], scale["max"]);
        if (scale["mirrored"] == 0)
        {
            LogCt.Log(min, max, values, target);
            return;
        }
        var end = max + 0.01 * (max - min);
        for (var i = 0; i < values.Length; i++) target[i] = -DeterministicMath.Log(end - values[i]);
    }
}
