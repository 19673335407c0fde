using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>Logarithmic min-max: equal ratios count alike, so that a few very large values do not press the others together.</summary>
/// <remarks>
/// z = lo + (hi − lo)·(ln(x + c) − ln(min + c))/(ln(max + c) − ln(min + c)), for d = −1 the mirror. A value with x + c ≤ 0 has no logarithm and is a
/// fault. Missing values stay missing. Source: OECD/JRC Handbook (2008), step 5, logarithmic transformation before scaling.
/// </remarks>
sealed class Logarithmic : Normaliser
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Normalise,
        Name = "logarithmic",
        Summary = new("对数极差标准化", "Min-max of the logarithms"),
        Formula = "z = lo + (hi - lo)*(ln(x + shift) - ln(min + shift))/(ln(max + shift) - ln(min + shift))",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5",
        Example = """{ "method": "logarithmic", "shift": 1 }""",
        Options =
        [
            new("shift", OptionType.Number, new("取对数前加上的数", "Added before the logarithm is taken")) { Default = 0.0 },
            Ends.Range,
        ],
    };

    public override FittedScale Fit(ReadOnlySpan<double> sample, NormaliserContext context)
    {
        var (min, max, _) = ScaleKernel.MinMax(sample);
        var shift = context.Options.Number("shift");
        return new FittedScale { Parameters = [("ln_min", Log(min + shift)), ("ln_max", Log(max + shift))], IsConstant = min == max };
    }

    public override void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target)
    {
        var (worst, best) = context.Direction > 0 ? (scale["ln_min"], scale["ln_max"]) : (scale["ln_max"], scale["ln_min"]);
        var (range, shift) = (context.Options.Numbers("range"), context.Options.Number("shift"));
        for (var i = 0; i < values.Length; i++) target[i] = Log(values[i] + shift);
        ScaleKernel.Affine(target, worst, best - worst, range[1] - range[0], range[0], target);
    }

    static double Log(double value) => DeterministicMath.Log(value);
}
