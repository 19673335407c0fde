using System.CommandLine;
using Scoring.Data.Runs;

namespace Scoring.Cli;

/// <summary>Scheme, panel, and how the panel is read: what every command that scores takes, and the request it makes of it.</summary>
/// <param name="Scheme">The scheme file.</param>
/// <param name="Panel">The panel's files.</param>
/// <param name="Roster">The roster table.</param>
/// <param name="Corrections">The correction table.</param>
/// <param name="Columns">Column mapping.</param>
/// <param name="Threads">Threads.</param>
sealed record PanelOptions(
    Argument<string> Scheme, Argument<string[]> Panel, Option<string?> Roster, Option<string?> Corrections, Option<string[]> Columns, Option<int?> Threads)
{
    public static PanelOptions Create() =>
        new(Options.Scheme(), Options.Panel(), Options.Roster(), Options.Corrections(), Options.Columns(), Options.Threads());

    /// <summary>The request that the command line makes; language and whatever else only some commands have is the command's.</summary>
    public RunRequest Request(ParseResult parse, Session session) => new()
    {
        SchemeFile = parse.GetRequiredValue(Scheme),
        Panel = parse.GetRequiredValue(Panel),
        RosterFile = parse.GetValue(Roster),
        CorrectionFile = parse.GetValue(Corrections),
        Columns = ColumnMap.Parse(parse.GetValue(Columns) ?? []),
        Threads = parse.GetValue(Threads),
        Progress = Progress.To(session, parse.GetValue(Options.Quiet)),
    };
}
