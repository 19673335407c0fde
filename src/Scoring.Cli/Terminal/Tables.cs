using Spectre.Console;

namespace Scoring.Cli.Terminal;

/// <summary>Tables on the terminal: one look, right widths for Chinese, no colour where none is wanted.</summary>
static class Tables
{
    /// <summary>An empty table in the house's look.</summary>
    public static Table New() => new Table().Border(TableBorder.Simple).Collapse();

    /// <summary>Prints a table to standard output.</summary>
    public static void Print(Table table, Session session)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = session.Colour ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = session.Colour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(session.Output),
        });
        console.Profile.Width = session.Width;
        console.Profile.Capabilities.Unicode = true;
        console.Write(table);
    }
}
