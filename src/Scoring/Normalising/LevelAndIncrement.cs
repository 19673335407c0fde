using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>Level and increment (水平分与增幅分): part of the score for how high a unit stands, the rest for how far it has come.</summary>
/// <remarks>
/// z = lo + (hi − lo)·(α·L + (1 − α)·G); L = share of the way from the worst to the best level, G the same for the growth since the calendar year
/// k years before: (x/x₋ₖ − 1)·100 %, or x − x₋ₖ in points for rates. Growth is first held inside <c>growth_clip</c>, so that a low base cannot decide.
/// Ends are the sample's, or stated; both parts are held inside them unless <c>clamp</c> says otherwise. With d = −1 a low level and a fall are good.
/// Percent growth on a base that is not positive, and a unit without a value k years before, have no increment: the score is missing, or α = 1 with
/// <c>without_growth: level</c>. Missing values stay missing. Source: 水平分加增幅分 (level and increment) in Chinese county assessments; OECD/JRC Handbook
/// (2008), step 5, methods for change over time.
/// </remarks>
sealed class LevelAndIncrement : Normaliser
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Normalise,
        Name = "level-and-increment",
        Summary = new("水平分与增幅分按比例合成", "Part of the score for the level, the rest for the growth since an earlier year"),
        Formula = "z = lo + (hi - lo)*(alpha*L + (1 - alpha)*G); L, G = (v - worst)/(best - worst); growth = (x/x_k - 1)*100 or x - x_k",
        Source = "水平分加增幅分 in Chinese county assessments; OECD/JRC Handbook (2008), step 5",
        Example = """{ "method": "level-and-increment", "alpha": 0.6, "growth": "percent", "growth_clip": [-100, 100] }""",
        Options =
        [
            new("alpha", OptionType.Number, new("水平分所占比重", "Share of the level")) { Default = 0.5, Minimum = 0, Maximum = 1 },
            new("growth", OptionType.Choice,
                new("增幅按百分比，或按增减量（百分点）", "Growth in percent, or as a difference (percentage points)"))
            { Default = "percent", Choices = ["percent", "points"] },
            new("years", OptionType.Integer, new("与几个日历年之前比较", "Calendar years that growth spans")) { Default = 1, Minimum = 1, Maximum = 1000 },
            new("growth_clip", OptionType.Range, new("增幅先限制在此范围内", "Range that growth is held inside first")),
            new("level_range", OptionType.Range, new("水平两端的数值；缺省取样本", "Values at the ends of the level; the sample's when not given")),
            new("growth_range", OptionType.Range, new("增幅两端的数值；缺省取样本", "Growth at its ends; the sample's when not given")),
            new("without_growth", OptionType.Choice,
                new("没有增幅时：缺失，或只计水平", "Without growth: missing, or the level alone")) { Default = "missing", Choices = ["missing", "level"] },
            Ends.Clamp("both"),
            Ends.Range,
        ],
    };

    public override int? YearsBack(OptionSet options) => options.Integer("years");

    public override FittedScale Fit(ReadOnlySpan<double> sample, NormaliserContext context)
    {
        var level = Bounds(sample, context.Options, "level_range");
        var increments = new double[sample.Length];
        for (var i = 0; i < increments.Length; i++) increments[i] = Growth(sample[i], context.Earlier![i], context.Options);
        var growth = Bounds(increments, context.Options, "growth_range");
        // The first year of a panel has no growth; what it has is the level.
        return double.IsNaN(growth.Low)
            ? new FittedScale { Parameters = [("level_low", level.Low), ("level_high", level.High)], IsConstant = level.Low == level.High }
            : new FittedScale
            {
                Parameters = [("level_low", level.Low), ("level_high", level.High), ("growth_low", growth.Low), ("growth_high", growth.High)],
                IsConstant = level.Low == level.High || growth.Low == growth.High,
            };
    }

    public override void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target)
    {
        var options = context.Options;
        var growth = new double[values.Length];
        Array.Fill(growth, double.NaN);
        if (scale.Parameters.Count > 2)
        {
            for (var i = 0; i < growth.Length; i++) growth[i] = Growth(values[i], context.Earlier![i], options);
            Share(growth, scale["growth_low"], scale["growth_high"], context, growth);
        }
        Share(values, scale["level_low"], scale["level_high"], context, target);
        var (alpha, range) = (options.Number("alpha"), options.Numbers("range"));
        var levelAlone = options.Word("without_growth") == "level";
        for (var i = 0; i < target.Length; i++)
        {
            var share = double.IsNaN(growth[i]) && levelAlone ? target[i] : alpha * target[i] + (1 - alpha) * growth[i];
            target[i] = range[0] + (range[1] - range[0]) * share;
        }
    }

    static void Share(ReadOnlySpan<double> values, double low, double high, NormaliserContext context, Span<double> target)
    {
        var (worst, best) = context.Direction > 0 ? (low, high) : (high, low);
        ScaleKernel.Affine(values, worst, best - worst, 1, 0, target);
        Ends.Hold(target, context.Options);
    }

    static double Growth(double value, double earlier, OptionSet options)
    {
        var growth = options.Word("growth") == "points" ? value - earlier : earlier > 0 ? (value / earlier - 1) * 100 : double.NaN;
        return options.Has("growth_clip") ? Math.Clamp(growth, options.Numbers("growth_clip")[0], options.Numbers("growth_clip")[1]) : growth;
    }

    static (double Low, double High) Bounds(ReadOnlySpan<double> sample, OptionSet options, string name)
    {
        if (options.Has(name)) return (options.Numbers(name)[0], options.Numbers(name)[1]);
        var (min, max, _) = ScaleKernel.MinMax(sample);
        return (min, max);
    }
}
