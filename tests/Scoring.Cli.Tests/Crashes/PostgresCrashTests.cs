using Npgsql;
using Scoring.Publishing.Tests.Databases;

namespace Scoring.Cli.Tests.Crashes;

/// <summary><c>scoring publish</c> into PostgreSQL killed: after any number of bytes that it sent, the last of them the commit.</summary>
public sealed class PostgresCrashTests : IClassFixture<PostgresServer>, IDisposable
{
    const string Variable = "RANKING";

    readonly CrashSite site = new();
    readonly PostgresServer server;

    public PostgresCrashTests(PostgresServer server) => this.server = server;

    public void Dispose() => site.Dispose();

    [PostgresFact]
    public void Publish_killed_after_any_byte_leaves_the_earlier_ranking_or_the_new_one()
    {
        var (old, @new) = (Rows(Holding("old"))!, Rows(Holding("new"))!);
        Assert.NotEqual(old, @new);
        var total = Publish(Holding("old"), long.MaxValue);
        var found = new List<string>();
        var database = Holding("old");

        foreach (var last in Bytes(total, 18, apart: 4))
        {
            Publish(database, last);
            var rows = Rows(database);
            Assert.True(rows == old || rows == @new, $"byte {last} of {total}");
            found.Add(rows == old ? "old" : "new");
            if (rows == @new) database = Holding("old");
        }
        Assert.Contains("old", found);
        Assert.Contains("new", found);
        Assert.Equal(found.Order(StringComparer.Ordinal).Reverse(), found);
    }

    [PostgresFact]
    public void First_publish_killed_after_any_byte_leaves_no_schema_or_the_ranking()
    {
        var @new = Rows(Holding("new"))!;
        var total = Publish(server.NewDatabase(), long.MaxValue);
        var database = server.NewDatabase();
        foreach (var last in Bytes(total, 4, apart: 8))
        {
            Publish(database, last);
            var rows = Rows(database);
            Assert.True(rows is null || rows == @new, $"byte {last} of {total}");
            if (rows is not null) database = server.NewDatabase();
        }
    }

    [PostgresFact]
    public void Publish_killed_by_the_clock_leaves_the_earlier_ranking_or_the_new_one()
    {
        var (old, @new) = (Rows(Holding("old"))!, Rows(Holding("new"))!);
        var kills = new TimedKills(seed: 13);
        var database = Holding("old");
        for (var i = 0; i < 6; i++)
        {
            kills.Once((Variable, database), "publish", site["new"], "--to", "postgres:env:" + Variable);
            var rows = Rows(database);
            Assert.True(rows == old || rows == @new, $"kill {i}");
            if (rows == @new) database = Holding("old");
        }
    }

    /// <summary>Numbers of bytes: evenly over all, and closely over the end, where the commit stands.</summary>
    static IEnumerable<long> Bytes(long total, int even, int apart) =>
        Enumerable.Range(1, even).Select(i => i * (total - 80) / even).Concat(Enumerable.Range(0, 80 / apart).Select(i => total - 77 + (apart * i)));

    /// <summary>Publishes the new run through a tap that kills the command after so many bytes.</summary>
    long Publish(string database, long last)
    {
        var connection = new NpgsqlConnectionStringBuilder(database);
        using var tap = new WireTap(connection.Port);
        connection.Port = tap.Port;
        using var child = Victim.Start("database", 0, (Variable, connection.ToString()), "publish", site["new"], "--to", "postgres:env:" + Variable);
        return tap.Pass(child, last);
    }

    /// <summary>A database that a run has been published in.</summary>
    string Holding(string run)
    {
        var database = server.NewDatabase();
        File.WriteAllText(site["connection"], database);
        CrashSite.Complete("publish", site[run], "--to", "postgres:file:" + site["connection"]);
        return database;
    }

    /// <summary>What a reader sees once the server has noticed that the command is dead; null when there is no schema.</summary>
    static string? Rows(string database)
    {
        using var connection = new NpgsqlConnection(database);
        connection.Open();
        while (Number(connection, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'") > 0) Thread.Sleep(5);
        return Number(connection, "SELECT count(*) FROM pg_namespace WHERE nspname = 'scoring'") == 0 ? null : CrashSite.Rows(connection, "scoring.");
    }

    static long Number(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // texts of this class
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
