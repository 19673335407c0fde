using Scoring.Methods;
using Scoring.Normalising;

namespace Scoring.Treating;

/// <summary>Square root, for moderate right skewness and counts.</summary>
/// <remarks>
/// z = √(x − m) with m = 0, or the minimum where that is negative. Missing values stay missing.
/// Source: OECD/JRC Handbook (2008), step 5; Tukey's ladder of powers (1977).
/// </remarks>
sealed class SquareRoot : Transform
{
    public const string Name = "square-root";

    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Treat,
        Name = Name,
        Summary = new("平方根变换；有负值时先平移到零", "Square root; values are first moved to begin at zero where some are negative"),
        Formula = "z = sqrt(x - min(0, smallest x))",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5; Tukey, Exploratory Data Analysis (1977)",
        Example = """{ "method": "square-root" }""",
    };

    public override FittedScale Fit(ReadOnlySpan<double> sample, double min, double max, double skewness, OptionSet options) =>
        new() { Parameters = [("min", Math.Min(min, 0.0))] };

    public override void Apply(FittedScale scale, ReadOnlySpan<double> values, Span<double> target)
    {
        var min = scale["min"];
        for (var i = 0; i < values.Length; i++) target[i] = Math.Sqrt(values[i] - min);
    }
}
