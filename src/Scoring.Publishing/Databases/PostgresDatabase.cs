using System.Globalization;
using Npgsql;
using Scoring.Data.Bundles;
using Scoring.Findings;

namespace Scoring.Publishing.Databases;

/// <summary>A PostgreSQL database that runs are published in, in the schema <c>scoring</c>.</summary>
static class PostgresDatabase
{
    /// <summary>Publications wait for one another by this number: the letters "scor".</summary>
    const long Lock = 0x73636F72;

    public static Publication Publish(PublishedRun run, string sha256, DatabaseTarget target, Action<string>? faultPoint)
    {
        var secret = new Secret(target.Connection);
        try
        {
            using var connection = new NpgsqlConnection(secret.ConnectionString);
            connection.Open();
            using var transaction = connection.BeginTransaction();
            Execute(connection, "SELECT pg_advisory_xact_lock($1)", Lock);
            Migrate(connection, target, faultPoint);
            var publication = Publish(connection, run, sha256, faultPoint);
            faultPoint?.Invoke("before commit");
            if (publication.IsNew || publication.IsSwitched) transaction.Commit();
            faultPoint?.Invoke("after commit");
            return publication;
        }
        catch (Exception refusal) when (refusal is NpgsqlException or ArgumentException or FormatException or TimeoutException or System.Net.Sockets.SocketException)
        {
            throw new ScoringException(new Finding { Kind = FindingKinds.DatabaseRefused, File = target.Text, Found = secret.Hide(Words(refusal)) });
        }
    }

    static Publication Publish(NpgsqlConnection connection, PublishedRun run, string sha256, Action<string>? faultPoint)
    {
        var scheme = run.Bundle.Manifest.SchemeId;
        var known = Scalar(connection, "SELECT run FROM scoring.runs WHERE manifest_sha256 = $1", sha256);
        var current = Scalar(connection, "SELECT run FROM scoring.current_runs WHERE scheme = $1", scheme);
        var number = known ?? (Scalar(connection, "SELECT max(run) FROM scoring.runs") ?? 0) + 1;
        if (known is null)
            new PublicationTables(run, number).Write(sha256, (table, columns) =>
                new PostgresRows(connection.BeginBinaryImport($"COPY scoring.{table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)")), faultPoint);
        if (known is null) Execute(connection, "SELECT brin_summarize_new_values('scoring.ranks_ranges'), brin_summarize_new_values('scoring.contributions_ranges')");
        if (current == number) return new Publication(scheme, number, known is null, IsSwitched: false);
        Execute(connection, "INSERT INTO scoring.current_runs (scheme, run) VALUES ($1, $2) ON CONFLICT (scheme) DO UPDATE SET run = excluded.run", scheme, number);
        faultPoint?.Invoke("switched");
        return new Publication(scheme, number, known is null, IsSwitched: true);
    }

    /// <summary>Runs the migrations that the database has not seen, inside the publication's transaction.</summary>
    static void Migrate(NpgsqlConnection connection, DatabaseTarget target, Action<string>? faultPoint)
    {
        var migrations = Migration.Of("postgres");
        var isLaidOut = Scalar(connection, "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'scoring' AND c.relname = 'schema_migrations'") is not null;
        var others = isLaidOut ? 0 : Scalar(connection, "SELECT count(*)::integer FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'scoring'") ?? 0;
        var version = isLaidOut ? Scalar(connection, "SELECT max(number) FROM scoring.schema_migrations") ?? 0 : 0;
        if (others > 0 || version > migrations[^1].Number)
            throw new ScoringException(new Finding
            {
                Kind = FindingKinds.DatabaseForeign,
                File = target.Text,
                Found = others > 0 ? string.Create(CultureInfo.InvariantCulture, $"schema scoring with {others} tables") : string.Create(CultureInfo.InvariantCulture, $"migration {version}"),
                Expected = string.Create(CultureInfo.InvariantCulture, $"migration 0–{migrations[^1].Number}"),
            });
        if (!isLaidOut)
        {
            // Whoever may not create a schema can be handed an empty one.
            if (Scalar(connection, "SELECT 1 FROM pg_namespace WHERE nspname = 'scoring'") is null) Execute(connection, "CREATE SCHEMA scoring");
            Execute(connection, "CREATE TABLE scoring.schema_migrations (number integer PRIMARY KEY, name text NOT NULL)");
        }
        foreach (var migration in migrations.Where(migration => migration.Number > version))
        {
            Execute(connection, migration.Script());
            Execute(connection, "INSERT INTO scoring.schema_migrations (number, name) VALUES ($1, $2)", migration.Number, migration.Name);
            faultPoint?.Invoke("migrated");
        }
    }

    static string Words(Exception refusal) => refusal is PostgresException answer
        ? $"{answer.SqlState}: {answer.MessageText}"
        : refusal.InnerException is { } inner && refusal is NpgsqlException ? $"{refusal.Message} {inner.Message}" : refusal.Message;

    static int? Scalar(NpgsqlConnection connection, string sql, params object[] values)
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteScalar() is int number ? number : null;
    }

    static void Execute(NpgsqlConnection connection, string sql, params object[] values)
    {
        using var command = Command(connection, sql, values);
        command.ExecuteNonQuery();
    }

    // Every text comes from this class or from a migration; values are parameters.
#pragma warning disable CA2100
    static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
#pragma warning restore CA2100
}
