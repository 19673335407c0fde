using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Scoring.Data.Bundles;

namespace Scoring.Cli.Tests.Crashes;

/// <summary>A command line in a process of its own that a test wants to kill: at a numbered step of the work, or from outside.</summary>
/// <remarks>The kill is a real one (SIGKILL): no handler runs, no buffer is written, no lock is given back by the program.</remarks>
public static partial class Victim
{
    const int Sigkill = 9;

    /// <summary>The test assembly's entry: <c>PLACE N COMMAND…</c> runs a command line and dies at the N-th step of a place; 0 = lives and lists the steps.</summary>
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var steps = new List<string>();
        var last = int.Parse(args[1], CultureInfo.InvariantCulture);
        switch (args[0])
        {
            case "folder": FaultPoints.Listener = Step; break;
            case "folder-aside": (FaultPoints.Listener, FaultPoints.MayExchange) = (Step, false); break;
            case "sqlite": SqliteCalls.Watch(step => { Step(step); return steps.Count == last; }); break;
            default: break;
        }
        var code = CommandLine.InvokeAsync(args[2..], new Session(TextWriter.Null, Console.Error)).GetAwaiter().GetResult();
        Console.Out.WriteLine(string.Join('\n', steps));
        return code;

        void Step(string step)
        {
            lock (steps)
            {
                steps.Add(step);
                if (steps.Count == last && args[0] != "sqlite") Die();
            }
        }
    }

    /// <summary>Ends this process as a kill from outside would.</summary>
    internal static void Die()
    {
        _ = Kill(Environment.ProcessId, Sigkill);
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>The steps of a command that is left alone.</summary>
    internal static string[] Steps(string place, params string[] command)
    {
        using var child = Start(place, 0, null, command);
        var steps = child.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        child.WaitForExit();
        Assert.True(child.ExitCode == 0, child.StandardError.ReadToEnd());
        return steps;
    }

    /// <summary>Runs a command until its N-th step, which it does not survive.</summary>
    internal static void KillAt(string place, int step, params string[] command)
    {
        using var child = Start(place, step, null, command);
        child.WaitForExit();
        Assert.True(child.ExitCode == 128 + Sigkill, $"{place} {step}: exit {child.ExitCode} {child.StandardError.ReadToEnd()}");
    }

    /// <summary>Starts a command.</summary>
    internal static Process Start(string place, int step, (string Name, string Value)? variable, params string[] command)
    {
        var host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        var start = new ProcessStartInfo(host) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var word in new[] { "exec", typeof(Victim).Assembly.Location, place, step.ToString(CultureInfo.InvariantCulture) }.Concat(command)) start.ArgumentList.Add(word);
        if (variable is { } named) start.Environment[named.Name] = named.Value;
        // The work is short: compiling it better would take longer than it.
        start.Environment["DOTNET_TieredPGO"] = "0";
        return Process.Start(start)!;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
