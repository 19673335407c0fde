using System.Globalization;
using Scoring.Findings;
using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>Standard-value index (综合指数法): the value in percent of a standard, up to a cap.</summary>
/// <remarks>
/// z = min(cap, scale·x/x₀); for d = −1 z = min(cap, scale·x₀/x). With d = −1 a value of 0 gets the cap; a negative value, and without a cap 0 as
/// well, stops the run. A table gives standards by edition, and where they change is reported. Scores that the cap cuts are reported with the highest one before the cut. Missing values stay missing.
/// Source: the comprehensive index method of Chinese science and technology statistics monitoring (全国科技进步统计监测).
/// </remarks>
sealed class StandardValue : Normaliser
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Normalise,
        Name = "standard-value",
        Summary = new("综合指数法：实际值与标准值之比，超过上限按上限计", "The value in percent of a standard, up to a cap"),
        Formula = "z = min(cap, scale*x/standard); d = -1: min(cap, scale*standard/x)",
        Source = "全国科技进步统计监测的综合指数法 (comprehensive index method of Chinese science and technology monitoring)",
        Example = """{ "method": "standard-value", "cap": 100 }""",
        Options =
        [
            new("standard", OptionType.Number, new("标准值；缺省取指标自身的标准值", "Standard; the indicator's own when not given")) { Above = 0 },
            new("table", OptionType.Name, new("标准值表（可分版本）：列 indicator、standard、from、to，代替 standard",
                "Table of standards by edition in place of standard: columns indicator, standard, from, to")),
            new("cap", OptionType.NumberOrChoice, new("得分上限", "Highest score")) { Default = 100.0, Choices = ["none"] },
            new("scale", OptionType.Number, new("达到标准值的得分", "Score of a value that equals the standard")) { Default = 100.0, Above = 0 },
        ],
    };

    public override bool NeedsSample(NormaliserContext context) => false;

    public override Finding? Check(NormaliserContext context) => context.Options.Has("table") ? null : Standard(context) is not { } standard
        ? new Finding { Kind = FindingKinds.StandardMissing, Found = "–", Expected = "standard" }
        : standard > 0
            ? null
            : new Finding { Kind = FindingKinds.StandardMissing, Found = standard.ToString("R", CultureInfo.InvariantCulture), Expected = "> 0" };

    public override FittedScale Fit(ReadOnlySpan<double> sample, NormaliserContext context) =>
        context.Options.Has("table") ? new() : new() { Parameters = [("standard", Standard(context)!.Value)] };

    public override void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target)
    {
        var (standard, full) = (context.Stated is null ? scale["standard"] : double.NaN, context.Options.Number("scale"));
        var cap = context.Options.NumberOrNull("cap") ?? double.PositiveInfinity;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            if (context.Stated is { } standards) standard = standards[i];
            var score = context.Direction > 0 ? full * (value / standard) : value >= 0 ? full * (standard / Math.Abs(value)) : double.NaN;
            target[i] = score > cap ? cap : score;
        }
    }

    public override NormaliserContext? WithoutCap(NormaliserContext context) =>
        context.Options.NumberOrNull("cap") is null ? null : context.With(Definition, "cap", "none");

    public override (string Column, bool MustBePositive)? Stated(OptionSet options) => options.Has("table") ? ("standard", true) : null;

    static double? Standard(NormaliserContext context) => context.Options.NumberOrNull("standard") ?? context.Standard;
}
