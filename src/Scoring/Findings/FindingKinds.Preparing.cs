namespace Scoring.Findings;

public static partial class FindingKinds
{
    /// <summary>An indicator or identity needs a raw variable that the panel does not have.</summary>
    public static readonly FindingKind VariableNotInPanel = Fault("variable-not-in-panel",
        "面板中没有指标或恒等式所需的变量", "An indicator or identity needs a variable that the panel does not have",
        "请补充该变量的数据，或更正表达式中的名称。", "Supply the variable's data or correct its name in the expression.");

    /// <summary>Raw data that contradict an equation the scheme states.</summary>
    public static readonly FindingKind IdentityBroken = Finding("identity-broken", Severity.Error,
        "数据不满足恒等式", "The data do not satisfy an identity",
        "请核对等式两边的原始数据；数据未作改动。若差额属于舍入，请调整 tolerance。",
        "Check the data on both sides, which were not changed; if the difference is rounding, set the tolerance accordingly.");

    /// <summary>An equation that no cell has both sides of.</summary>
    public static readonly FindingKind IdentityUnchecked = Finding("identity-unchecked", Severity.Warning,
        "恒等式没有可核对的数据", "No unit and year has both sides of an identity",
        "请核对表达式，或补充数据。", "Check its expressions, or supply the data.");

    /// <summary>Division by zero while deriving.</summary>
    public static readonly FindingKind ZeroDenominator = Finding("zero-denominator", Severity.Warning,
        "分母为零，指标记为缺失", "A denominator is zero; the indicator is missing",
        "请核对分母数据，或在表达式中用 if 说明如何处理。", "Check the denominator's data, or say what to do with an if in the expression.");

    /// <summary>Growth rate, multiple or share on a base that is zero or negative.</summary>
    public static readonly FindingKind NonPositiveBase = Finding("non-positive-base", Severity.Warning,
        "基数为零或负数，指标记为缺失", "The base of a growth rate, multiple or share is zero or negative; the indicator is missing",
        "请核对基期数据，或改用增减量（change）。", "Check the base year's data, or use the difference (change) instead.");

    /// <summary>Logarithm of a number that is not positive.</summary>
    public static readonly FindingKind LogDomain = Finding("log-domain", Severity.Warning,
        "对零或负数取对数，指标记为缺失", "Logarithm of zero or a negative number; the indicator is missing",
        "请核对数据，或在取对数前平移数值。", "Check the data, or shift the values before taking the logarithm.");

    /// <summary>Square root of a negative number.</summary>
    public static readonly FindingKind RootDomain = Finding("root-domain", Severity.Warning,
        "对负数开平方，指标记为缺失", "Square root of a negative number; the indicator is missing",
        "请核对数据。", "Check the data.");

    /// <summary>A power that has no real value.</summary>
    public static readonly FindingKind PowerDomain = Finding("power-domain", Severity.Warning,
        "该乘方没有实数值，指标记为缺失", "A power has no real value; the indicator is missing",
        "请核对底数和指数。", "Check the base and the exponent.");

    /// <summary>Lower limit of a clip above the upper one.</summary>
    public static readonly FindingKind EmptyRange = Finding("empty-range", Severity.Warning,
        "下限大于上限，指标记为缺失", "A lower limit is above its upper limit; the indicator is missing",
        "请更正 clip 的上下限。", "Correct the limits of the clip.");

    /// <summary>A result beyond the largest number.</summary>
    public static readonly FindingKind NumberOverflow = Finding("number-overflow", Severity.Warning,
        "结果超出可表示的范围，指标记为缺失", "A result is beyond the largest number; the indicator is missing",
        "请核对数据的量级。", "Check the magnitude of the data.");

    /// <summary>A unit with too little data.</summary>
    public static readonly FindingKind UnitScreened = Finding("unit-screened", Severity.Warning,
        "单位数据不足，本年度不参评", "A unit is left out of the year by the screening",
        "请补充数据；确需参评的列入 include。", "Supply its data, or name it under include if it must be scored.");

    /// <summary>An indicator with too little data.</summary>
    public static readonly FindingKind IndicatorScreened = Finding("indicator-screened", Severity.Warning,
        "指标数据不足，本年度不使用", "An indicator is left out of the year by the screening",
        "请补充该指标的数据，或调低门槛。", "Supply the indicator's data or lower the threshold.");

    /// <summary>A name under include or exclude that no unit has.</summary>
    public static readonly FindingKind ScreenUnitUnknown = Finding("screen-unit-unknown", Severity.Warning,
        "筛选名单中的单位不在名录中", "The screening names a unit that the roster does not have",
        "请更正单位代码，或从名单中删去。", "Correct the unit's code or take it off the list.");

    /// <summary>A unit under include and exclude at once.</summary>
    public static readonly FindingKind ScreenConflict = Fault("screen-conflict",
        "单位同时列入保留和剔除名单", "A unit stands under include and exclude at once",
        "请只保留其中一处。", "Keep it in one of the two lists.");

    /// <summary>A node under the screening's <c>nodes</c> that cannot be judged.</summary>
    public static readonly FindingKind ScreenNodeUnknown = Fault("screen-node-unknown",
        "筛选所列的节点不存在，或其指标不在面板中", "The screening names a node that the framework does not have, or whose indicators the panel does not have",
        "请更正节点代码；按节点筛选须放在 derive 之后。", "Correct the node's code; screening by node belongs after derive.");

    /// <summary>Cells an imputation could not fill.</summary>
    public static readonly FindingKind StillMissing = Finding("still-missing", Severity.Info,
        "插补后仍有缺失", "Cells are still missing after the imputation",
        "如需填补，请再加一步插补或改用其他方法。", "Add a further imputation or choose another method if they should be filled.");

    /// <summary>A variable that an imputation is to learn from and that the panel does not have.</summary>
    public static readonly FindingKind ImputeVariableUnknown = Fault("impute-variable-unknown",
        "插补所用的变量不在面板中", "An imputation is to learn from a variable that the panel does not have",
        "请更正 on 中的代码；derive 之前用变量代码，之后用指标代码。", "Correct the codes under on: variables before derive, indicators after it.");

    /// <summary>Cells that an imputation filled by its fallback.</summary>
    public static readonly FindingKind ImputedByFallback = Finding("imputed-by-fallback", Severity.Info,
        "本方法无法填补，已按 fallback 填补", "Cells that the method itself could not fill were filled by its fallback",
        "无需处理；如不接受，将 fallback 设为 none。", "Nothing to do; set fallback to none if they should stay missing.");

    /// <summary>A predictor that the others determine.</summary>
    public static readonly FindingKind CollinearPredictor = Finding("collinear-predictor", Severity.Warning,
        "自变量与其他自变量线性相关，已剔除", "A predictor depends linearly on the others and is left out of the regression",
        "请从 on 中去掉重复的变量。", "Take the redundant variable off the list under on.");

    /// <summary>An expectation-maximisation that was stopped.</summary>
    public static readonly FindingKind EmNotConverged = Finding("em-not-converged", Severity.Warning,
        "期望最大化未收敛", "The expectation-maximisation was stopped before it converged",
        "请提高 max_iterations，或减少 on 中的变量。", "Raise max_iterations, or name fewer variables under on.");

    /// <summary>Data that determine no multivariate normal distribution.</summary>
    public static readonly FindingKind EmUndetermined = Fault("em-undetermined",
        "数据不足以确定多元正态分布：单位过少或变量线性相关", "The data determine no multivariate normal distribution: too few units, or variables that determine one another",
        "请在 on 中只列少数变量，将 scope 设为 all-years，或给出 ridge（如 0.01）。",
        "Name a few variables under on, set scope to all-years, or give a ridge such as 0.01.");

    /// <summary>A grouping no unit belongs to.</summary>
    public static readonly FindingKind GroupingUnknown = Fault("grouping-unknown",
        "名录中没有该分组", "The roster does not have the grouping",
        "请更正分组名称，或在名录中补充该列。", "Correct the grouping's name or add its column to the roster.");

    /// <summary>A unit in two groups where parameters are taken inside groups.</summary>
    public static readonly FindingKind UnitInSeveralGroups = Fault("unit-in-several-groups",
        "单位属于该分组的多个组，无法确定用哪一组的参数", "A unit belongs to several groups of a grouping, so it is not clear whose parameters hold",
        "请使该单位只属于其中一组，或改用不重叠的分组。", "Put the unit in one of the groups, or use a grouping without overlaps.");

    /// <summary>A unit in no group where parameters are taken inside groups.</summary>
    public static readonly FindingKind UnitInNoGroup = Finding("unit-in-no-group", Severity.Warning,
        "单位不属于该分组的任何组，其得分缺失", "A unit belongs to no group of the grouping; its scores are missing",
        "请在名录中补充该单位的分组。", "Give the unit's group in the roster.");

    static IReadOnlyList<FindingKind> OfPreparing =>
    [
        VariableNotInPanel, IdentityBroken, IdentityUnchecked, ZeroDenominator, NonPositiveBase, LogDomain, RootDomain, PowerDomain, EmptyRange, NumberOverflow,
        UnitScreened, IndicatorScreened, ScreenUnitUnknown, ScreenConflict, ScreenNodeUnknown, StillMissing,
        ImputeVariableUnknown, ImputedByFallback, CollinearPredictor, EmNotConverged, EmUndetermined,
        GroupingUnknown, UnitInSeveralGroups, UnitInNoGroup,
    ];
}
