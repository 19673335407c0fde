using Npgsql;
using Scoring.Findings;
using Scoring.Publishing.Databases;
using Scoring.Publishing.Tests.Runs;
using Scoring.Tests.Shared;

namespace Scoring.Publishing.Tests.Databases;

public sealed class PostgresTests : IClassFixture<PostgresServer>, IDisposable
{
    const string Geometric = """{ "method": "geometric", "floor": 1 }""";

    readonly SampleRun sample = new();
    readonly string connectionString = "";

    public PostgresTests(PostgresServer server)
    {
        if (!PostgresServer.IsThere) return;
        connectionString = server.NewDatabase();
        File.WriteAllText(sample["connection"], connectionString);
    }

    public void Dispose() => sample.Dispose();

    DatabaseTarget Target => DatabaseTarget.Parse("postgres:file:" + sample["connection"]);

    [PostgresFact]
    public void Publish_makes_the_views_say_what_the_run_says()
    {
        var run = sample.Run();

        Assert.Equal(new Publication("sample", 1, IsNew: true, IsSwitched: true), DatabasePublisher.Publish(run, Target));

        using var connection = Open();
        PublishedRows.AreThoseOf(connection, "scoring.", run);
        Assert.Equal([[1, "0001.postgres.sql"], [2, "0002.postgres.sql"]], PublishedRows.Read(connection, "SELECT number, name FROM scoring.schema_migrations ORDER BY number"));
        var manifest = (string)PublishedRows.Read(connection, "SELECT manifest FROM scoring.runs")[0][0]!;
        Assert.DoesNotContain(PostgresServer.Password, manifest, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", manifest, StringComparison.Ordinal);
    }

    [PostgresFact]
    public void Publish_twice_changes_nothing_and_goes_back_to_an_earlier_run()
    {
        var (first, second) = (sample.Run("one"), sample.Run("two", aggregate: Geometric));
        DatabasePublisher.Publish(first, Target);
        using var connection = Open();
        var before = Changes(connection);

        Assert.Equal(new Publication("sample", 1, IsNew: false, IsSwitched: false), DatabasePublisher.Publish(sample.Run("again"), Target));
        Assert.Equal(before, Changes(connection));

        Assert.Equal(new Publication("sample", 2, IsNew: true, IsSwitched: true), DatabasePublisher.Publish(second, Target));
        PublishedRows.AreThoseOf(connection, "scoring.", second);
        Assert.Equal(new Publication("sample", 1, IsNew: false, IsSwitched: true), DatabasePublisher.Publish(first, Target));
        PublishedRows.AreThoseOf(connection, "scoring.", first);
    }

    [PostgresTheory]
    [InlineData("migrated")]
    [InlineData("scores")]
    [InlineData("findings")]
    [InlineData("switched")]
    [InlineData("before commit")]
    public void Publish_that_fails_leaves_the_earlier_ranking_whole(string point)
    {
        var (first, second) = (sample.Run("one"), sample.Run("two", aggregate: Geometric));
        if (point != "migrated") DatabasePublisher.Publish(first, Target);

        Assert.Throws<InvalidOperationException>(() => DatabasePublisher.Publish(second, Target, at =>
        {
            if (at == point) throw new InvalidOperationException(at);
        }));

        using var connection = Open();
        if (point == "migrated") Assert.Empty(PublishedRows.Read(connection, "SELECT 1 FROM pg_namespace WHERE nspname = 'scoring'"));
        else PublishedRows.AreThoseOf(connection, "scoring.", first);
        DatabasePublisher.Publish(second, Target);
        PublishedRows.AreThoseOf(connection, "scoring.", second);
    }

    [PostgresFact]
    public void Readers_see_the_earlier_ranking_until_the_new_one_is_complete()
    {
        var (first, second) = (sample.Run("one"), sample.Run("two", aggregate: Geometric));
        DatabasePublisher.Publish(first, Target);
        using var reader = Open();

        DatabasePublisher.Publish(second, Target, point =>
        {
            if (point is "scores" or "switched" or "before commit" or "after commit") PublishedRows.AreThoseOf(reader, "scoring.", point == "after commit" ? second : first);
        });
    }

    [PostgresFact]
    public void Publish_killed_at_any_moment_leaves_the_old_ranking_or_the_new()
    {
        var (first, second) = (sample.Run("one"), sample.Run("two", aggregate: Geometric));
        DatabasePublisher.Publish(first, Target);
        using var connection = Open();
        foreach (var point in new[] { "scores", "switched", "before commit", "after commit" })
        {
            using var child = ChildProcess.Start(new Dictionary<string, string> { ["RANKING"] = connectionString }, "publish", sample["two"], "postgres:env:RANKING", point);
            Assert.Equal("ready", child.StandardOutput.ReadLine());
            child.Kill();
            child.WaitForExit();
            PublishedRows.AreThoseOf(connection, "scoring.", point == "after commit" ? second : first);
        }
    }

    [PostgresFact]
    public void Publish_from_two_at_once_keeps_both_runs()
    {
        var runs = new[] { sample.Run("one"), sample.Run("two", aggregate: Geometric) };
        Parallel.ForEach(runs, run => DatabasePublisher.Publish(run, Target));

        using var connection = Open();
        Assert.Equal([[2L, 2]], PublishedRows.Read(connection, "SELECT count(DISTINCT manifest_sha256), max(run) FROM scoring.runs"));
    }

    [PostgresFact]
    public void Readers_with_the_documented_grants_see_the_views_and_nothing_else()
    {
        var run = sample.Run();
        DatabasePublisher.Publish(run, Target);
        var reader = "reader_" + Guid.NewGuid().ToString("N");
        using var owner = Open();
        // Word for word what the documentation tells an administrator to run.
        var document = File.ReadAllText(Path.Combine(SharedData.Repository, "data-schemas", "README.md"));
        var grants = document[(document.IndexOf("```sql\n", StringComparison.Ordinal) + 7)..];
        PublishedRows.Read(owner, grants[..grants.IndexOf("```", StringComparison.Ordinal)].Replace("ranking_reader", reader, StringComparison.Ordinal).Replace("'…'", "'look'", StringComparison.Ordinal));

        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Username = reader, Password = "look" }.ToString());
        connection.Open();
        PublishedRows.AreThoseOf(connection, "scoring.", run);
        var relations = PublishedRows.Read(owner, "SELECT relname, relkind::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'scoring' AND relkind IN ('r', 'v')")
            .Select(row => ((string)row[0]!, IsView: (string)row[1]! == "v")).ToList();
        Assert.Equal((9, 4), (relations.Count(relation => !relation.IsView), relations.Count(relation => relation.IsView)));
        foreach (var (name, isView) in relations)
        {
            if (isView) PublishedRows.Read(connection, $"SELECT * FROM scoring.{name}");
            else Denied($"SELECT * FROM scoring.{name}");
            if (!isView) Denied($"DELETE FROM scoring.{name}");
            Denied($"DROP {(isView ? "VIEW" : "TABLE")} scoring.{name}");
        }
        Denied("UPDATE scoring.current_runs SET run = 7");
        Denied("INSERT INTO scoring.current_runs VALUES (1, 1)");
        Denied("CREATE TABLE scoring.mine (x integer)");
        // A later publication keeps the grants.
        var second = sample.Run("two", aggregate: Geometric);
        DatabasePublisher.Publish(second, Target);
        PublishedRows.AreThoseOf(connection, "scoring.", second);

        void Denied(string sql) => Assert.Equal("42501", Assert.Throws<PostgresException>(() => PublishedRows.Read(connection, sql)).SqlState);
    }

    [PostgresFact]
    public void Publish_to_a_database_that_is_not_ours_or_refuses_is_one_error_without_the_secret()
    {
        var run = sample.Run();
        using (var connection = Open()) PublishedRows.Read(connection, "CREATE SCHEMA scoring; CREATE TABLE scoring.runs (x integer)");
        Assert.Equal(FindingKinds.DatabaseForeign, Assert.Single(Assert.Throws<ScoringException>(() => DatabasePublisher.Publish(run, Target)).Faults).Kind);

        File.WriteAllText(sample["connection"], connectionString.Replace(PostgresServer.Password, "wrong-password", StringComparison.Ordinal));
        var refusal = Assert.Throws<ScoringException>(() => DatabasePublisher.Publish(run, Target));
        Assert.Equal(FindingKinds.DatabaseRefused, Assert.Single(refusal.Faults).Kind);
        Assert.Contains("28P01", refusal.Faults[0].Found, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-password", refusal.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Rows ever written, as the server counts them.</summary>
    static string Changes(NpgsqlConnection connection) => string.Join(";",
        PublishedRows.Read(connection, "SELECT 'runs', xmin::text, ctid::text FROM scoring.runs UNION ALL SELECT 'current', xmin::text, ctid::text FROM scoring.current_runs UNION ALL SELECT 'scores', max(xmin::text::bigint)::text, count(*)::text FROM scoring.scores").Select(row => string.Join(",", row)));

    NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        return connection;
    }
}
