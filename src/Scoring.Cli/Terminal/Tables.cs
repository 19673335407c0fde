using System.Globalization;
using Spectre.Console;

namespace Scoring.Cli.Terminal;

/// <summary>Tables on the terminal: one look, right widths for Chinese, no colour where none is wanted.</summary>
static class Tables
{
    /// <summary>An empty table in the house's look.</summary>
    public static Table New() => new Table().Border(TableBorder.Simple).Collapse();

    /// <summary>Columns between two columns of a table.</summary>
    public const int Gap = 2;

    /// <summary>Columns that the table's left edge takes beside its columns.</summary>
    public const int Edge = 1;

    /// <summary>A column whose text is never broken by the console; headings bring their own line breaks.</summary>
    public static TableColumn Column(string header, bool right) => new(Markup.Escape(header))
    {
        NoWrap = true,
        Padding = new Padding(0, 0, Gap - 1, 0),
        Alignment = right ? Justify.Right : Justify.Left,
    };

    /// <summary>Prints a table to standard output.</summary>
    public static void Print(Table table, Session session)
    {
        using var drawn = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = session.Colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = session.Colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(drawn),
        });
        console.Profile.Width = session.Width;
        console.Profile.Capabilities.Unicode = true;
        console.Write(table);
        // The border pads every line to the table's width and stands above and below as blank lines.
        foreach (var line in drawn.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)) session.Output.WriteLine(line);
    }
}
