using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Normalising;

namespace Scoring.Treating;

/// <summary>Box–Cox: the power of the values, given or estimated, that makes them most like a normal sample.</summary>
/// <remarks>
/// z = (t^λ − 1)/λ, for λ = 0 ln t; t = x − min + 1, or with <c>shift: false</c> t = x, which must be above 0 (for λ &gt; 0 at least 0).
/// λ = "ml" maximises the profile likelihood −(n/2)·ln(var z) + (λ − 1)·Σ ln t over −5 … 5. Missing values stay missing.
/// Source: Box and Cox, An Analysis of Transformations, J. Royal Statistical Society B 26 (1964).
/// </remarks>
sealed class BoxCox : Transform
{
    public const string Name = "box-cox";

    public static IReadOnlyList<OptionDefinition> OwnOptions { get; } =
    [
        new("lambda", OptionType.NumberOrChoice, new("box-cox：指数λ；ml为最大似然估计", "box-cox: the exponent λ, or ml for its maximum-likelihood estimate"))
        { Default = "ml", Choices = ["ml"], Minimum = -5, Maximum = 5 },
        new("shift", OptionType.Flag, new("box-cox：是否先平移到最小值为1", "box-cox: whether the values are first moved so that the smallest is 1")) { Default = true },
    ];

    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Treat,
        Name = Name,
        Summary = new("Box–Cox变换：λ给定或由最大似然估计", "Box–Cox: the power of the values, given or estimated, that makes them most like a normal sample"),
        Formula = "z = (t^lambda - 1)/lambda, lambda = 0: ln(t); t = x - min + 1, or x",
        Source = "Box and Cox, An Analysis of Transformations, Journal of the Royal Statistical Society B 26 (1964)",
        Example = """{ "method": "box-cox", "lambda": "ml", "shift": true }""",
        Options = OwnOptions,
    };

    public override string? Demand(double min, double max, OptionSet options) => options.Flag("shift") || min > 0 ? null
        : options.NumberOrNull("lambda") > 0 ? min >= 0 ? null : "x >= 0" : "x > 0";

    public override FittedScale Fit(ReadOnlySpan<double> sample, double min, double max, double skewness, OptionSet options)
    {
        var shift = options.Flag("shift");
        var lambda = options.NumberOrNull("lambda") ?? BoxCoxLikelihood.Maximise(sample, shift ? min : 1);
        return new FittedScale { Parameters = [("lambda", lambda), ("min", min), ("shifted", shift ? 1 : 0)] };
    }

    public override void Apply(FittedScale scale, ReadOnlySpan<double> values, Span<double> target)
    {
        var lambda = scale["lambda"];
        var min = scale["shifted"] == 0 ? 1 : scale["min"];
        for (var i = 0; i < values.Length; i++) target[i] = Power(values[i] - min + 1, lambda);
    }

    static double Power(double t, double lambda)
    {
        if (lambda == 1) return t - 1;
        var log = DeterministicMath.Log(t);
        var exponent = lambda * log;
        // Near 1 the difference of the power and 1 would lose its digits.
        return Math.Abs(exponent) < PowerSeries.Reach ? log * PowerSeries.Value(exponent) : (DeterministicMath.Pow(t, lambda) - 1) / lambda;
    }
}
