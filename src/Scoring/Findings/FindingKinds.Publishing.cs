namespace Scoring.Findings;

public static partial class FindingKinds
{
    /// <summary>The database refused to be opened, read or written.</summary>
    public static readonly FindingKind DatabaseRefused = Fault(
        "database-refused",
        "数据库拒绝了发布", "The database refused the publication",
        "数据库中的排名保持原样。请检查地址、权限、剩余空间和是否被其他程序占用后重试。",
        "The ranking in it is as it was. Check address, rights, free space and whether another program holds it, then try again.");

    /// <summary>A database that another program, or a later version of this one, laid out.</summary>
    public static readonly FindingKind DatabaseForeign = Fault(
        "database-foreign",
        "数据库不是本程序建立的，或版本更新", "The database was not laid out by this program, or by a later version of it",
        "请换一个文件或数据库，或使用更新的版本。", "Choose another file or database, or use a later version.");

    /// <summary>No connection string is where the command was told to look.</summary>
    public static readonly FindingKind ConnectionMissing = Fault(
        "connection-missing",
        "没有找到数据库连接", "There is no connection to the database",
        "连接字符串放在环境变量或文件中，不写在命令行上：postgres:env:NAME 或 postgres:file:PATH。",
        "The connection string belongs in an environment variable or a file, never on the command line: postgres:env:NAME or postgres:file:PATH.");

    /// <summary>An analysis of robustness of other scores than those to be shown.</summary>
    public static readonly FindingKind DrawsForeign = Fault(
        "draws-foreign",
        "稳健性分析不属于这次评价", "The analysis of robustness is not of these scores",
        "请用同一方案、同一数据和同一年份重新运行 scoring robustness，或用 --year 选择其年份。",
        "Run 'scoring robustness' with the same scheme, data and year, or choose its year with --year.");

    /// <summary>A file of areas that is not GeoJSON, or has no area of any unit.</summary>
    public static readonly FindingKind AreasUnreadable = Fault(
        "areas-unreadable",
        "地图文件不是可用的 GeoJSON", "The file of areas is not GeoJSON that can be used",
        "需要 FeatureCollection，其中每个面的 id 或某个属性是单位代码或名称。",
        "It takes a FeatureCollection of polygons, each with a unit's code or name as its id or one of its properties.");

    /// <summary>A bulletin of completion was asked for a run that scores none.</summary>
    public static readonly FindingKind CompletionNotScored = Fault(
        "completion-not-scored",
        "没有按目标完成率计分的指标", "No indicator is scored by the completion of a target",
        "通报用于 target-completion 标准化的方案；其他方案请用 scoring report。",
        "A bulletin is for schemes that normalise by target-completion; for others use 'scoring report'.");

    /// <summary>Targets stand in a table that a run does not keep.</summary>
    public static readonly FindingKind TargetTableNotGiven = Fault(
        "target-table-not-given",
        "目标值在方案的表中，运行结果不含此表", "The targets stand in a table of the scheme, which a run does not keep",
        "请用 --targets 给出运行时所用的同一文件。", "Name the file that was used in the run with --targets.");

    /// <summary>A collection form does not know what an indicator or identity takes.</summary>
    public static readonly FindingKind FormCannotKnow = Finding(
        "form-cannot-know", Severity.Info,
        "采集表中不能试算或校验（评价时照常计算）", "Cannot be worked out in the form (scoring is not affected)",
        "缺往年数的，用 --panel 给出含该年的数据；缺全部单位合计的，用 --unit 为每个单位各写一张表。",
        "Give a --panel that has the earlier year; where a sum over all units is needed, write a form for each of them with --unit.");

    static IReadOnlyList<FindingKind> OfPublishing => [FormCannotKnow, CompletionNotScored, TargetTableNotGiven, DatabaseRefused, DatabaseForeign, ConnectionMissing, DrawsForeign, AreasUnreadable];
}
