using System.Globalization;
using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>Distance to a reference unit: full score for its value, measured from the worst value; better units go beyond.</summary>
/// <remarks>
/// z = scale·(1 − (ref − x)/(ref − worst)), worst = min for d = +1 and max for d = −1; with <c>cap</c> at most <c>scale</c>. The reference is the
/// unit's latest value inside the scope, whatever its group; it may be an aggregate unit. Equal to the worst value it has no spread and
/// counts as constant; worse than it the scores would turn around, which is a fault. Missing values stay missing; without a reference
/// value all are. Source: OECD/JRC Handbook (2008), step 5, "distance to a reference".
/// </remarks>
sealed class DistanceToReference : Normaliser
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Normalise,
        Name = "distance-to-reference",
        Summary = new("与参照单位的距离", "Full score for a reference unit's value, measured from the worst value"),
        Formula = "z = scale*(1 - (ref - x)/(ref - min))",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5",
        Example = """{ "method": "distance-to-reference", "unit": "110000", "bounds": "each-year" }""",
        Options =
        [
            new("unit", OptionType.Name, new("参照单位的代码", "Code of the reference unit")) { Required = true },
            new("cap", OptionType.Flag,
                new("优于参照单位的按参照单位计", "Whether units better than the reference count as the reference")) { Default = false },
            new("scale", OptionType.Number, new("参照单位的得分", "Score of the reference unit")) { Default = 1.0, Above = 0 },
        ],
    };

    public override string? ReferenceUnit(OptionSet options) => options.Word("unit");

    public override Finding? Check(FittedScale scale, NormaliserContext context) =>
        context.Direction * (scale["reference"] - scale["worst"]) >= 0 ? null : new Finding
        {
            Kind = FindingKinds.ReferenceUnfit,
            Found = string.Create(CultureInfo.InvariantCulture, $"{context.Options["unit"]}: {scale["reference"]:R}"),
            Expected = string.Create(CultureInfo.InvariantCulture, $"{(context.Direction > 0 ? ">" : "<")} {scale["worst"]:R}"),
        };

    public override FittedScale Fit(ReadOnlySpan<double> sample, NormaliserContext context)
    {
        var (min, max, _) = ScaleKernel.MinMax(sample);
        var (reference, worst) = (context.Reference!.Value, context.Direction > 0 ? min : max);
        return new FittedScale { Parameters = [("reference", reference), ("worst", worst)], IsConstant = reference == worst };
    }

    public override void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target)
    {
        var reference = scale["reference"];
        ScaleKernel.Affine(values, reference, reference - scale["worst"], 1, 1, target);
        Cap.Scale(target, context.Options);
    }

    public override NormaliserContext? WithoutCap(NormaliserContext context) => Cap.Off(context, Definition);
}
