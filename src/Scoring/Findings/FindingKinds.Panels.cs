namespace Scoring.Findings;

public static partial class FindingKinds
{
    /// <summary>A source names no file.</summary>
    public static readonly FindingKind NoInputFile = Fault("no-input-file", "找不到数据文件", "No file matches the source",
        "检查路径、文件夹或通配符。", "Check the path, folder or pattern.");

    /// <summary>The system does not let a file be read, or its pages cannot be decoded.</summary>
    public static readonly FindingKind UnreadableFile = Fault("unreadable-file", "文件无法读取", "The file cannot be read",
        "检查文件权限，或从来源重新导出该文件。", "Check its permissions, or export it again from its source.");

    /// <summary>A file named .parquet is not Parquet, or ends too early.</summary>
    public static readonly FindingKind NotParquet = Fault("not-parquet", "不是完整的Parquet文件", "Not a whole Parquet file",
        "文件可能传输中断或后缀有误，请重新获取。", "It may have been cut short or misnamed: fetch or export it again.");

    /// <summary>A text table is not UTF-8.</summary>
    public static readonly FindingKind NotUtf8 = Fault("not-utf8", "文本不是UTF-8编码", "The text is not UTF-8",
        "请另存为UTF-8编码（例如由GBK、Latin-1或UTF-16转换）。", "Save the file again as UTF-8 (from GBK, Latin-1 or UTF-16, for instance).");

    /// <summary>Rows or quotes of a CSV file do not fit its header.</summary>
    public static readonly FindingKind MalformedCsv = Fault("malformed-csv", "CSV格式有误", "The CSV is malformed",
        "检查该行的分隔符与引号。", "Check the delimiters and quotes of that row.");

    /// <summary>Nothing is left to work with.</summary>
    public static readonly FindingKind EmptyPanel = Fault("empty-panel", "没有可用的数据行", "The panel is empty",
        "检查来源、筛选条件与名录；单位代码丢失前导零的，在方案的panel.pad中写明位数。", "Check the sources, the filter and the roster; where codes have lost leading zeros, state their length under panel.pad.");

    /// <summary>A mapped column is not in a file.</summary>
    public static readonly FindingKind MissingColumn = Fault("missing-column", "缺少所映射的列", "A mapped column is not in the file",
        "在方案的panel.columns（录入时为映射的unit、header）中写明列名，或更正文件的表头。", "Name the right column under panel.columns (for intake, under the mapping's unit or header), or correct the file's header.");

    /// <summary>A column that is read stands twice in a header.</summary>
    public static readonly FindingKind DuplicateColumn = Fault("duplicate-column", "表头中列名重复", "A column name stands twice in the header",
        "更正表头，使列名唯一。", "Correct the header so that names are unique.");

    /// <summary>A column's type holds no numbers.</summary>
    public static readonly FindingKind WrongColumnType = Fault("wrong-column-type", "列的类型不符", "The column has the wrong type",
        "将该列导出为数值或文本。", "Export the column as numbers or text.");

    /// <summary>No year can be told for a file.</summary>
    public static readonly FindingKind YearNotGiven = Fault("year-not-given", "无法确定年份", "The file tells no year",
        "提供年份列、year=…文件夹、文件名规则或固定年份；录入的表在标题、工作表名或文件名中写明年份。", "Give a year column, a year=… folder, a file-name pattern or a constant; a table for intake says its year in the title, the sheet's name or the file's.");

    /// <summary>A cell of the year column is not a year.</summary>
    public static readonly FindingKind InvalidYear = Fault("invalid-year", "年份无效", "Not a year",
        "更正年份，或将年份列映射到正确的列。", "Correct the year, or map the right column.");

    /// <summary>A unit code is empty, too long or holds control characters.</summary>
    public static readonly FindingKind InvalidUnitCode = Fault("invalid-unit-code", "单位代码无效", "Not a unit code",
        "更正数据中的单位代码。", "Correct the unit code in the data.");

    /// <summary>A variable's name is empty, too long or holds control characters.</summary>
    public static readonly FindingKind InvalidVariableName = Fault("invalid-variable-name", "变量名无效", "Not a variable name",
        "更正数据中的指标名称。", "Correct the indicator's name in the data.");

    /// <summary>A variable the scheme needs is in no file.</summary>
    public static readonly FindingKind VariableNotInData = Fault("variable-not-in-data", "所有文件中都没有该变量", "A needed variable is in no file",
        "在变量的source中写明数据里的名称，或补充数据。", "Name it as the data do under the variable's source, or supply the data.");

    /// <summary>Two variables claim one name of the data.</summary>
    public static readonly FindingKind VariableSourceTwice = Fault("variable-source-twice", "两个变量使用同一数据名称", "Two variables have one source",
        "每个source只能对应一个变量；其余请用表达式派生。", "Give each source to one variable and derive the other by an expression.");

    /// <summary>A cell is given by two rows.</summary>
    public static readonly FindingKind DuplicateKey = Fault("duplicate-key", "同一单位、年份、变量有两行", "Two rows for one unit, year and variable",
        "保留其中一行。", "Keep one of the rows.");

    /// <summary>A value is infinite.</summary>
    public static readonly FindingKind NonFiniteValue = Fault("non-finite-value", "数值为无穷大", "The value is not finite",
        "更正该值，或留空表示缺失。", "Correct the value, or leave the cell empty.");

    /// <summary>Text stands where a number belongs.</summary>
    public static readonly FindingKind TextInNumericColumn = Fault("text-in-numeric-column", "数值列中出现文本", "Text in a numeric column",
        "更正该值；若表示缺失，请在panel.missing中声明。", "Correct it, or declare it under panel.missing if it stands for a missing value.");

    /// <summary>The status column holds a word that is no status.</summary>
    public static readonly FindingKind UnknownStatus = Fault("unknown-status", "未知的数据状态", "Not a status",
        "使用所列的状态词。", "Use one of the listed words.");

    /// <summary>The roster contradicts itself.</summary>
    public static readonly FindingKind InvalidRoster = Fault("invalid-roster", "名录有误", "The roster is wrong",
        "更正名录表。", "Correct the roster table.");

    /// <summary>A value that looks like a code for missing but was not declared.</summary>
    public static readonly FindingKind UndeclaredSentinel = Finding("undeclared-sentinel", Severity.Error,
        "疑似未声明的缺失代码", "Looks like an undeclared code for missing",
        "若表示缺失，请在panel.missing中声明；若为真实值，请为变量声明range。",
        "Declare it under panel.missing, or give the variable a range that holds it if it is real.");

    /// <summary>One variable comes in several units of measure.</summary>
    public static readonly FindingKind MixedMeasures = Finding("mixed-measures", Severity.Error, "同一变量的计量单位不一致", "Mixed units of measure",
        "统一数据的计量单位，或在变量的convert中声明换算。", "Bring the data to one unit of measure, or declare the factor under the variable's convert.");

    /// <summary>A unit that the roster does not know; its rows are left out.</summary>
    public static readonly FindingKind UnitNotInRoster = Finding("unit-not-in-roster", Severity.Warning, "名录中没有该单位，其数据未读入", "Not in the roster: rows left out",
        "更正单位代码，或在名录（录入时为映射的units、aliases）中补充该单位或别名；代码丢失前导零的，可用panel.pad补足。", "Correct the code, or add the unit or an alias to the roster (for intake, to the mapping's units or aliases); panel.pad restores lost leading zeros.");

    /// <summary>A unit was called by an alias.</summary>
    public static readonly FindingKind AliasUsed = Finding("alias-used", Severity.Info, "按别名识别单位", "A unit was known by its alias",
        "无需处理。", "Nothing to do.");

    /// <summary>Codes that only blanks or full-width characters keep apart.</summary>
    public static readonly FindingKind UnitSpelling = Finding("unit-spelling", Severity.Warning, "单位代码仅以空格或全角字符相区别", "Unit codes told apart by blanks or width only",
        "若为同一单位，请统一写法或使用名录别名。", "If they are one unit, spell it one way or give an alias in the roster.");

    /// <summary>A year inside the panel's span has no rows.</summary>
    public static readonly FindingKind MissingYear = Finding("missing-year", Severity.Warning, "年份不连续", "Years inside the span have no rows",
        "若应有这些年份，请补充数据；增长率与前值按日历年计算。", "Supply them if they should be there: growth and lags go by calendar years.");

    /// <summary>The units of two consecutive years differ.</summary>
    public static readonly FindingKind RosterChanged = Finding("roster-changed", Severity.Info, "相邻年份的单位名单有变", "The roster changed between years",
        "核对撤并、更名的单位。", "Check for merged and renamed units.");

    /// <summary>A value outside its variable's plausible range.</summary>
    public static readonly FindingKind ImplausibleValue = Finding("implausible-value", Severity.Warning, "数值超出合理范围", "Outside the plausible range",
        "核对该值；数值未作改动。", "Check the value; it was not changed.");

    /// <summary>Declared codes were read as their status.</summary>
    public static readonly FindingKind DeclaredMissing = Finding("declared-missing", Severity.Info, "已按声明识别缺失代码", "Declared codes were read as their status",
        "无需处理。", "Nothing to do.");

    /// <summary>NaN was read as missing.</summary>
    public static readonly FindingKind NaNAsMissing = Finding("nan-as-missing", Severity.Info, "NaN按缺失处理", "NaN was read as missing",
        "导出时请以空值表示缺失。", "Export missing values as null.");

    /// <summary>Values were brought to the variable's unit of measure.</summary>
    public static readonly FindingKind MeasureConverted = Finding("measure-converted", Severity.Info, "已按声明换算计量单位", "Converted as declared",
        "无需处理。", "Nothing to do.");

    /// <summary>Rows the filter left out.</summary>
    public static readonly FindingKind RowsFiltered = Finding("rows-filtered", Severity.Info, "筛选条件排除的行", "Rows left out by the filter",
        "无需处理。", "Nothing to do.");

    /// <summary>A unit of the roster has no rows.</summary>
    public static readonly FindingKind RosterUnitWithoutData = Finding("roster-unit-without-data", Severity.Info, "名录中的单位没有数据", "In the roster, but without data",
        "若应有数据，请补充；该单位不参与计算。", "Supply its data if there should be some; it takes no part.");

    /// <summary>An aggregate unit's code or pattern fits no unit.</summary>
    public static readonly FindingKind AggregateWithoutData = Finding("aggregate-without-data", Severity.Warning, "合计单位的代码未匹配任何单位", "An aggregate code fits no unit",
        "检查aggregate_units中的代码。", "Check the codes under aggregate_units.");

    /// <summary>A number stands beside a status that says there is none.</summary>
    public static readonly FindingKind StatusContradictsValue = Finding("status-contradicts-value", Severity.Warning, "状态为无数据，却给出了数值", "A number beside a status that says there is none",
        "已按状态处理；请核对。", "The status was followed; check which is right.");

    /// <summary>A declared variable that nothing needs is in no file.</summary>
    public static readonly FindingKind DeclaredVariableAbsent = Finding("declared-variable-absent", Severity.Warning, "已声明的变量不在数据中", "A declared variable is in no file",
        "检查变量的source，或删去该变量。", "Check the variable's source, or remove it.");

    static IReadOnlyList<FindingKind> OfPanels =>
    [
        NoInputFile, UnreadableFile, NotParquet, NotUtf8, MalformedCsv, EmptyPanel, MissingColumn, DuplicateColumn, WrongColumnType, YearNotGiven,
        InvalidYear, InvalidUnitCode, InvalidVariableName, VariableNotInData, VariableSourceTwice, DuplicateKey, NonFiniteValue, TextInNumericColumn,
        UnknownStatus, InvalidRoster, UndeclaredSentinel, MixedMeasures, UnitNotInRoster, AliasUsed, UnitSpelling, MissingYear, RosterChanged,
        ImplausibleValue, DeclaredMissing, NaNAsMissing, MeasureConverted, RowsFiltered, RosterUnitWithoutData, AggregateWithoutData,
        StatusContradictsValue, DeclaredVariableAbsent,
    ];
}
