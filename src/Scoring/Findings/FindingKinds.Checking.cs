namespace Scoring.Findings;

public static partial class FindingKinds
{
    /// <summary>A value that is 10, 100, … times or a tenth, hundredth, … of what the unit's other years say.</summary>
    public static readonly FindingKind UnitSlip = Finding("unit-slip", Severity.Warning, "数值疑似差10的整数次方倍（计量单位有误）", "Off by a power of ten: a slip of the unit of measure?",
        "核对该值的计量单位（如万元与亿元）；数值未作改动。", "Check its unit of measure (万元 or 亿元, say); it was not changed.");

    /// <summary>All units jump by a power of ten in one year.</summary>
    public static readonly FindingKind YearUnitSlip = Finding("year-unit-slip", Severity.Warning, "该年所有单位的数值疑似整体差10的整数次方倍", "A whole year is off by a power of ten",
        "核对该年的计量单位，或在变量的convert中声明换算。", "Check that year's unit of measure, or declare the factor under the variable's convert.");

    /// <summary>A unit's values change by a power of ten for good.</summary>
    public static readonly FindingKind UnitLevelShift = Finding("unit-level-shift", Severity.Warning, "该单位自此年起数值差10的整数次方倍", "From this year on a unit is off by a power of ten",
        "核对前后年份的计量单位与统计口径。", "Check the unit of measure and the definition before and after.");

    /// <summary>A value that begins with its year.</summary>
    public static readonly FindingKind YearInNumber = Finding("year-in-number", Severity.Warning, "数值前疑似粘连了年份", "A year is written against the value",
        "核对该值；数值未作改动。", "Check the value; it was not changed.");

    /// <summary>Two rows hold the same values.</summary>
    public static readonly FindingKind CopiedRow = Finding("copied-row", Severity.Warning, "两行数据相同，疑似复制", "Two rows hold the same values: a copy?",
        "核对哪一行是原始数据。", "Check which of the rows is the original.");

    /// <summary>A value that its kind cannot have.</summary>
    public static readonly FindingKind ImpossibleValue = Finding("impossible-value", Severity.Error, "不可能的数值", "The value is impossible for what it measures",
        "更正该值；若确属合理，请核对变量的kind与unit。", "Correct the value; if it is right, check the variable's kind and unit.");

    /// <summary>A value far from the unit's other years.</summary>
    public static readonly FindingKind HistoryOutlier = Finding("history-outlier", Severity.Info, "与本单位其他年份相差悬殊", "Far from the unit's other years",
        "核对该值；数值未作改动。", "Check the value; it was not changed.");

    /// <summary>A value far from all other units' of the year.</summary>
    public static readonly FindingKind PeerOutlier = Finding("peer-outlier", Severity.Info, "与同年其他单位相差悬殊", "Far from all other units of the year",
        "核对该值；数值未作改动。", "Check the value; it was not changed.");

    /// <summary>A flow's last year lies below the year before in almost every unit.</summary>
    public static readonly FindingKind PartYearSuspected = Finding("part-year-suspected", Severity.Warning, "最后一年几乎所有单位均下降，疑似非全年数据", "Almost every unit falls in the last year: is it a part of the year?",
        "核对该年是否为全年数据；与上年比较须用同一时段。", "Check that the year is whole; compare only like periods.");

    static IReadOnlyList<FindingKind> OfChecking =>
    [
        UnitSlip, YearUnitSlip, UnitLevelShift, YearInNumber, CopiedRow, ImpossibleValue, HistoryOutlier, PeerOutlier, PartYearSuspected,
    ];
}
