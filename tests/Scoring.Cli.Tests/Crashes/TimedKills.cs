using System.Diagnostics;

namespace Scoring.Cli.Tests.Crashes;

/// <summary>Kills of the command as it is installed, at moments spread over its run by a fixed seed.</summary>
sealed class TimedKills(int seed)
{
    readonly Random random = new(seed);
    double length;

    /// <summary>Starts a command and kills it. The first call lets it end and learns how long it takes.</summary>
    /// <returns>False when the command had ended before.</returns>
    public bool Once((string Name, string Value)? variable, params string[] command)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var word in new[] { "exec", typeof(CommandLine).Assembly.Location }.Concat(command)) start.ArgumentList.Add(word);
        if (variable is { } named) start.Environment[named.Name] = named.Value;
        var clock = Stopwatch.StartNew();
        using var child = Process.Start(start)!;
        // Most of a short command is the start of the runtime, in which nothing can go wrong.
        if (length > 0) child.WaitForExit(TimeSpan.FromMilliseconds(length * (0.5 + (0.5 * random.NextDouble()))));
        else child.WaitForExit();
        if (length == 0) length = clock.Elapsed.TotalMilliseconds;
        if (child.HasExited) return false;
        child.Kill();
        child.WaitForExit();
        return true;
    }
}
