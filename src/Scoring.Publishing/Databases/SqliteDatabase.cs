using System.Globalization;
using Microsoft.Data.Sqlite;
using Scoring.Data.Bundles;
using Scoring.Findings;

namespace Scoring.Publishing.Databases;

/// <summary>An SQLite file that runs are published in.</summary>
static class SqliteDatabase
{
    /// <summary>Marks the file as ours: the letters "scor".</summary>
    const int ApplicationId = 0x73636F72;

    public static Publication Publish(PublishedRun run, string sha256, DatabaseTarget target, Action<string>? faultPoint)
    {
        var existed = File.Exists(target.Connection);
        var isDone = false;
        try
        {
            using var connection = Open(target.Connection);
            // The write lock from the start: two publications would else both read and then wait for each other.
            using var transaction = connection.BeginTransaction(deferred: false);
            Migrate(connection, transaction, target, faultPoint);
            var publication = Publish(connection, transaction, run, sha256, faultPoint);
            faultPoint?.Invoke("before commit");
            if (publication.IsNew || publication.IsSwitched) transaction.Commit();
            isDone = true;
            faultPoint?.Invoke("after commit");
            return publication;
        }
        catch (SqliteException refusal)
        {
            throw new ScoringException(new Finding { Kind = FindingKinds.DatabaseRefused, File = target.Text, Found = refusal.Message });
        }
        finally
        {
            if (!existed && !isDone) Remove(target.Connection);
        }
    }

    static Publication Publish(SqliteConnection connection, SqliteTransaction transaction, PublishedRun run, string sha256, Action<string>? faultPoint)
    {
        var scheme = run.Bundle.Manifest.SchemeId;
        var known = Scalar(connection, transaction, "SELECT run FROM runs WHERE manifest_sha256 = $1", sha256);
        var current = Scalar(connection, transaction, "SELECT run FROM current_runs WHERE scheme = $1", scheme);
        var number = (int)(known ?? (Scalar(connection, transaction, "SELECT max(run) FROM runs") ?? 0) + 1);
        if (known is null) new PublicationTables(run, number).Write(sha256, (table, columns) => new SqliteRows(connection, table, columns), faultPoint);
        if (current == number) return new Publication(scheme, number, known is null, IsSwitched: false);
        Execute(connection, transaction, "INSERT INTO current_runs (scheme, run) VALUES ($1, $2) ON CONFLICT (scheme) DO UPDATE SET run = excluded.run", scheme, number);
        faultPoint?.Invoke("switched");
        return new Publication(scheme, number, known is null, IsSwitched: true);
    }

    /// <summary>Runs the migrations that the file has not seen, inside the publication's transaction.</summary>
    static void Migrate(SqliteConnection connection, SqliteTransaction transaction, DatabaseTarget target, Action<string>? faultPoint)
    {
        var migrations = Migration.Of("sqlite");
        var id = Scalar(connection, transaction, "PRAGMA application_id");
        var version = Scalar(connection, transaction, "PRAGMA user_version") ?? 0;
        var tables = Scalar(connection, transaction, "SELECT count(*) FROM sqlite_schema");
        if ((tables > 0 && id != ApplicationId) || version > migrations[^1].Number)
            throw new ScoringException(new Finding
            {
                Kind = FindingKinds.DatabaseForeign,
                File = target.Text,
                Found = string.Create(CultureInfo.InvariantCulture, $"application_id {id}, user_version {version}"),
                Expected = string.Create(CultureInfo.InvariantCulture, $"application_id {ApplicationId}, user_version 0–{migrations[^1].Number}"),
            });
        foreach (var migration in migrations.Where(migration => migration.Number > version))
        {
            Execute(connection, transaction, migration.Script());
            // A pragma takes no parameters; both are numbers of the code.
            Execute(connection, transaction, string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {migration.Number}"));
            faultPoint?.Invoke("migrated");
        }
    }

    static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = 30,
        }.ToString());
        connection.Open();
        return connection;
    }

    static long? Scalar(SqliteConnection connection, SqliteTransaction transaction, string sql, params object[] values)
    {
        using var command = Command(connection, transaction, sql, values);
        return command.ExecuteScalar() is long number ? number : null;
    }

    static void Execute(SqliteConnection connection, SqliteTransaction transaction, string sql, params object[] values)
    {
        using var command = Command(connection, transaction, sql, values);
        command.ExecuteNonQuery();
    }

    // Every text comes from this class or from a migration; values are parameters.
#pragma warning disable CA2100
    static SqliteCommand Command(SqliteConnection connection, SqliteTransaction transaction, string sql, object[] values)
    {
        var command = new SqliteCommand(sql, connection, transaction);
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i + 1}", values[i]);
        return command;
    }
#pragma warning restore CA2100

    /// <summary>Takes away the empty file that opening a database makes.</summary>
    static void Remove(string path)
    {
        try
        {
            if (File.Exists(path) && new FileInfo(path).Length == 0) File.Delete(path);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            // An empty file is an empty database.
        }
    }
}
