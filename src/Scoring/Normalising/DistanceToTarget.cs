using System.Globalization;
using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>Distance to a target: the way from the worst value to the target that a unit has covered.</summary>
/// <remarks>
/// z = scale·(x − min)/(T − min); for d = −1 scale·(max − x)/(max − T); with <c>cap</c> at most <c>scale</c>. A target equal to the worst value
/// leaves no way to cover and counts as constant; a worse one would turn the scores around, which is a fault. Missing values stay missing.
/// Source: OECD/JRC Handbook (2008), step 5; COINr's <c>n_dist2targ</c>.
/// </remarks>
sealed class DistanceToTarget : Normaliser
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Normalise,
        Name = "distance-to-target",
        Summary = new("向目标值的进展：从最差值到目标值已走完的比例", "Share of the way from the worst value to the target that is covered"),
        Formula = "z = scale*(x - min)/(target - min); d = -1: scale*(max - x)/(max - target)",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5",
        Example = """{ "method": "distance-to-target", "cap": true, "scale": 100 }""",
        Options =
        [
            new("target", OptionType.Number, new("目标值；缺省取指标自身的目标值", "Target; the indicator's own when not given")),
            new("cap", OptionType.Flag, new("超过目标的按达到目标计", "Whether units beyond the target count as having met it")) { Default = false },
            new("scale", OptionType.Number, new("达到目标的得分", "Score of meeting the target")) { Default = 1.0, Above = 0 },
        ],
    };

    public override Finding? Check(NormaliserContext context) =>
        Target(context) is null ? new Finding { Kind = FindingKinds.TargetMissing, Found = "–", Expected = "target" } : null;

    public override Finding? Check(FittedScale scale, NormaliserContext context) =>
        context.Direction * (scale["target"] - scale["worst"]) >= 0 ? null : new Finding
        {
            Kind = FindingKinds.TargetUnfit,
            Found = scale["target"].ToString("R", CultureInfo.InvariantCulture),
            Expected = string.Create(CultureInfo.InvariantCulture, $"{(context.Direction > 0 ? ">" : "<")} {scale["worst"]:R}"),
        };

    public override FittedScale Fit(ReadOnlySpan<double> sample, NormaliserContext context)
    {
        var (min, max, _) = ScaleKernel.MinMax(sample);
        var (target, worst) = (Target(context)!.Value, context.Direction > 0 ? min : max);
        return new FittedScale { Parameters = [("target", target), ("worst", worst)], IsConstant = target == worst };
    }

    public override void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target)
    {
        var worst = scale["worst"];
        ScaleKernel.Affine(values, worst, scale["target"] - worst, 1, 0, target);
        Cap.Scale(target, context.Options);
    }

    public override NormaliserContext? WithoutCap(NormaliserContext context) => Cap.Off(context, Definition);

    static double? Target(NormaliserContext context) => context.Options.NumberOrNull("target") ?? context.Target;
}
