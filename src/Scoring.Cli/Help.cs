namespace Scoring.Cli;

/// <summary>Help texts.</summary>
static class Help
{
    /// <summary>A command's description followed by an example that runs.</summary>
    public static string WithExample(string description, params string[] examples) =>
        description + Environment.NewLine + Environment.NewLine
        + string.Join(Environment.NewLine, examples.Select((example, i) => (i == 0 ? "  Example: " : "           ") + example));
}
