using System.Diagnostics;
using System.Globalization;

namespace Scoring.Cli;

/// <summary>Progress lines on standard error, each with the time since the start.</summary>
static class Progress
{
    /// <summary>A sink for progress, silent when asked to be.</summary>
    public static Action<string> To(Session session, bool quiet)
    {
        if (quiet) return _ => { };
        var clock = Stopwatch.StartNew();
        return line => session.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{clock.Elapsed.TotalSeconds,6:F2} s] {line}"));
    }
}
