using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Normalising;

namespace Scoring.Treating;

/// <summary>Logarithm of one more than the distance from the minimum.</summary>
/// <remarks>
/// z = ln(x − min + 1). Its strength depends on the unit of measure: values far below 1 hardly change. Missing values stay missing.
/// Source: the JRC's COIN Tool (earlier form); COINr's <c>log_CT_orig</c>.
/// </remarks>
sealed class LogCtOrig : Transform
{
    public const string Name = "log-ct-orig";

    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Treat,
        Name = Name,
        Summary = new("取对数：与最小值之差加一", "Logarithm of one more than the distance from the minimum"),
        Formula = "z = ln(x - min + 1)",
        Source = "JRC COIN Tool, earlier form; COINr log_CT_orig",
        Example = """{ "method": "log-ct-orig" }""",
    };

    public override FittedScale Fit(ReadOnlySpan<double> sample, double min, double max, double skewness, OptionSet options) =>
        new() { Parameters = [("min", min)] };

    public override void Apply(FittedScale scale, ReadOnlySpan<double> values, Span<double> target)
    {
        var min = scale["min"];
        for (var i = 0; i < values.Length; i++) target[i] = DeterministicMath.Log(values[i] - min + 1);
    }
}
