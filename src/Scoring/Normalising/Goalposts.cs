using System.Globalization;
using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>Goalposts: stated worst and best values instead of bounds taken from the data.</summary>
/// <remarks>
/// u = (x − worst)/(best − worst), or (ln x − ln worst)/(ln best − ln worst); z = lo + (hi − lo)·u^power. Values beyond a post count as
/// the post unless <c>clip</c> says otherwise. Worst may be the larger number: then less is better, and the indicator's direction must say so.
/// Missing values stay missing. Source: OECD/JRC Handbook (2008), step 5; UNDP Human Development Report, technical note 1 (log of income).
/// </remarks>
sealed class Goalposts : Normaliser
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Normalise,
        Name = "goalposts",
        Summary = new("按给定的最差值和最好值计分", "Stated worst and best values get the low and high end of the range"),
        Formula = "u = (x - worst)/(best - worst), with log: ln of x and both posts; z = lo + (hi - lo)*u^power",
        Source = "OECD/JRC Handbook (2008), step 5; UNDP Human Development Report, technical note 1",
        Example = """{ "method": "goalposts", "worst": 20, "best": 85, "range": [0, 1] }""",
        Options =
        [
            new("worst", OptionType.Number, new("最差值", "Value that gets the low end")),
            new("best", OptionType.Number, new("最好值", "Value that gets the high end")),
            new("log", OptionType.Choice, new("是否先对数值和两端取自然对数", "Whether the natural logarithm of the value and both posts is taken first"))
            { Default = "none", Choices = ["none", "ln"] },
            new("clip", OptionType.Choice, new("超出哪一端时按该端计", "At which end values beyond the post count as the post"))
            { Default = "both", Choices = ["both", "low", "high", "none"] },
            new("power", OptionType.Number,
                new("对 0 至 1 的比例取的幂", "Power that the share from 0 to 1 is raised to")) { Default = 1.0, Above = 0 },
            new("range", OptionType.Range, new("分值的下限和上限", "Low and high end of the scores")) { Default = new double[] { 0, 100 } },
        ],
    };

    public override bool NeedsSample(NormaliserContext context) => false;

    public override Finding? Check(NormaliserContext context)
    {
        var options = context.Options;
        if (options.NumberOrNull("worst") is not { } worst || options.NumberOrNull("best") is not { } best)
            return Fault($"worst {Show(options["worst"])}, best {Show(options["best"])}", "worst, best");
        if (worst == best) return Fault(Invariant($"worst {worst:R}, best {best:R}"), "worst ≠ best");
        if (best > worst != context.Direction > 0)
            return Fault(Invariant($"worst {worst:R}, best {best:R}, direction {(context.Direction > 0 ? "+" : "-")}"),
                context.Direction > 0 ? "worst < best" : "worst > best");
        if (options.Word("log") == "ln" && Math.Min(worst, best) <= 0)
            return Fault(Invariant($"log ln, worst {worst:R}, best {best:R}"), "worst, best > 0");
        // (−0.5)² is 0.25: below the worst value a power would turn the order around.
        return options.Number("power") != 1 && options.Word("clip") is ("none" or "high")
            ? Fault(Invariant($"power {options.Number("power"):R}, clip {options.Word("clip")}"), "clip both, low")
            : null;
    }

    public override FittedScale Fit(ReadOnlySpan<double> sample, NormaliserContext context) =>
        new() { Parameters = [("worst", context.Options.Number("worst")), ("best", context.Options.Number("best"))] };

    public override void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target)
    {
        var (worst, best) = (scale["worst"], scale["best"]);
        var clip = context.Options.Word("clip");
        var lowEnd = clip is "both" or "low" ? worst : double.NegativeInfinity * (best - worst);
        var highEnd = clip is "both" or "high" ? best : double.PositiveInfinity * (best - worst);
        var (least, most) = (Math.Min(lowEnd, highEnd), Math.Max(lowEnd, highEnd));
        for (var i = 0; i < values.Length; i++) target[i] = Math.Clamp(values[i], least, most);
        if (context.Options.Word("log") == "ln")
        {
            for (var i = 0; i < target.Length; i++) target[i] = DeterministicMath.Log(target[i]);
            (worst, best) = (DeterministicMath.Log(worst), DeterministicMath.Log(best));
        }
        var range = context.Options.Numbers("range");
        var (low, height, power) = (range[0], range[1] - range[0], context.Options.Number("power"));
        if (power == 1)
        {
            ScaleKernel.Affine(target, worst, best - worst, height, low, target);
            return;
        }
        ScaleKernel.Affine(target, worst, best - worst, 1, 0, target);
        for (var i = 0; i < target.Length; i++) target[i] = low + height * DeterministicMath.Pow(target[i], power);
    }

    static Finding Fault(string found, string expected) => new() { Kind = FindingKinds.GoalpostsUnfit, Found = found, Expected = expected };

    static string Show(object? number) => number is double value ? Invariant($"{value:R}") : "–";

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
