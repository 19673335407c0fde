using System.Diagnostics;

namespace Scoring.Conformance;

/// <summary>The command, and this assembly, as processes of their own.</summary>
static class ChildProcess
{
    /// <summary>Runs <c>scoring</c> with environment variables given as <c>NAME=value</c>.</summary>
    public static (int ExitCode, string Output, string Error) Scoring(string folder, IEnumerable<string> arguments, params string[] environment) =>
        Run("Scoring.Cli.dll", folder, arguments, environment);

    /// <summary>What the processor offers to a process with these settings.</summary>
    public static string Processor(params string[] environment) => Itself([], environment);

    /// <summary>The counted draws of a process with these settings.</summary>
    public static string Draws(params string[] environment) => Itself(["draws"], environment);

    static string Itself(string[] arguments, string[] environment)
    {
        var (exitCode, output, error) = Run("Scoring.Conformance.dll", ".", arguments, environment);
        Assert.True(exitCode == 0, error);
        return output.Trim();
    }

    /// <summary>Runs any program.</summary>
    public static (int ExitCode, string Output, string Error) Run(string program, string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Run(start);
    }

    static (int ExitCode, string Output, string Error) Run(string assembly, string folder, IEnumerable<string> arguments, string[] environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            WorkingDirectory = folder,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, assembly) },
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var variable in environment)
        {
            var cut = variable.IndexOf('=');
            start.Environment[variable[..cut]] = variable[(cut + 1)..];
        }
        return Run(start);
    }

    static (int ExitCode, string Output, string Error) Run(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
