using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Scoring.Publishing.Databases;
using Scoring.Publishing.Tests.Runs;

namespace Scoring.Publishing.Tests.Databases;

/// <summary>A database of the first layout, filled by hand, says the same in its views after a publication has brought it up to date.</summary>
public sealed class MigrationTests : IClassFixture<PostgresServer>, IDisposable
{
    /// <summary>Two units, two nodes, one peer group; the second unit has no score.</summary>
    const string Rows = """
        INSERT INTO PREFIX_runs VALUES (1, 'abc', 'old', '1', '旧', 'Old', '0.1.0', '{}');
        INSERT INTO PREFIX_units VALUES (1, 0, 'u0', '甲', 'A', NO, NULL), (1, 1, 'u1', '乙', 'B', NO, NULL);
        INSERT INTO PREFIX_nodes VALUES (1, 0, 'index', '总', 'Index', 'node', NULL, NULL), (1, 1, 'p', '分', 'Part', 'node', 'index', 1);
        INSERT INTO PREFIX_scores VALUES (1, 2023, 0, 0, 51.5, 1, NULL, 52.5, 'A'), (1, 2023, 0, 1, 40.25, 0.5, NULL, NULL, NULL), (1, 2023, 1, 0, NULL, 0, 'no data', NULL, NULL);
        INSERT INTO PREFIX_ranks VALUES (1, 2023, 0, '', 0, 1), (1, 2023, 1, '', 0, 2.5), (1, 2023, 0, 'zone', 0, 3);
        INSERT INTO PREFIX_contributions VALUES (1, 2023, 0, 1, 51.5);
        INSERT INTO PREFIX_current_runs VALUES ('old', 1);
        """;

    readonly SampleRun sample = new();
    readonly PostgresServer server;

    public MigrationTests(PostgresServer server) => this.server = server;

    public void Dispose() => sample.Dispose();

    [Fact]
    public void Sqlite_file_of_the_first_layout_keeps_its_ranking()
    {
        var path = sample["old.db"];
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        PublishedRows.Read(connection, Migration.Of("sqlite")[0].Script());
        PublishedRows.Read(connection, "PRAGMA application_id = 0x73636F72; PRAGMA user_version = 1");
        PublishedRows.Read(connection, Filled("", "0"));

        KeepsItsRanking(connection, "", DatabaseTarget.Parse("sqlite:" + path));

        Assert.Equal(2L, PublishedRows.Read(connection, "PRAGMA user_version")[0][0]);
        Assert.Equal("ok", PublishedRows.Read(connection, "PRAGMA integrity_check")[0][0]);
    }

    [PostgresFact]
    public void Postgres_database_of_the_first_layout_keeps_its_ranking_and_its_grants()
    {
        var text = server.NewDatabase();
        File.WriteAllText(sample["connection"], text);
        using var connection = new NpgsqlConnection(text);
        connection.Open();
        var reader = "reader_" + Guid.NewGuid().ToString("N");
        PublishedRows.Read(connection, "CREATE SCHEMA scoring; CREATE TABLE scoring.schema_migrations (number integer PRIMARY KEY, name text NOT NULL)");
        PublishedRows.Read(connection, Migration.Of("postgres")[0].Script());
        PublishedRows.Read(connection, "INSERT INTO scoring.schema_migrations VALUES (1, '0001.postgres.sql')");
        PublishedRows.Read(connection, $"CREATE ROLE {reader}; GRANT USAGE ON SCHEMA scoring TO {reader}; GRANT SELECT ON scoring.current_ranking TO {reader}");
        PublishedRows.Read(connection, Filled("scoring.", "false"));

        KeepsItsRanking(connection, "scoring.", DatabaseTarget.Parse("postgres:file:" + sample["connection"]));

        Assert.Equal([[true]], PublishedRows.Read(connection, $"SELECT has_table_privilege('{reader}', 'scoring.current_ranking', 'SELECT')"));
    }

    static string Filled(string prefix, string no) => Rows.Replace("PREFIX_", prefix, StringComparison.Ordinal).Replace("NO,", no + ",", StringComparison.Ordinal);

    void KeepsItsRanking(DbConnection connection, string prefix, DatabaseTarget target)
    {
        string[] views =
        [
            $"SELECT * FROM {prefix}current_ranking WHERE scheme = 'old' ORDER BY unit, node",
            $"SELECT * FROM {prefix}current_group_ranking WHERE scheme = 'old'",
            $"SELECT * FROM {prefix}current_contributions WHERE scheme = 'old'",
        ];
        var before = views.Select(view => PublishedRows.Read(connection, view)).ToList();
        Assert.Equal([3, 1, 1], before.Select(rows => rows.Count));
        var run = sample.Run();

        Assert.Equal(2, DatabasePublisher.Publish(run, target).Run);

        Assert.Equal(before, views.Select(view => PublishedRows.Read(connection, view)));
        PublishedRows.AreThoseOf(connection, prefix, run);
    }
}
