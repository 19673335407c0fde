using System.Diagnostics;
using Scoring.Data.Bundles;
using Scoring.Publishing.Databases;

namespace Scoring.Publishing.Tests;

/// <summary>The test assembly run as a program: work that a test wants to kill.</summary>
public static class ChildProcess
{
    /// <summary><c>publish RUN TARGET POINT</c> publishes up to a point, says that it is there, and waits to be killed.</summary>
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args is not ["publish", var run, var target, var stop]) return 2;
        DatabasePublisher.Publish(BundleReader.Read(run), DatabaseTarget.Parse(target), point =>
        {
            if (point != stop) return;
            Console.Out.WriteLine("ready");
            Console.Out.Flush();
            Thread.Sleep(Timeout.Infinite);
        });
        return 0;
    }

    internal static Process Start(IReadOnlyDictionary<string, string>? environment, params string[] args)
    {
        var host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach (var arg in args) start.ArgumentList.Add(arg);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
