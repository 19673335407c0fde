using System.Globalization;
using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>Deviation from the average: base points for the average, points added or taken away for every so many percent beyond it.</summary>
/// <remarks>
/// z = base + d·step·(x/mean − 1)/width, in whole steps (truncated towards 0) or linear. The average is the mean of the sample, or the value of a
/// unit such as the province. A deviation of a whole number of steps counts in full even where its quotient comes out a billionth short. An average
/// that is not positive has no percentages and is a fault. Missing values stay missing. Source: 武进区科技进步考核 (2011): 达到全区平均值得基本分，每增减5%相应加减0.5分.
/// </remarks>
sealed class DeviationFromAverage : Normaliser
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Normalise,
        Name = "deviation-from-average",
        Summary = new("达到平均值得基本分，每偏离一定比例加减分", "Base points for the average, points more or less for every so many percent beyond it"),
        Formula = "z = base + d*step*(x/mean - 1)/width; truncated: whole steps only",
        Source = "武进区科技进步考核 (2011), science and technology assessment of Wujin district",
        Example = """{ "method": "deviation-from-average", "base": 10, "step": 0.5, "width": 0.05, "form": "truncated" }""",
        Options =
        [
            new("base", OptionType.Number, new("达到平均值的得分", "Score of the average")) { Required = true },
            new("step", OptionType.Number, new("每一档加减的分数", "Points for each step")) { Default = 0.5, Above = 0 },
            new("width", OptionType.Number, new("每一档的宽度（平均值的比例）", "Width of a step, as a share of the average")) { Default = 0.05, Above = 0 },
            new("form", OptionType.Choice, new("只计整档，或按比例", "Whole steps only, or in proportion"))
            { Default = "truncated", Choices = ["truncated", "linear"] },
            new("most", OptionType.Number, new("加减分的上限；缺省不限", "Most points added or taken away; no limit when not given")) { Minimum = 0 },
            new("unit", OptionType.Name,
                new("以该单位的数值为平均值，如全省；缺省取各单位均值", "Unit whose value is the average, such as the province; the units' mean when not given")),
        ],
    };

    public override string? ReferenceUnit(OptionSet options) => options["unit"] as string;

    public override bool NeedsSample(NormaliserContext context) => !context.Options.Has("unit");

    public override Finding? Check(FittedScale scale, NormaliserContext context) => scale["average"] > 0 ? null : new Finding
    {
        Kind = FindingKinds.OutsideDomain,
        Found = string.Create(CultureInfo.InvariantCulture, $"average {scale["average"]:R}"),
        Expected = "> 0",
    };

    // A limit of points brings no two scores further apart than they are without it; cutting off brings them apart by one step at most.
    public override double? Reach(FittedScale one, FittedScale other, double least, double greatest, NormaliserContext context)
    {
        var steps = LinesApart(least, greatest, (one["average"], one["average"]), (other["average"], other["average"])) / context.Options.Number("width");
        return context.Options.Number("step") * (context.Options.Word("form") == "truncated" ? Math.Ceiling(steps) + 1 : steps);
    }

    public override void FitEach(Span<double> sample, ReadOnlySpan<int> places, ReadOnlySpan<double> values, NormaliserContext context, Span<FittedScale> target)
    {
        if (context.Reference is not null)
        {
            target.Fill(Fit(sample, context));
            return;
        }
        var means = new double[places.Length];
        SumKernel.MeanEach(sample, places, values, means);
        for (var i = 0; i < target.Length; i++) target[i] = new() { Parameters = [("average", means[i])] };
    }

    public override FittedScale Fit(ReadOnlySpan<double> sample, NormaliserContext context) =>
        new() { Parameters = [("average", context.Reference ?? SumKernel.Mean(sample))] };

    public override void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target)
    {
        var options = context.Options;
        var (average, width) = (scale["average"], options.Number("width"));
        var (floor, step) = (options.Number("base"), context.Direction * options.Number("step"));
        var most = options.NumberOrNull("most") ?? double.PositiveInfinity;
        var truncated = options.Word("form") == "truncated";
        for (var i = 0; i < values.Length; i++)
        {
            var steps = (values[i] - average) / average / width;
            // 115 against 100 is three steps of 5 %, although 0.15/0.05 is 2.9999999999999996.
            if (truncated) steps = Math.Truncate(steps + Math.CopySign(1e-9, steps));
            target[i] = floor + Math.Clamp(step * steps, -most, most);
        }
    }
}
