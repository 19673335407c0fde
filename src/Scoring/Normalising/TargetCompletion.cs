using System.Globalization;
using Scoring.Findings;
using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>Target completion (目标完成率): points in proportion to the share of the target that is met.</summary>
/// <remarks>
/// r = x/T, for d = −1 T/x, and with a base (x − base)/(T − base) in either direction; z = full·r, never below 0 nor above full·cap, 0 where
/// r &lt; floor (equality scores). <c>over_points</c> replaces the cap: over-completion adds pro rata, at most so many points. Before the year is
/// over the target counts pro rata: base + (T − base)·elapsed/12. With d = −1 a value of 0 gets the highest score; a negative one stops the run. Missing
/// values stay missing. Targets of single units and years come from a table. Source: 目标管理考核 (target-responsibility scoring of Chinese counties), such as 武进区科技进步考核 2010 with 4 points for
/// over-completion at most.
/// </remarks>
sealed class TargetCompletion : Normaliser
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Normalise,
        Name = "target-completion",
        Summary = new("按目标完成比例计分，可设上限、下限和超额加分", "Points for the share of a target that is met, with cap, floor and points for over-completion"),
        Formula = "z = full*clip(r, 0, cap), 0 below floor; r = x/T; d = -1: T/x; with base: (x - base)/(T - base); T counts pro rata elapsed/12",
        Source = "目标管理考核 (target-responsibility scoring), e.g. 武进区科技进步考核 (2010) of Wujin district",
        Example = """{ "method": "target-completion", "floor": 0.6, "over_points": 4 }""",
        Options =
        [
            new("target", OptionType.Number, new("目标值；缺省取指标自身的目标值", "Target; the indicator's own when not given")),
            new("base", OptionType.Number, new("基期值；给出时按增量完成率计", "Starting value; when given the way from it to the target is measured")),
            new("full", OptionType.Number, new("完成目标的得分", "Score of meeting the target")) { Default = 100.0, Above = 0 },
            new("cap", OptionType.NumberOrChoice, new("完成率上限", "Highest share that counts")) { Default = 1.0, Choices = ["none"], Above = 0 },
            new("over_points", OptionType.Number,
                new("超额完成按比例加分的上限，代替 cap", "Most points for over-completion, pro rata; takes the place of cap")) { Minimum = 0 },
            new("floor", OptionType.Number, new("低于此完成率得零分", "Share below which the score is 0")) { Minimum = 0 },
            new("table", OptionType.Name, new("目标值表：列 indicator、target、unit、year，代替 target", "Table of targets in place of target: columns indicator, target, unit, year")),
            new("elapsed_years", OptionType.CalendarYears, new("elapsed 适用的年份；缺省为全部", "Years that elapsed holds in; all when not given")),
            new("elapsed", OptionType.Number, new("已过月数，用于年中进度", "Months of the year that have passed")) { Default = 12.0, Above = 0, Maximum = 12 },
        ],
    };

    public override bool NeedsSample(NormaliserContext context) => false;

    public override Finding? Check(NormaliserContext context)
    {
        if (context.Options.Has("table")) return null;
        if (Target(context) is not { } target) return new Finding { Kind = FindingKinds.TargetMissing, Found = "–", Expected = "target" };
        if (context.Options.NumberOrNull("base") is not { } start) return target > 0 ? null : Fault(Invariant($"target {target:R}"), "target > 0");
        return context.Direction * (target - start) > 0 ? null
            : Fault(Invariant($"base {start:R}, target {target:R}"), context.Direction > 0 ? "base < target" : "base > target");
    }

    public override FittedScale Fit(ReadOnlySpan<double> sample, NormaliserContext context) => new()
    {
        Parameters =
        [
            .. context.Options.NumberOrNull("base") is { } start ? [("base", start)] : Array.Empty<(string, double)>(),
            .. context.Options.Has("table") ? [] : new[] { ("target", Target(context)!.Value) },
        ],
    };

    public override void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target)
    {
        var options = context.Options;
        var hasBase = options.Has("base");
        var start = hasBase ? scale["base"] : 0;
        // 12/12 is 1: a whole year leaves the target as it is.
        var isPart = options.CalendarYears("elapsed_years") is { Count: > 0 } years ? context.Year is { } year && years.Contains(year) : true;
        var passed = isPart ? options.Number("elapsed") / 12 : 1;
        var due = context.Stated is null ? start + (scale["target"] - start) * passed : double.NaN;
        var inverse = context.Direction < 0 && !hasBase;
        var (full, floor) = (options.Number("full"), options.NumberOrNull("floor") ?? double.NegativeInfinity);
        var most = options.NumberOrNull("over_points") is { } over ? full + over
            : options.NumberOrNull("cap") is { } cap ? full * cap
            : double.PositiveInfinity;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            if (context.Stated is { } targets) due = start + (targets[i] - start) * passed;
            var share = !inverse ? (value - start) / (due - start) : value >= 0 ? due / Math.Abs(value) : double.NaN;
            var score = full * share;
            target[i] = share < 0 || share < floor ? 0 : score > most ? most : score;
        }
    }

    public override NormaliserContext? WithoutCap(NormaliserContext context)
    {
        var free = context.Options.NumberOrNull("cap") is null ? context : context.With(Definition, "cap", "none");
        if (context.Options.Has("over_points")) free = free.With(Definition, "over_points", null);
        return ReferenceEquals(free, context) ? null : free;
    }

    public override (string Column, bool MustBePositive)? Stated(OptionSet options) => options.Has("table") ? ("target", !options.Has("base")) : null;

    static double? Target(NormaliserContext context) => context.Options.NumberOrNull("target") ?? context.Target;

    static Finding Fault(string found, string expected) => new() { Kind = FindingKinds.CompletionUnfit, Found = found, Expected = expected };

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
