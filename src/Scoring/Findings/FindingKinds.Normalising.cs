namespace Scoring.Findings;

public static partial class FindingKinds
{
    /// <summary>A column without spread where the scheme states no policy.</summary>
    public static readonly FindingKind ConstantColumn = Fault("constant-column",
        "取值没有差异，无法标准化", "The values have no spread, so the formula would divide by zero",
        "请核对数据；确属常数的，用 constant 指定分值或 missing。", "Check the data; if they are right, give a score or missing under constant.");

    /// <summary>A column without spread, scored by the scheme's policy.</summary>
    public static readonly FindingKind ConstantScored = Finding("constant-scored", Severity.Warning,
        "取值没有差异，按 constant 的规定处理", "The values have no spread and are scored as the scheme states under constant",
        "请核对该指标能否区分各单位。", "Check whether the indicator can tell the units apart.");

    /// <summary>No value to take parameters from.</summary>
    public static readonly FindingKind NoSample = Finding("no-sample", Severity.Warning,
        "没有可用于确定参数的数值，得分缺失", "There are no values to take parameters from; the scores are missing",
        "请补充数据，或改变参数范围（bounds）。", "Supply data or change the scope of the parameters (bounds).");

    /// <summary>A frozen year that the panel does not have.</summary>
    public static readonly FindingKind BoundsYearMissing = Fault("bounds-year-missing",
        "面板中没有确定参数的年份", "The panel does not have a year that parameters are taken from",
        "请补充该年数据，或更正方案中的年份。", "Supply that year's data or correct the years in the scheme.");

    /// <summary>Stored parameters that do not cover what is to be scored.</summary>
    public static readonly FindingKind FrozenParametersMissing = Fault("frozen-parameters-missing",
        "没有相应的已固定参数", "There are no stored parameters for these values",
        "请用相同方案重新确定参数，或去掉没有参数的年份、组或指标。",
        "Fit the parameters again with the same scheme, or leave out the years, groups or indicators that have none.");

    /// <summary>A value that the method's formula has no score for.</summary>
    public static readonly FindingKind OutsideDomain = Fault("outside-domain",
        "数值超出该方法的适用范围", "A value lies outside what the method can score",
        "请核对数据，或改用其他标准化方法。", "Check the data or choose another normalisation.");

    /// <summary>Goalposts that cannot be used.</summary>
    public static readonly FindingKind GoalpostsUnfit = Fault("goalposts-unfit",
        "目标区间（worst、best）不可用", "The goalposts (worst and best) cannot be used",
        "请更正 worst、best、direction 或 log、power、clip。", "Correct worst, best and direction, or log, power and clip.");

    /// <summary>No usable standard value.</summary>
    public static readonly FindingKind StandardMissing = Fault("standard-missing",
        "没有可用的标准值", "There is no usable standard value",
        "请在指标或方法中给出大于 0 的 standard。", "Give a standard above 0 with the indicator or the method.");

    /// <summary>No target.</summary>
    public static readonly FindingKind TargetMissing = Fault("target-missing",
        "没有目标值", "There is no target",
        "请在指标或方法中给出 target。", "Give a target with the indicator or the method.");

    /// <summary>A target that is worse than the worst value.</summary>
    public static readonly FindingKind TargetUnfit = Fault("target-unfit",
        "目标值比最差值还差，得分将颠倒", "The target is worse than the worst value, which would turn the scores around",
        "请更正目标值或指标方向。", "Correct the target or the indicator's direction.");

    /// <summary>A reference unit that the roster does not have.</summary>
    public static readonly FindingKind ReferenceUnknown = Fault("reference-unknown",
        "名录中没有参照单位", "The roster does not have the reference unit",
        "请在 unit 中给出名录中的单位代码。", "Give the code of a unit of the roster under unit.");

    /// <summary>A reference unit whose value is worse than the worst value.</summary>
    public static readonly FindingKind ReferenceUnfit = Fault("reference-unfit",
        "参照值比最差值还差，得分将颠倒", "The reference is worse than the worst value, which would turn the scores around",
        "请更换参照单位，或改用其他标准化方法。", "Choose another reference unit or another normalisation.");

    /// <summary>A reference unit without a value.</summary>
    public static readonly FindingKind ReferenceMissing = Finding("reference-missing", Severity.Warning,
        "参照单位缺数据，得分缺失", "The reference unit has no value; the scores are missing",
        "请补充参照单位的数据。", "Supply the reference unit's data.");

    /// <summary>Scores that a cap cut off.</summary>
    public static readonly FindingKind ScoreCapped = Finding("score-capped", Severity.Info,
        "得分达到上限被截断；所列为未截断的最高得分", "Scores were cut off at the cap; the highest one before the cut is given",
        "无需处理；如需未截断得分，将 cap 设为 none 或 false。", "Nothing to do; set cap to none or false for scores that are not cut off.");

    /// <summary>Unacceptable and satisfactory values that cannot be used.</summary>
    public static readonly FindingKind EfficacyUnfit = Fault("efficacy-unfit",
        "不容许值和满意值不可用", "The unacceptable and the satisfactory value cannot be used",
        "请两者都给出或都不给出，并与方向一致；指数形式的 base 须大于 0。",
        "Give both or neither, in keeping with the direction; the exponential form needs a base above 0.");

    /// <summary>A target whose completion cannot be measured.</summary>
    public static readonly FindingKind CompletionUnfit = Fault("completion-unfit",
        "无法计算目标完成率", "The share of the target that is met cannot be measured",
        "目标值须为正；给出基期值时，目标须优于基期。", "The target must be positive or, where a base is given, better than it.");

    /// <summary>A table of points that cannot be used.</summary>
    public static readonly FindingKind AnchorsUnfit = Fault("anchors-unfit",
        "计分对照表不可用", "The table of points cannot be used",
        "分段至少两对；分档的占比须大于 0，最后一档为 1。", "Give two anchors at least; shares of tiers lie above 0 and the last one is 1.");

    /// <summary>A name in a condition that is neither an indicator nor a raw variable.</summary>
    public static readonly FindingKind ConditionUnknown = Fault("condition-unknown-name",
        "条件中的名称既不是指标也不是变量", "A name in a condition is neither an indicator nor a variable of the panel",
        "请使用面板中的变量或框架所需的指标。", "Use a variable of the panel or an indicator that the framework needs.");

    /// <summary>A condition without the clip that it is for.</summary>
    public static readonly FindingKind ConditionWithoutClip = Fault("condition-without-clip",
        "给出了条件 when，但没有截断 clip", "There is a condition under when but no clip that it could be for",
        "请给出 clip，或去掉 when。", "Give clip, or take when away.");

    /// <summary>Units for which a condition has no value.</summary>
    public static readonly FindingKind ConditionMissing = Finding("condition-missing", Severity.Warning,
        "条件缺数据，按不符合处理", "A condition has no value for the unit and counts as not met",
        "请补充条件所用变量的数据。", "Supply the data that the condition reads.");

    /// <summary>Scores that need an earlier year's value and have none.</summary>
    public static readonly FindingKind GrowthMissing = Finding("growth-missing", Severity.Warning,
        "没有可用的往年数值，得分缺失", "There is no usable value of the earlier year; the scores are missing",
        "请补充往年数据，或将 without_growth 设为 level。", "Supply the earlier year's data, or set without_growth to level.");

    static IReadOnlyList<FindingKind> OfNormalising =>
    [
        ConstantColumn, ConstantScored, NoSample, BoundsYearMissing, FrozenParametersMissing, OutsideDomain, GoalpostsUnfit,
        StandardMissing, TargetMissing, TargetUnfit, ReferenceUnknown, ReferenceUnfit, ReferenceMissing, ScoreCapped,
        EfficacyUnfit, CompletionUnfit, AnchorsUnfit, ConditionUnknown, ConditionWithoutClip, ConditionMissing, GrowthMissing,
    ];
}
