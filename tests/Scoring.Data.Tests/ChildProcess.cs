using System.Diagnostics;
using System.Globalization;
using Scoring.Data.Bundles;
using Scoring.Data.Tests.Bundles;

namespace Scoring.Data.Tests;

/// <summary>The test assembly run as a program: work that a test wants to kill, or to run on another kind of processor.</summary>
public static class ChildProcess
{
    /// <summary><c>write DIR SALT</c> writes one run; <c>loop DIR SALT EXCHANGE</c> writes runs one after another until it is killed.</summary>
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        switch (args)
        {
            case ["write", var directory, var salt]:
                BundleWriter.Write(Requests.For(SampleRun.Of(salt: int.Parse(salt, CultureInfo.InvariantCulture)), directory));
                return 0;
            case ["loop", var directory, var first, var exchange]:
                for (var salt = int.Parse(first, CultureInfo.InvariantCulture); ; salt++)
                    BundleWriter.Write(Requests.For(SampleRun.Of(salt: salt), directory), null, mayExchange: bool.Parse(exchange));
            default:
                return 2;
        }
    }

    internal static Process Start(IReadOnlyDictionary<string, string>? environment, params string[] args)
    {
        var host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        var start = new ProcessStartInfo(host) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach (var arg in args) start.ArgumentList.Add(arg);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
