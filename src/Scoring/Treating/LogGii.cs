using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Normalising;

namespace Scoring.Treating;

/// <summary>Logarithm in the form of the Global Innovation Index.</summary>
/// <remarks>
/// z = ln((max·f − 1)·(x − min)/(max − min) + 1): the minimum becomes 0, the maximum ln(max·f). A maximum of at most 1/f would turn the order
/// around or leave nothing apart and is refused; a larger factor f helps. Missing values stay missing.
/// Source: WIPO, Global Innovation Index, appendix on methodology. (COINr's <c>log_GII</c> returns the values as they were.)
/// </remarks>
sealed class LogGii : Transform
{
    public const string Name = "log-gii";

    public static IReadOnlyList<OptionDefinition> OwnOptions { get; } =
    [
        new("factor", OptionType.Number, new("log-gii：最大值的放大倍数", "log-gii: factor that scales the maximum")) { Default = 1.0, Above = 0 },
    ];

    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Treat,
        Name = Name,
        Summary = new("全球创新指数的对数形式", "Logarithm in the form of the Global Innovation Index"),
        Formula = "z = ln((max*factor - 1)*(x - min)/(max - min) + 1)",
        Source = "WIPO, Global Innovation Index, appendix on methodology",
        Example = """{ "method": "log-gii", "factor": 100 }""",
        Options = OwnOptions,
    };

    public override string? Demand(double min, double max, OptionSet options) =>
        max * options.Number("factor") > 1 ? null : "max·factor > 1";

    public override FittedScale Fit(ReadOnlySpan<double> sample, double min, double max, double skewness, OptionSet options) =>
        new() { Parameters = [("min", min), ("max", max), ("factor", options.Number("factor"))] };

    public override void Apply(FittedScale scale, ReadOnlySpan<double> values, Span<double> target)
    {
        var (min, max) = (scale["min"], scale["max"]);
        var (steepness, width) = (max * scale["factor"] - 1, max - min);
        for (var i = 0; i < values.Length; i++) target[i] = DeterministicMath.Log(steepness * (values[i] - min) / width + 1);
    }
}
