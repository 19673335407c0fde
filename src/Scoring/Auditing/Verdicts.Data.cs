namespace Scoring.Auditing;

static partial class Verdicts
{
    static Verdict IndicatorAvailability(Audit audit)
    {
        var t = audit.Thresholds;
        return Make("indicator-availability",
            new("指标数据可得性", "Availability of indicators"),
            new($"各指标至少有 {Percent(t.Availability)} 的适用单位有值（派生后、插补前）", $"at least {Percent(t.Availability)} of the units to which an indicator applies have a value, before anything is filled"),
            new("补充数据、换用代理指标，或删去该指标。", "Find data, a proxy, or drop the indicator."),
            audit.Derived.Count(statistics => statistics.Units > statistics.NotApplicable),
            audit.Derived.Where(statistics => statistics.Units > statistics.NotApplicable && statistics.IsScarce(t)).Select(statistics => new Concern(
                statistics.Available == 0 ? Outcome.Fail : Outcome.Warn, statistics.Code, null, statistics.Availability,
                new($"{statistics.Code} 只有 {Percent(statistics.Availability)} 的单位有值", $"{statistics.Code} has values for {Percent(statistics.Availability)} of the units only"))));
    }

    static Verdict UnitAvailabilities(Audit audit)
    {
        var t = audit.Thresholds;
        return Make("unit-availability",
            new("单位数据可得性", "Availability of units"),
            new($"各单位至少有 {Percent(t.Availability)} 的适用指标有值（插补前）", $"each unit has values for at least {Percent(t.Availability)} of the indicators that apply to it, before anything is filled"),
            new("用 screen 环节筛除，或核对其数据来源。", "Screen the unit out, or check where its data come from."),
            audit.Availability.Count(unit => unit.Indicators > 0),
            audit.Availability.Where(unit => unit.Availability < t.Availability).Select(unit => new Concern(
                Outcome.Warn, unit.Unit, audit.Pooled ? Invariant($"{unit.Year}") : null, unit.Availability,
                new(
                    $"{unit.Unit}（{Invariant($"{unit.Year}")} 年）只有 {Percent(unit.Availability)} 的指标有值",
                    $"{unit.Unit} has {Percent(unit.Availability)} of its indicators in {Invariant($"{unit.Year}")}"))));
    }

    static Verdict Distinct(Audit audit)
    {
        var t = audit.Thresholds;
        return Make("distinct-values",
            new("指标区分度", "Power to tell units apart"),
            new($"指标不为常数；非零值不少于 {Percent(t.NonZero)}，不同取值数不少于单位数的 {Percent(t.Unique)}", $"no indicator is constant; at least {Percent(t.NonZero)} of the units are not zero, and there are at least {Percent(t.Unique)} as many different values as units"),
            new("常数指标不能区分单位，应删去；是非型、等级型指标应确认其本意如此。", "Drop constant indicators: they tell nothing apart. Make sure that yes/no and graded indicators are meant to be so."),
            audit.Derived.Count(statistics => statistics.Available > 1),
            audit.Derived.Where(statistics => statistics.Available > 1).SelectMany(Found));

        IEnumerable<Concern> Found(IndicatorStatistics statistics)
        {
            var code = statistics.Code;
            if (statistics.IsConstant)
                yield return new(Outcome.Fail, code, null, statistics.Minimum, new($"{code} 对所有单位取值相同", $"{code} has the same value for every unit"));
            else if (statistics.IsMostlySame(t) && !statistics.IsScarce(t))
                yield return new(Outcome.Warn, code, null, statistics.UniqueShare, new(
                    $"{code} 只有 {Invariant($"{statistics.Unique}")} 个不同取值", $"{code} has {Invariant($"{statistics.Unique}")} different values only"));
            if (!statistics.IsConstant && statistics.IsMostlyZero(t) && !statistics.IsScarce(t))
                yield return new(Outcome.Warn, code, null, statistics.NonZeroShare, new(
                    $"{code} 有 {Percent(1 - statistics.NonZeroShare)} 的值为零", $"{code} is zero in {Percent(1 - statistics.NonZeroShare)} of its values"));
        }
    }

    static Verdict Outliers(Audit audit)
    {
        var t = audit.Thresholds;
        return Make("outliers",
            new("离群值", "Outliers"),
            new($"框架所读的值 |偏度| ≤ {N(t.Skewness)} 或峰度 ≤ {N(t.Kurtosis)}", $"|skewness| ≤ {N(t.Skewness)} or kurtosis ≤ {N(t.Kurtosis)} of the values that the framework reads"),
            new("对该指标做缩尾或对数等变换，否则少数单位左右得分。", "Winsorise or transform the indicator; otherwise a few units decide its scores."),
            audit.Normalised.Count(statistics => !double.IsNaN(statistics.Kurtosis)),
            audit.Normalised.Where(statistics => statistics.HasOutliers(t)).Select(statistics => new Concern(
                Outcome.Warn, statistics.Code, null, statistics.Skewness, new(
                    $"{statistics.Code} 偏度 {N(statistics.Skewness)}、峰度 {N(statistics.Kurtosis)}",
                    $"{statistics.Code} has skewness {N(statistics.Skewness)} and kurtosis {N(statistics.Kurtosis)}"))));
    }

    static Verdict Size(Audit audit)
    {
        var t = audit.Thresholds;
        return Make("denominators",
            new("与规模变量的相关", "Correlation with denominators"),
            new($"派生指标与用作分母的原始变量 |r| ≤ {N(t.Denominator)}", $"|r| ≤ {N(t.Denominator)} between derived indicators and the raw variables that indicators are divided by"),
            new("总量指标应除以相应的规模变量，或说明为何衡量规模。", "Divide totals by that variable, or say why size is what is measured."),
            audit.Denominators.Count(pair => !double.IsNaN(pair.Coefficient)),
            audit.Denominators.Where(pair => pair.IsHigh(t)).Select(pair => new Concern(
                Outcome.Warn, pair.Indicator, pair.Denominator, pair.Coefficient, pair.IsDivided
                    ? new(
                        $"{pair.Indicator} 除以 {pair.Denominator} 后仍与其相关（r = {Beside(pair.Coefficient, t.Denominator)}）",
                        $"{pair.Indicator} still moves with {pair.Denominator} after being divided by it (r = {Beside(pair.Coefficient, t.Denominator)})")
                    : new(
                        $"{pair.Indicator} 随 {pair.Denominator} 变动（r = {Beside(pair.Coefficient, t.Denominator)}），且未除以它",
                        $"{pair.Indicator} moves with {pair.Denominator} (r = {Beside(pair.Coefficient, t.Denominator)}) and is not divided by it"))));
    }

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
