using static Scoring.Findings.Severity;

namespace Scoring.Findings;

public static partial class FindingKinds
{
    /// <summary>An argument of the command that cannot be used.</summary>
    public static readonly FindingKind BadArgument = Fault(
        "bad-argument",
        "命令参数无法使用",
        "An argument cannot be used",
        "按提示改正参数；--help 列出全部选项。",
        "Correct the argument; --help lists them all.");

    /// <summary>A year asked for that the panel does not have.</summary>
    public static readonly FindingKind YearNotInPanel = Fault(
        "year-not-in-panel",
        "面板中没有所要的年份",
        "The panel does not have the year asked for",
        "从面板已有的年份中选择。",
        "Choose among the panel's years.");

    /// <summary>Parameters of a run that was made with other indicators, another framework or other steps.</summary>
    public static readonly FindingKind ParametersOfOtherScheme = Fault(
        "parameters-of-other-scheme",
        "所引用的参数来自不同的评价方案",
        "The parameters are those of another scheme",
        "请用同一方案（指标、框架、步骤一致）的运行结果；或去掉 --parameters 重新拟合。",
        "Name a run of the same indicators, framework and steps, or leave --parameters out to fit anew.");

    /// <summary>Scores published by the previous run that are different now.</summary>
    public static readonly FindingKind PublishedScoreChanged = Finding(
        "published-score-changed", Warning,
        "上次公布的得分发生变化",
        "Scores published by the previous run have changed",
        "如需保持历年得分不变，请用固定年份的上下限（frozen bounds）。",
        "Freeze the bounds on named years if published scores must stand.");

    /// <summary>Tables of a run's scheme that a command needs again: the run's folder does not hold them.</summary>
    public static readonly FindingKind TablesNotNamed = Fault(
        "tables-not-named",
        "方案引用的表格不在运行文件夹中",
        "The scheme reads tables, which are not in the run's folder",
        "用 --tables 指明这些表格所在的文件夹。",
        "Name the folder that they lie in with --tables.");

    /// <summary>A class asked for that the scheme does not have.</summary>
    public static readonly FindingKind TargetUnknownGoal = Fault(
        "target-unknown-goal",
        "方案中没有所要的等次",
        "The scheme has no such class",
        "从方案 grade 步骤的等次中选择；没有 grade 步骤的方案请用 --rank 或 --up。",
        "Choose among the classes of the scheme's grade step; where it has none use --rank or --up.");

    /// <summary>An indicator whose better values do not always score more.</summary>
    public static readonly FindingKind TargetUnordered = Fault(
        "target-unordered",
        "该指标的分值不随数值单调变化，无法推算目标值",
        "The scores of the indicator do not follow the order of its values: it has no target",
        "用 --indicators 选择其他指标。",
        "Choose other indicators with --indicators.");

    /// <summary>An indicator left out of the targets of all units because its scores do not follow the order of its values.</summary>
    public static readonly FindingKind TargetLeftOut = Finding(
        "target-left-out", Info,
        "该指标的分值不随数值单调变化，未推算目标值",
        "The scores of the indicator do not follow the order of its values: it was left out",
        "无需处理。",
        "Nothing has to be done.");

    /// <summary>A run that does not come out again from what its folder holds.</summary>
    public static readonly FindingKind TargetNotRepeatable = Fault(
        "target-not-repeatable",
        "仅凭运行文件夹无法重新得到原来的得分，因而无法验证目标值",
        "The run's scores do not come out again from what its folder holds: no target could be confirmed",
        "请用 scoring run 对全部年份重新运行（不用 --years）；引用表格的方案请给出 --tables；条件中读取原始变量的方案不支持。",
        "Run again over all years (without --years); name the folder of the scheme's tables with --tables; a scheme whose conditions read raw variables cannot be used.");

    /// <summary>Imputed or treated values that were held as the run made them.</summary>
    public static readonly FindingKind TargetPreparationHeld = Finding(
        "target-preparation-held", Info,
        "插补和处理过的数值按原运行保持不变",
        "Imputed and treated values were held as the run made them",
        "目标值对应的是这些数值不变的情形。",
        "Targets hold while these values stay.");

    /// <summary>Indicators whose targets took whole runs.</summary>
    public static readonly FindingKind TargetByRuns = Finding(
        "target-by-runs", Info,
        "该指标的改动会影响其他步骤，逐一整体重算，速度较慢",
        "A change of the indicator reaches other steps: its targets are worked out by whole runs, which takes longer",
        "如可固定参数，请用 --frozen。",
        "Where parameters may stay as they are, use --frozen.");

    static IReadOnlyList<FindingKind> OfRuns =>
    [
        BadArgument, YearNotInPanel, ParametersOfOtherScheme, PublishedScoreChanged, TablesNotNamed,
        TargetUnknownGoal, TargetUnordered, TargetLeftOut, TargetNotRepeatable, TargetPreparationHeld, TargetByRuns,
    ];
}
