using System.Diagnostics;
using System.Globalization;

namespace Scoring.Cli;

/// <summary>Progress of draws on standard error: how many, how fast, how long still. Once a second at first, then more rarely, so that a long analysis does not fill a log.</summary>
sealed class DrawProgress(Session session, bool quiet, Language language)
{
    readonly Stopwatch clock = new();
    TimeSpan said;

    /// <summary>Takes note of draws done.</summary>
    public void Report(long done, long all)
    {
        if (quiet) return;
        if (!clock.IsRunning)
        {
            clock.Start();
            if (done == 0) return;
        }
        var now = clock.Elapsed;
        if (done < all && now - said < PauseAfter(now)) return;
        said = now;
        var rate = now > TimeSpan.Zero ? done / now.TotalSeconds : 0;
        var line = string.Create(CultureInfo.InvariantCulture, $"{done:N0} / {all:N0}");
        if (rate > 0)
            line += language == Language.Chinese
                ? string.Create(CultureInfo.InvariantCulture, $"，每秒 {rate:N0} 次，剩余约 {Left((all - done) / rate)}")
                : string.Create(CultureInfo.InvariantCulture, $", {rate:N0} per second, about {Left((all - done) / rate)} left");
        session.Error.WriteLine((language == Language.Chinese ? "抽样 " : "draws ") + line);
    }

    /// <summary>A twentieth of the time so far, from a second to ten.</summary>
    static TimeSpan PauseAfter(TimeSpan elapsed) => TimeSpan.FromSeconds(Math.Clamp(elapsed.TotalSeconds / 20, 1, 10));

    static string Left(double seconds) => seconds < 100
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds:F0} s")
        : TimeSpan.FromSeconds(Math.Min(seconds, 1e9)).ToString(seconds < 86_400 ? @"h\:mm\:ss" : @"d\.hh\:mm\:ss", CultureInfo.InvariantCulture);
}
