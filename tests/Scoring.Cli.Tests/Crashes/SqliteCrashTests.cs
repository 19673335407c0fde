using Microsoft.Data.Sqlite;

namespace Scoring.Cli.Tests.Crashes;

/// <summary><c>scoring publish</c> into an SQLite file killed: at any call that changes a file, half-way through a write, inside the commit.</summary>
public sealed class SqliteCrashTests : IDisposable
{
    readonly CrashSite site = new();

    public void Dispose() => site.Dispose();

    string Database => site["ranking.db"];

    string Target => "sqlite:" + Database;

    [Fact]
    public void Publish_killed_at_a_call_leaves_the_earlier_ranking_or_the_new_one()
    {
        var (old, @new) = Prepare();
        File.Copy(site["old.db"], Database);
        var steps = Victim.Steps("sqlite", "publish", site["new"], "--to", Target);
        Assert.Equal("unlink", steps[^1]);
        var found = new List<string>();

        foreach (var moment in Moments.Among(steps, 28, step => step == "write"))
        {
            Restart();
            Victim.KillAt("sqlite", moment, "publish", site["new"], "--to", Target);
            var rows = Rows();
            Assert.True(rows == old || rows == @new, $"call {moment} of {steps.Length} ({steps[moment - 1]})");
            found.Add(rows == old ? "old" : "new");
            CrashSite.Complete("publish", site["new"], "--to", Target);
            Assert.Equal(@new, Rows());
            Assert.False(File.Exists(Database + "-journal"));
        }
        // The commit is the removal of the journal: killed before it, nothing has changed.
        Assert.All(found, state => Assert.Equal("old", state));
    }

    [Fact]
    public void First_publish_killed_at_a_call_leaves_an_empty_file_or_the_ranking()
    {
        var (_, @new) = Prepare();
        var steps = Victim.Steps("sqlite", "publish", site["new"], "--to", Target);
        foreach (var moment in Moments.Among(steps, 14, step => step == "write"))
        {
            File.Delete(Database);
            Victim.KillAt("sqlite", moment, "publish", site["new"], "--to", Target);
            using (var connection = Open())
            {
                using var command = new SqliteCommand("SELECT count(*) FROM sqlite_schema", connection);
                Assert.Equal(0L, command.ExecuteScalar());
            }
            CrashSite.Complete("publish", site["new"], "--to", Target);
            Assert.Equal(@new, Rows());
        }
    }

    /// <summary>A run that does not fit into the cache: pages reach the file long before the commit.</summary>
    [Fact]
    public void Publish_of_a_large_run_killed_at_a_call_leaves_the_earlier_ranking()
    {
        CrashSite.Complete("demo", "--out", site["demo"], "--size", "400x5x32", "--quiet");
        var (old, _) = Prepare();
        File.Copy(site["old.db"], Database);
        var steps = Victim.Steps("sqlite", "publish", site["demo/run"], "--to", Target);
        var (before, grown) = (new FileInfo(site["old.db"]).Length, 0);
        foreach (var moment in Moments.Among(steps, 10, step => step == "write"))
        {
            Restart();
            Victim.KillAt("sqlite", moment, "publish", site["demo/run"], "--to", Target);
            if (new FileInfo(Database).Length > before && moment < steps.Length / 2) grown++;
            Assert.Equal(old, Rows());
        }
        Assert.True(grown > 0, "no page had reached the file");
    }

    [Fact]
    public void Publish_killed_by_the_clock_leaves_the_earlier_ranking_or_the_new_one()
    {
        var (old, @new) = Prepare();
        Restart();
        var kills = new TimedKills(seed: 11);
        for (var i = 0; i < 8; i++)
        {
            kills.Once(null, "publish", site["new"], "--to", Target);
            var rows = Rows();
            Assert.True(rows == old || rows == @new, $"kill {i}");
            Restart();
        }
    }

    (string Old, string New) Prepare()
    {
        CrashSite.Complete("publish", site["old"], "--to", Target);
        var old = Rows();
        File.Copy(Database, site["old.db"]);
        CrashSite.Complete("publish", site["new"], "--to", Target);
        var @new = Rows();
        Assert.NotEqual(old, @new);
        File.Delete(Database);
        return (old, @new);
    }

    void Restart()
    {
        File.Copy(site["old.db"], Database, overwrite: true);
        File.Delete(Database + "-journal");
    }

    /// <summary>What a reader sees who opens the file as it was left, after SQLite's own check of it.</summary>
    string Rows()
    {
        using var connection = Open();
        using var check = new SqliteCommand("PRAGMA integrity_check", connection);
        Assert.Equal("ok", check.ExecuteScalar());
        return CrashSite.Rows(connection, "");
    }

    SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        return connection;
    }
}
