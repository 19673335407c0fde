using System.Globalization;

namespace Scoring.Cli.Tests;

/// <summary>What a command line came to.</summary>
sealed record CommandOutcome(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a command line in this process.</summary>
    public static CommandOutcome Of(string[] arguments, Func<Session, Session>? change = null)
    {
        var output = new StringWriter(CultureInfo.InvariantCulture);
        var error = new StringWriter(CultureInfo.InvariantCulture);
        var session = new Session(output, error);
        var code = CommandLine.InvokeAsync(arguments, change is null ? session : change(session)).GetAwaiter().GetResult();
        return new CommandOutcome(code, output.ToString(), error.ToString());
    }

    /// <summary>The lines of standard output.</summary>
    public string[] Lines => Output.TrimEnd('\n').Split('\n');
}
