using System.Globalization;

namespace Scoring.Report.Bulletins;

/// <summary>The words of a bulletin.</summary>
/// <param name="figures">Its figures.</param>
sealed class BulletinWords(BulletinFigures figures)
{
    readonly bool zh = figures.Options.Language == Language.Chinese;

    public string Word(string chinese, string english) => zh ? chinese : english;

    /// <summary>The part of the year: 上半年, the first 8 months.</summary>
    public string Period
    {
        get
        {
            var (year, months) = (figures.Run.Years[figures.Year], figures.Months);
            var words = months switch
            {
                3 => zh ? "一季度" : "first quarter",
                6 => zh ? "上半年" : "first half",
                9 => zh ? "前三季度" : "first three quarters",
                12 => zh ? "全年" : "whole year",
                1 => zh ? "1月" : "January",
                _ when months == Math.Floor(months) => zh ? Invariant($"1–{months}月") : Invariant($"January to {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName((int)months)}"),
                _ => zh ? Invariant($"前{months:0.#}个月") : Invariant($"first {months:0.#} months"),
            };
            return zh ? Invariant($"{year}年{words}") : Invariant($"{year}, {words}");
        }
    }

    public string Light(PaceLight light) => light switch
    {
        PaceLight.Green => zh ? "按期" : "on pace",
        PaceLight.Amber => zh ? "偏慢" : "slow",
        PaceLight.Red => zh ? "滞后" : "late",
        _ => zh ? "无数据" : "no data",
    };

    /// <summary>A shape for each light, so that the colour is not alone.</summary>
    public static string Sign(PaceLight light) => light switch { PaceLight.Green => "●", PaceLight.Amber => "▲", PaceLight.Red => "■", _ => "–" };

    /// <summary>The style's class of a light.</summary>
    public static string Class(PaceLight light) => light switch { PaceLight.Green => "lg", PaceLight.Amber => "la", PaceLight.Red => "lr", _ => "ln" };

    public static string Percent(double share) => double.IsNaN(share) ? "–" : double.IsInfinity(share) ? "∞" : Invariant($"{share * 100:0.0;−0.0}%");

    /// <summary>A change from the year before, with what it is measured in where that is not percent.</summary>
    public string Change(BulletinIndicator indicator, double change) => double.IsNaN(change) ? "–" : indicator.Comparison switch
    {
        YearComparison.Points => Signed(change) + (zh ? "个百分点" : " pts"),
        YearComparison.ShareOfWhole => zh ? Invariant($"为上年全年{change:0.0}%") : Invariant($"{change:0.0}% of last year"),
        _ => Signed(change) + "%",
    };

    public string Name(int unit) => figures.Run.Roster.Units[unit].Name.In(figures.Options.Language);

    public string Name(BulletinIndicator indicator) => indicator.Name.In(figures.Options.Language);

    /// <summary>What stands in a unit's list of what is late or slow: the slowest first.</summary>
    public string Behind(int unit, int most)
    {
        int[] behind = [.. Enumerable.Range(0, figures.Indicators.Count).Where(j => figures[j, unit].Light is PaceLight.Amber or PaceLight.Red).OrderBy(j => figures[j, unit].Pace)];
        if (behind.Length == 0) return Word("全部按期", "all on pace");
        var words = string.Join(zh ? "、" : ", ", behind.Take(most).Select(j => $"{Name(figures.Indicators[j])} {Percent(figures[j, unit].Completion)}"));
        return behind.Length <= most ? words : words + (zh ? Invariant($"等{behind.Length}项") : Invariant($" and {behind.Length - most} more"));
    }

    /// <summary>The opening sentences.</summary>
    public IEnumerable<string> Summary()
    {
        var (units, indicators) = (figures.Units, figures.Indicators);
        int[] counts = [.. new[] { PaceLight.Green, PaceLight.Amber, PaceLight.Red }.Select(light => Enumerable.Range(0, indicators.Count).Sum(j => figures.Count(j, light)))];
        var missing = units.Count * indicators.Count - counts.Sum();
        var whole = units.Count(unit => indicators.Count > 0 && figures.CountOf(unit, PaceLight.Green) == indicators.Count);
        yield return zh
            ? Invariant($"{Period}，时间进度{Percent(figures.Months / 12)}。{units.Count:#,0}个单位、{indicators.Count}项目标指标中，按期{counts[0]:#,0}项次，偏慢{counts[1]:#,0}项次，滞后{counts[2]:#,0}项次{(missing > 0 ? Invariant($"，无数据{missing:#,0}项次") : "")}；{whole:#,0}个单位全部按期。")
            : Invariant($"{Period}: {Percent(figures.Months / 12)} of the year has passed. Over {Many(units.Count, "unit")} and {Many(indicators.Count, "indicator")} with targets, {counts[0]:#,0} are on pace, {counts[1]:#,0} slow and {counts[2]:#,0} late{(missing > 0 ? Invariant($" ({missing:#,0} without data)") : "")}; {Many(whole, "unit")} {(whole == 1 ? "is" : "are")} on pace in all.");
        var slow = Enumerable.Range(0, indicators.Count).Select(j => (j, Median: figures.Median(j, cell => cell.Completion), Pace: figures.Median(j, cell => cell.Pace)))
            .Where(each => !double.IsNaN(each.Pace)).OrderBy(each => each.Pace).ToList();
        if (slow.Count == 0) yield break;
        var (slowest, fastest) = (slow[0], slow[^1]);
        yield return zh
            ? Invariant($"与应达进度相比，最快的是{Name(indicators[fastest.j])}（完成率中位数{Percent(fastest.Median)}），最慢的是{Name(indicators[slowest.j])}（{Percent(slowest.Median)}），后者有{figures.Count(slowest.j, PaceLight.Red):#,0}个单位滞后。")
            : Invariant($"Against what is due by now {Name(indicators[fastest.j])} is fastest (median completion {Percent(fastest.Median)}) and {Name(indicators[slowest.j])} slowest ({Percent(slowest.Median)}); there {Many(figures.Count(slowest.j, PaceLight.Red), "unit")} {(figures.Count(slowest.j, PaceLight.Red) == 1 ? "is" : "are")} late.");
    }

    /// <summary>How the numbers came about.</summary>
    public string Method()
    {
        var options = figures.Options;
        var text = zh
            ? Invariant($"完成率＝实际值÷全年目标；有基期值的按（实际值−基期值）÷（目标−基期值）；逆向指标按目标÷实际值。进度＝实际值与截至当期应达目标（全年目标按{figures.Months:0.#}/12折算{(figures.Indicators.Any(indicator => indicator.IsWhole) ? "，水平类指标不折算" : "")}）之比：{Percent(options.Green)}及以上按期，{Percent(options.Amber)}及以上偏慢，以下滞后。得分与位次为运行结果的原值。")
            : Invariant($"Completion is the value over the target of the whole year; with a starting value the way from it to the target; where less is better the target over the value. Pace is the same against what is due after {figures.Months:0.#} of 12 months{(figures.Indicators.Any(indicator => indicator.IsWhole) ? " (levels and rates: the whole target)" : "")}: on pace from {Percent(options.Green)}, slow from {Percent(options.Amber)}, late below. Scores and ranks are those of the run.");
        return figures.Indicators.Any(indicator => indicator.Comparison == YearComparison.ShareOfWhole)
            ? text + (zh ? "上年数据为全年数，不作同比，列出相当于上年全年的比例。" : " The year before is known as a whole only: what is shown is the share of it that is reached.")
            : text;
    }

    static string Many(long count, string one) => ReportContent.Many(count, one, one + "s");

    static string Signed(double change) => change.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
