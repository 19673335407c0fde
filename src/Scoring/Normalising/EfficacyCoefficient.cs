using System.Globalization;
using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>Efficacy coefficient (功效系数法): base points for an unacceptable value, further points on the way to a satisfactory one.</summary>
/// <remarks>
/// u = (x − x_u)/(x_s − x_u); z = c + e·u, or c·((c + e)/c)^u in the exponential form (60·e^(0.5108·u) for c = 60, e = 40). Without <c>clamp</c>
/// values worse than unacceptable get fewer than c points and better than satisfactory more than c + e. Both values are stated, or taken from
/// the sample: its worst and best value, or its quantiles p and 1 − p (type 7). Less is better when the satisfactory value is the smaller
/// one. Missing values stay missing. Source: 功效系数法, the efficacy coefficient method of Chinese performance evaluation; the exponential form is
/// common practice without a primary source.
/// </remarks>
sealed class EfficacyCoefficient : Normaliser
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Normalise,
        Name = "efficacy-coefficient",
        Summary = new("功效系数法：不容许值得基础分，满意值得满分", "Base points for an unacceptable value, full points for a satisfactory one"),
        Formula = "u = (x - unacceptable)/(satisfactory - unacceptable); z = base + points*u; exponential: base*((base + points)/base)^u",
        Source = "功效系数法 (efficacy coefficient method of Chinese performance evaluation); exponential form: common practice",
        Example = """{ "method": "efficacy-coefficient", "unacceptable": 0.5, "satisfactory": 3, "clamp": "both" }""",
        Options =
        [
            new("unacceptable", OptionType.Number, new("不容许值；缺省取样本的最差值", "Unacceptable value; the sample's worst when not given")),
            new("satisfactory", OptionType.Number, new("满意值；缺省取样本的最好值", "Satisfactory value; the sample's best when not given")),
            new("quantile", OptionType.Number,
                new("由样本取值时的分位点：p 和 1−p", "Where they come from the sample: its quantiles p and 1 − p")) { Default = 0.0, Minimum = 0, Maximum = 0.49 },
            new("base", OptionType.Number, new("不容许值的得分", "Score of the unacceptable value")) { Default = 60.0 },
            new("points", OptionType.Number, new("满意值比不容许值多得的分", "Points that the satisfactory value adds")) { Default = 40.0, Above = 0 },
            new("form", OptionType.Choice, new("线性或指数形式", "Linear or exponential form")) { Default = "linear", Choices = ["linear", "exponential"] },
            Ends.Clamp("none"),
        ],
    };

    public override bool NeedsSample(NormaliserContext context) => !context.Options.Has("unacceptable");

    public override Finding? Check(NormaliserContext context)
    {
        var options = context.Options;
        var (worst, best) = (options.NumberOrNull("unacceptable"), options.NumberOrNull("satisfactory"));
        if (worst is null != best is null)
            return Fault(Invariant($"unacceptable {Show(worst)}, satisfactory {Show(best)}"), "unacceptable, satisfactory");
        if (worst == best && worst is not null)
            return Fault(Invariant($"unacceptable {worst:R}, satisfactory {best:R}"), "unacceptable ≠ satisfactory");
        if (worst is not null && best > worst != context.Direction > 0)
            return Fault(Invariant($"unacceptable {worst:R}, satisfactory {best:R}, direction {(context.Direction > 0 ? "+" : "-")}"),
                context.Direction > 0 ? "unacceptable < satisfactory" : "unacceptable > satisfactory");
        return options.Word("form") == "exponential" && options.Number("base") <= 0
            ? Fault(Invariant($"form exponential, base {options.Number("base"):R}"), "base > 0")
            : null;
    }

    // Ends that hold shares bring no two scores further apart than they are without them.
    public override double? Reach(FittedScale one, FittedScale other, double least, double greatest, NormaliserContext context) =>
        context.Options.Word("form") != "linear" ? null : Math.Abs(context.Options.Number("points")) * LinesApart(least, greatest, Line(one), Line(other));

    static (double Origin, double Width) Line(FittedScale scale) => (scale["unacceptable"], scale["satisfactory"] - scale["unacceptable"]);

    public override FittedScale Fit(ReadOnlySpan<double> sample, NormaliserContext context)
    {
        if (context.Options.NumberOrNull("unacceptable") is { } stated) return Scale(stated, context.Options.Number("satisfactory"));
        var sorted = RankScale.Fit(sample).Sorted;
        var p = context.Options.Number("quantile");
        return Between(context, SampleQuantile.At(sorted, p), SampleQuantile.At(sorted, 1 - p));
    }

    public override void FitEach(Span<double> sample, ReadOnlySpan<int> places, ReadOnlySpan<double> values, NormaliserContext context, Span<FittedScale> target)
    {
        if (context.Options.Has("unacceptable"))
        {
            target.Fill(Fit(sample, context));
            return;
        }
        var sorted = RankScale.Fit(sample).Sorted;
        var p = context.Options.Number("quantile");
        for (var i = 0; i < target.Length; i++)
        {
            var moved = (sample[places[i]], values[i] + 0.0);
            target[i] = Between(context, SampleQuantile.At(sorted, moved, p), SampleQuantile.At(sorted, moved, 1 - p));
        }
    }

    static FittedScale Between(NormaliserContext context, double low, double high) => context.Direction > 0 ? Scale(low, high) : Scale(high, low);

    public override void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target)
    {
        var (worst, best) = (scale["unacceptable"], scale["satisfactory"]);
        ScaleKernel.Affine(values, worst, best - worst, 1, 0, target);
        Ends.Hold(target, context.Options);
        var (floor, points) = (context.Options.Number("base"), context.Options.Number("points"));
        if (context.Options.Word("form") == "linear")
            for (var i = 0; i < target.Length; i++) target[i] = floor + points * target[i];
        else
            for (var i = 0; i < target.Length; i++) target[i] = floor * DeterministicMath.Pow((floor + points) / floor, target[i]);
    }

    public override NormaliserContext? WithoutCap(NormaliserContext context) => Ends.WithoutHigh(context, Definition);

    static FittedScale Scale(double worst, double best) =>
        new() { Parameters = [("unacceptable", worst), ("satisfactory", best)], IsConstant = worst == best };

    static Finding Fault(string found, string expected) => new() { Kind = FindingKinds.EfficacyUnfit, Found = found, Expected = expected };

    static string Show(double? number) => number is { } value ? Invariant($"{value:R}") : "–";

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
