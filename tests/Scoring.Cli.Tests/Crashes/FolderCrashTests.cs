using Scoring.Data.Bundles;

namespace Scoring.Cli.Tests.Crashes;

/// <summary><c>scoring run</c> killed: between any two steps of writing, before and after the exchange, while it cleans up.</summary>
public sealed class FolderCrashTests : IDisposable
{
    readonly CrashSite site = new();

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData("folder", 36)]
    [InlineData("folder-aside", 32)]
    public void Run_killed_at_a_step_leaves_the_earlier_run_or_the_new_one(string place, int moments)
    {
        CrashSite.Complete(site.Run("old", "out"));
        var steps = Victim.Steps(place, site.Run("new", "out"));
        var inPlace = Array.IndexOf(steps, "in place") + 1;
        var (before, after) = ("new", "old");

        foreach (var moment in Moments.Among(steps, moments, step => step == "written"))
        {
            Victim.KillAt(place, moment, site.Run(after, "out"));

            // Where folders exchange names, nobody has to put anything right: the folder itself is whole.
            if (place == "folder-aside" && site.Held("out") is null) BundleReader.Read(site["out"]);
            var expected = moment < inPlace ? before : after;
            Assert.True(site.Held(expected) == Clean(site.Held("out")), $"{place}, step {moment} ({steps[moment - 1]}): {site.Held("out")}");
            CrashSite.Complete(site.Run(after, "out"));
            Assert.Equal(site.Held(after), site.Held("out"));
            Assert.Empty(site.Leftovers("out"));
            (before, after) = (after, before);
        }
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("folder-aside")]
    public void First_run_killed_at_a_step_leaves_nothing_or_the_run(string place)
    {
        var steps = Victim.Steps(place, site.Run("new", "counted"));
        var inPlace = Array.IndexOf(steps, "in place") + 1;
        foreach (var moment in Moments.Among(steps, 7, step => step is "written" or "table written" or "table flushed" or "file synced"))
        {
            Victim.KillAt(place, moment, site.Run("new", "out"));

            Assert.Equal(moment < inPlace ? null : site.Held("new"), site.Held("out"));
            CrashSite.Complete(site.Run("new", "out"));
            Assert.Empty(site.Leftovers("out"));
            Directory.Delete(site["out"], recursive: true);
        }
    }

    /// <summary>Nobody puts anything right between the kills, so that commands are killed over the leftovers of others.</summary>
    [Theory]
    [InlineData("folder", 3)]
    [InlineData("folder-aside", 4)]
    public void Run_killed_again_and_again_never_leaves_half_a_run(string place, int seed)
    {
        CrashSite.Complete(site.Run("old", "out"));
        var steps = Victim.Steps(place, site.Run("new", "out")).Length;
        var random = new Random(seed);
        for (var kill = 1; kill <= 8; kill++)
        {
            Victim.KillAt(place, random.Next(1, steps + 1), site.Run(random.Next(2) == 0 ? "old" : "new", "out"));
            var held = Clean(site.Held("out") ?? Restored());
            Assert.True(held == site.Held("old") || held == site.Held("new"), $"{place}, kill {kill}: {held}");
        }
        CrashSite.Complete(site.Run("old", "out"));
        Assert.Equal(site.Held("old"), site.Held("out"));
        Assert.Empty(site.Leftovers("out"));
    }

    [Fact]
    public void Run_killed_by_the_clock_leaves_the_earlier_run_or_the_new_one()
    {
        CrashSite.Complete(site.Run("old", "out"));
        var kills = new TimedKills(seed: 7);
        for (var i = 0; i < 10; i++)
        {
            kills.Once(null, site.Run(i % 2 == 0 ? "new" : "old", "out"));
            var held = site.Held("out");
            Assert.True(held == site.Held("old") || held == site.Held("new"), $"kill {i}: {held}");
        }
        CrashSite.Complete(site.Run("new", "out"));
        Assert.Empty(site.Leftovers("out"));
    }

    string? Restored()
    {
        BundleReader.Read(site["out"]);
        return site.Held("out");
    }

    /// <summary>Without the mark that a run was to be moved aside: an empty file that readers do not look at.</summary>
    static string? Clean(string? held) => held is null ? null : string.Join('\n', held.Split('\n').Where(line => !line.StartsWith(".moved-aside ", StringComparison.Ordinal)));
}
