namespace Scoring.Findings;

public static partial class FindingKinds
{
    /// <summary>A bonus or penalty below zero.</summary>
    public static readonly FindingKind AdjustmentNegative = Fault("adjustment-negative",
        "加分或扣分的分值为负", "The points of a bonus or penalty are negative",
        "分值须不为负：改用相反的类别，或写作 max(0, …)。", "Points are not negative: use the other kind, or write max(0, …).");

    /// <summary>A table of rules that cannot be read.</summary>
    public static readonly FindingKind RuleTableUnfit = Fault("rule-table-unfit",
        "规则所用的表不合要求", "A table that a rule reads is not as it should be",
        "请按 scoring methods 中的说明整理该表：每个单位每年至多一行，数值可读。",
        "Arrange the table as 'scoring methods' describes: at most one row per unit and year, and numbers that can be read.");

    /// <summary>A row about a unit that the panel does not have.</summary>
    public static readonly FindingKind RuleRowUnknown = Finding("rule-row-unknown", Severity.Warning,
        "规则表中的单位不在面板中，该行未用", "A table that a rule reads names a unit that the panel does not have; the row was left out",
        "请核对单位代码。", "Check the unit's code.");

    /// <summary>Points or a condition without a value.</summary>
    public static readonly FindingKind AdjustmentMissing = Finding("adjustment-missing", Severity.Warning,
        "调整项缺少数据，按零分、不成立处理", "An adjustment has no value for some units: no points, condition not met",
        "请补充所用变量；不涉及的单位可写 coalesce(…, 0)。", "Supply the variables it reads; write coalesce(…, 0) for units that it does not concern.");

    /// <summary>Points cut off at a cap.</summary>
    public static readonly FindingKind AdjustmentCapped = Finding("adjustment-capped", Severity.Info,
        "加分或扣分超过上限，按上限计", "Points above the cap count as the cap",
        "无需处理；上限前的分值如所示。", "Nothing to do; the points before the cap are shown.");

    /// <summary>A unit under a veto.</summary>
    public static readonly FindingKind UnitVetoed = Finding("unit-vetoed", Severity.Info,
        "单位被一票否优，只限制等次", "A veto holds for the unit: it limits the class, not the score",
        "无需处理；得分和位次不变。", "Nothing to do; score and place stay.");

    /// <summary>A unit that an exclusion takes out of the ranking.</summary>
    public static readonly FindingKind UnitExcluded = Finding("unit-excluded", Severity.Warning,
        "单位被剔除，不参加排名", "The unit is excluded from the ranking",
        "请核实剔除依据。", "Make sure that the exclusion is justified.");

    /// <summary>A veto in a scheme without classes.</summary>
    public static readonly FindingKind VetoWithoutGrade = Finding("veto-without-grade", Severity.Warning,
        "方案不分等，一票否优没有作用", "The scheme has no classes: its vetoes change nothing",
        "增加 grade 步骤，或删去否优项。", "Add a step grade or remove the veto.");

    /// <summary>Units that cannot be graded because their aggregate unit has no score.</summary>
    public static readonly FindingKind GradeReferenceMissing = Finding("grade-reference-missing", Severity.Warning,
        "缺少作参照的汇总单位得分，无法分等", "Units have no class: the aggregate unit they are graded against has no score, or there is none",
        "补充汇总单位的数据，或以 unit 指明汇总单位。", "Supply the aggregate unit's data, or name the unit under 'unit'.");

    /// <summary>Classes whose bounds do not fall from the best to the last.</summary>
    public static readonly FindingKind ClassesUnfit = Fault("classes-unfit",
        "等次的界限不合要求", "The bounds of the classes are not as they should be",
        "由高到低列出各等，界限依次放宽，末等不设界限。", "List the best first, each bound easier than the one before, the last class without.");

    /// <summary>Rewards beyond the budget.</summary>
    public static readonly FindingKind RewardOverBudget = Finding("reward-over-budget", Severity.Warning,
        "奖励合计超出预算", "The rewards exceed the budget",
        "调整规则、金额或预算；奖励表按规则列出，未作削减。", "Change the rules, the amounts or the budget; the sheet lists what the rules give, uncut.");

    /// <summary>Rewards that leave part of the budget.</summary>
    public static readonly FindingKind RewardUnderBudget = Finding("reward-under-budget", Severity.Info,
        "奖励合计低于预算", "The rewards leave part of the budget",
        "无需处理；结余为两者之差。", "Nothing to do; the rest is the difference.");

    /// <summary>Groups that do not make up the whole.</summary>
    public static readonly FindingKind GroupMeansApart = Finding("group-means-apart", Severity.Info,
        "有单位不属于任何组或属于多组，各组均值合不成总体均值", "Units stand in no group or in several: the group means do not make up the overall mean",
        "引用各组均值时勿与总体均值对照，或补全分组。", "Do not check these group means against the overall mean, or complete the grouping.");

    /// <summary>Units without a target or standard value in the table.</summary>
    public static readonly FindingKind StatedMissing = Finding("stated-value-missing", Severity.Warning,
        "目标值或标准值表中没有对应的值，得分缺失", "The table of targets or standards has no value for some units: their scores are missing",
        "补充该指标、单位和年份的行。", "Add a row for the indicator, unit and year.");

    /// <summary>A standard value that changes from one year to the next.</summary>
    public static readonly FindingKind StandardRevised = Finding("standard-revised", Severity.Info,
        "标准值换版，前后年份得分不可比", "The standard value changes with its edition: scores before and after do not compare",
        "比较前后年份时按同一版标准值重算。", "To compare across the change, score both years with one edition.");

    static IReadOnlyList<FindingKind> OfRules =>
    [
        AdjustmentNegative, RuleTableUnfit, RuleRowUnknown, AdjustmentMissing, AdjustmentCapped, UnitVetoed, UnitExcluded, VetoWithoutGrade,
        GradeReferenceMissing, ClassesUnfit, RewardOverBudget, RewardUnderBudget,
        GroupMeansApart, StatedMissing, StandardRevised,
    ];
}
