using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>No normalisation: the values as they are, the direction not applied.</summary>
/// <remarks>z = x. For indicators that are scores already. Missing values stay missing.</remarks>
sealed class Unchanged : Normaliser
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Normalise,
        Name = "none",
        Summary = new("不作标准化，数值原样使用（不考虑方向）", "The values as they are; the direction is not applied"),
        Formula = "z = x",
        Source = "–",
        Example = """{ "method": "none" }""",
    };

    public override bool NeedsSample(NormaliserContext context) => false;

    public override FittedScale Fit(ReadOnlySpan<double> sample, NormaliserContext context) => new();

    public override void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target) =>
        values.CopyTo(target);
}
