using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Normalising;

namespace Scoring.Treating;

/// <summary>Logarithm of the distance from just below the minimum.</summary>
/// <remarks>
/// z = ln(x − min + 0.01·(max − min)). Works for values of any sign. It makes left skewness worse; <see cref="LogCtPlus"/> does not.
/// Missing values stay missing. Source: the JRC's COIN Tool; COINr's <c>log_CT</c>.
/// </remarks>
sealed class LogCt : Transform
{
    public const string Name = "log-ct";

    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Treat,
        Name = Name,
        Summary = new("取对数：以略低于最小值处为零点", "Logarithm of the distance from just below the minimum"),
        Formula = "z = ln(x - min + 0.01*(max - min))",
        Source = "JRC COIN Tool; COINr log_CT",
        Example = """{ "method": "log-ct" }""",
    };

    public override FittedScale Fit(ReadOnlySpan<double> sample, double min, double max, double skewness, OptionSet options) =>
        new() { Parameters = [("min", min), ("max", max)] };

    public override void Apply(FittedScale scale, ReadOnlySpan<double> values, Span<double> target) =>
        Log(scale["min"], scale["max"], values, target);

    /// <summary>The formula.</summary>
    public static void Log(double min, double max, ReadOnlySpan<double> values, Span<double> target)
    {
        var offset = 0.01 * (max - min);
        for (var i = 0; i < values.Length; i++) target[i] = DeterministicMath.Log(values[i] - min + offset);
    }
}
