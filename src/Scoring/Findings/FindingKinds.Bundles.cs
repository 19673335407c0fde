namespace Scoring.Findings;

public static partial class FindingKinds
{
    /// <summary>The output folder holds something else than an earlier run.</summary>
    public static readonly FindingKind OutNotARun = Fault(
        "out-not-a-run",
        "输出文件夹不是以前的运行结果", "The output folder is not an earlier run",
        "请改用空文件夹或新的文件夹名；该文件夹未被改动。", "Choose an empty or new folder; this one was left as it is.");

    /// <summary>The output folder holds an earlier run and files that are not part of it.</summary>
    public static readonly FindingKind OutHasOtherFiles = Fault(
        "out-has-other-files",
        "输出文件夹中有不属于运行结果的文件", "The output folder holds files that are not part of the run",
        "运行结果按文件夹整体替换；请先把这些文件移到别处。", "A run is replaced as a whole folder; move these files elsewhere first.");

    /// <summary>The output, a folder or a file, cannot be written.</summary>
    public static readonly FindingKind OutUnwritable = Fault(
        "out-unwritable",
        "无法写入输出文件或文件夹", "The output cannot be written",
        "请检查权限和剩余空间；挂载点本身不能被替换，请选择其下的文件夹。",
        "Check permissions and free space; a mount point itself cannot be replaced: choose a folder inside it.");

    /// <summary>A folder that should hold a run does not.</summary>
    public static readonly FindingKind RunNotFound = Fault(
        "run-not-found",
        "此处没有运行结果", "There is no run here",
        "请给出含有 manifest.json 的运行结果文件夹。", "Name a folder that a run was written to: it holds a manifest.json.");

    /// <summary>A run's files are not what its manifest says.</summary>
    public static readonly FindingKind RunDamaged = Fault(
        "run-damaged",
        "运行结果已损坏或被改动", "The run is damaged or was changed",
        "请从原始输入重新运行。", "Run again from the inputs.");

    /// <summary>Two columns of a result table would have one name.</summary>
    public static readonly FindingKind ColumnNameTaken = Fault(
        "column-name-taken",
        "结果表的列名重复", "Two columns of a result table would have the same name",
        "请更改该指标或分组的代码。", "Give the indicator or grouping another code.");

    /// <summary>A data frame cannot be read as a panel.</summary>
    public static readonly FindingKind FrameNotAPanel = Fault(
        "frame-not-a-panel",
        "数据框不能作为面板读取", "The data frame cannot be read as a panel",
        "每行应为一个单位和一个年份且不重复，其余列应为数值。", "Give one row per unit and year, each once, and numbers in every other column.");

    /// <summary>A run that an interrupted command had moved aside was put back.</summary>
    public static readonly FindingKind RunRestored = Finding(
        "run-restored", Severity.Warning,
        "已恢复被中断的命令移开的运行结果", "A run that an interrupted command had moved aside was put back",
        "结果为中断前的旧版本；如需更新请重新运行。", "It is the run from before the interruption; run again to renew it.");

    /// <summary>Files that an interrupted command left behind were removed.</summary>
    public static readonly FindingKind LeftoversRemoved = Finding(
        "leftovers-removed", Severity.Info,
        "已清除被中断的命令留下的临时文件夹", "A temporary folder left by an interrupted command was removed",
        "无需处理。", "Nothing to do.");

    static IReadOnlyList<FindingKind> OfBundles =>
    [
        OutNotARun,
        OutHasOtherFiles,
        OutUnwritable,
        RunNotFound,
        RunDamaged,
        ColumnNameTaken,
        FrameNotAPanel,
        RunRestored,
        LeftoversRemoved,
    ];
}
