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

    static IReadOnlyList<FindingKind> OfPublishing => [DatabaseRefused, DatabaseForeign, ConnectionMissing];
}
