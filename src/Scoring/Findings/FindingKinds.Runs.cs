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

    static IReadOnlyList<FindingKind> OfRuns => [BadArgument, YearNotInPanel, ParametersOfOtherScheme, PublishedScoreChanged];
}
