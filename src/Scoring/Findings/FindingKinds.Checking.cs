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

    /// <summary>Digits of a value are hidden.</summary>
    public static readonly FindingKind MaskedValue = Fault("masked-value", "数值的部分数字被遮蔽", "Digits of the value are hidden",
        "补全该值；若由恒等式给出唯一解，可写入更正文件（--corrections）。", "Supply the value; where an identity proposes the one solution, put it into a correction file (--corrections).");

    /// <summary>A number in full-width digits.</summary>
    public static readonly FindingKind FullWidthNumber = Fault("full-width-number", "数值使用了全角字符", "A number in full-width characters",
        "改为半角数字。", "Write it in plain digits.");

    /// <summary>A number with its unit of measure in the cell.</summary>
    public static readonly FindingKind NumberWithUnit = Fault("number-with-unit", "数值后带有计量单位", "A number with a unit of measure in its cell",
        "只保留数字，并统一为变量的计量单位。", "Keep the number alone, in the variable's unit of measure.");

    /// <summary>A number with grouping commas.</summary>
    public static readonly FindingKind GroupedNumber = Fault("grouped-number", "数值带有千分位分隔符", "A number with grouping commas",
        "去掉千分位分隔符。", "Remove the commas.");

    /// <summary>A bound in place of a number.</summary>
    public static readonly FindingKind BoundedValue = Fault("bounded-value", "给出的是界限而非数值（如“500余”“超过”）", "A bound in place of a number",
        "补充准确数值，或留空表示缺失。", "Supply the exact number, or leave the cell empty.");

    /// <summary>A year or period in the cell beside the number.</summary>
    public static readonly FindingKind PeriodInValue = Fault("period-in-value", "数值中带有年份或时段", "A year or period stands in the cell beside the number",
        "核对是否为全年数据；只保留数字。", "Check that it is of the whole year; keep the number alone.");

    /// <summary>A correction does not fit the panel.</summary>
    public static readonly FindingKind CorrectionMismatch = Fault("correction-mismatch", "更正与数据不符", "A correction does not fit the data",
        "核对更正文件中的单位、年份、变量与原值。", "Check unit, year, variable and old value in the correction file.");

    /// <summary>A correction file cannot be used.</summary>
    public static readonly FindingKind InvalidCorrections = Fault("invalid-corrections", "更正文件有误", "The correction file is wrong",
        "须含列unit, year, variable, old, new, reason, by，每格至多更正一次。", "It needs the columns unit, year, variable, old, new, reason, by, and one row per cell at most.");

    /// <summary>A mapping of tables to a panel cannot be used.</summary>
    public static readonly FindingKind InvalidMapping = Fault("invalid-mapping", "录入映射文件有误", "The mapping is wrong",
        "参照 scoring intake --template 更正映射文件。", "Correct it after the example of scoring intake --template.");

    /// <summary>A cell of a table that was taken in holds no number.</summary>
    public static readonly FindingKind CellNotRead = Finding("cell-not-read", Severity.Error, "单元格不是数值，未录入", "A cell holds no number and was left out",
        "核对原表并更正该单元格；若表示缺失，请在映射的missing中声明。", "Correct the cell after its source; declare the text under the mapping's missing if it stands for a missing value.");

    /// <summary>A cell's number format shows a unit of measure that is not the variable's.</summary>
    public static readonly FindingKind FormatStatesMeasure = Finding("format-states-measure", Severity.Error, "单元格按格式显示的计量单位与变量不符，未录入", "A cell's format shows another unit of measure; it was left out",
        "核对该值的计量单位：改正映射的measure，或按变量的计量单位填写并把单元格改为常规格式。", "Check its unit of measure: correct the mapping's measure, or enter the number in the variable's unit with the General format.");

    /// <summary>Nothing but the number format of the cells states a unit of measure.</summary>
    public static readonly FindingKind MeasureFromFormat = Finding("measure-from-format", Severity.Warning, "计量单位仅见于单元格格式，已按显示的数录入", "Only the cells' format states the unit of measure; the numbers were taken as shown",
        "在映射的measure中写明计量单位。", "State the unit of measure under the mapping's measure.");

    /// <summary>A column has cells in percent beside plain numbers.</summary>
    public static readonly FindingKind MixedPercent = Finding("mixed-percent", Severity.Error, "同一列中有的单元格按百分比显示，有的是普通数字", "A column has cells in percent format beside plain numbers",
        "核对普通数字是否也是百分数；各值已按显示的数录入。", "Check whether the plain numbers are percentages too; each was taken as shown.");

    /// <summary>A formula whose value is not stored in the file.</summary>
    public static readonly FindingKind FormulaWithoutValue = Finding("formula-without-value", Severity.Error, "公式没有保存计算结果，未录入", "A formula has no stored value and was left out",
        "用电子表格软件打开该文件，重新计算后保存。", "Open the file in a spreadsheet program, let it calculate, and save it.");

    /// <summary>Numbers were taken that the workbook does not show.</summary>
    public static readonly FindingKind HiddenCells = Finding("hidden-cells", Severity.Warning, "录入了隐藏的行、列、工作表或单元格中的数值", "Numbers in hidden rows, columns, sheets or cells were taken",
        "核对隐藏的内容是否应当录入；若不应录入，请从文件中删除。", "Check whether what is hidden should be taken; remove it from the file if not.");

    /// <summary>A sheet holds no table of the mapping's form.</summary>
    public static readonly FindingKind SheetSkipped = Finding("sheet-skipped", Severity.Info, "工作表中没有此类表格，未读入", "A sheet holds no table of this form and was passed over",
        "若应读入，请在映射的unit与units中写明其表头与单位名称。", "If it should be read, name its header and units under the mapping's unit and units.");

    /// <summary>A page's title, its sheet's name and its file's name give different years.</summary>
    public static readonly FindingKind PageYearsDiffer = Finding("page-years-differ", Severity.Warning, "标题、工作表名、文件名中的年份不一致", "Title, sheet name and file name give different years",
        "核对该表所属年份；已按标题（其次工作表名）取用。", "Check which year the page is of; the title's was taken, else the sheet's.");

    /// <summary>A page's title names a part of the year.</summary>
    public static readonly FindingKind PageOfPartYear = Finding("page-of-part-year", Severity.Warning, "标题写明的是年内的一段时间", "The title names a part of the year",
        "核对是否为全年数；一段时间的数不能与全年数同列。", "Check that the figures are of the whole year: parts of a year are not comparable with years.");

    /// <summary>Below a table stands another, of another year or with other columns.</summary>
    public static readonly FindingKind SecondTable = Fault("second-table", "同一工作表中还有年份或表头不同的另一张表", "A second table with another year or header stands below on the sheet",
        "每张表放在单独的工作表或文件中。", "Put each table on a sheet or in a file of its own.");

    /// <summary>A header says more than the mapping asks for, of a kind that changes what the figures are.</summary>
    public static readonly FindingKind HeaderSaysMore = Finding("header-says-more", Severity.Warning, "列名表明可能是另一种数（目标、增速、占比、上年等）", "The header speaks of another figure: a target, a growth rate, a share, last year's",
        "核对该列是否为所要的数；若是，请在映射的header中写全列名。", "Check that the column is the one meant; if it is, write the whole header in the mapping.");

    /// <summary>Nearly all figures of a page are those of another year's.</summary>
    public static readonly FindingKind PageRepeated = Finding("page-repeated", Severity.Error, "整表数值与另一年份相同", "A page repeats the figures of another year",
        "核对文件所属年份，或从来源重新取得该年的表。", "Check which year the file is of, or fetch that year's page again.");

    /// <summary>A unit of the mapping has no row on a page.</summary>
    public static readonly FindingKind UnitNotOnPage = Finding("unit-not-on-page", Severity.Warning, "表中没有该单位", "A unit has no row on the page",
        "核对该单位的行，其名称可能被误读。", "Look for the unit's row: its name may have been misread.");

    /// <summary>A row holds numbers but no unit.</summary>
    public static readonly FindingKind RowWithoutUnit = Finding("row-without-unit", Severity.Warning, "该行有数值而无单位名称，未读入", "A row holds numbers but names no unit and was left out",
        "补全单位名称（合并单元格需拆分）。", "Give the row its unit; split merged cells.");

    /// <summary>A correction was applied.</summary>
    public static readonly FindingKind CorrectionApplied = Finding("correction-applied", Severity.Info, "已按更正文件改动", "Changed as the correction file says",
        "无需处理。", "Nothing to do.");

    /// <summary>A correction is of a variable that is not read.</summary>
    public static readonly FindingKind CorrectionUnused = Finding("correction-unused", Severity.Warning, "更正所涉变量未被读取", "A correction is of a variable that is not read",
        "核对变量代码；若方案不用该变量，则无需处理。", "Check the variable's code; nothing to do if the scheme does not need it.");

    static IReadOnlyList<FindingKind> OfChecking =>
    [
        MaskedValue, FullWidthNumber, NumberWithUnit, GroupedNumber, BoundedValue, PeriodInValue, CorrectionMismatch, InvalidCorrections, InvalidMapping, CellNotRead, FormatStatesMeasure, MeasureFromFormat, MixedPercent, FormulaWithoutValue, HiddenCells, SheetSkipped, PageYearsDiffer, PageOfPartYear, SecondTable, HeaderSaysMore, PageRepeated, UnitNotOnPage, RowWithoutUnit, CorrectionApplied, CorrectionUnused,
        UnitSlip, YearUnitSlip, UnitLevelShift, YearInNumber, CopiedRow, ImpossibleValue, HistoryOutlier, PeerOutlier, PartYearSuspected,
    ];
}
