using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Scoring.Publishing.Databases;

/// <summary>Inserts rows into one table with one prepared statement.</summary>
/// <remarks>Straight on the library: a parameter object per value would take as long as the rest of the publication.</remarks>
sealed class SqliteRows : IRowWriter
{
    readonly sqlite3 database;
    readonly sqlite3_stmt statement;
    int column;

    /// <summary>Prepares the statement. Table and columns are names of the code, never of data.</summary>
    public SqliteRows(SqliteConnection connection, string table, string[] columns)
    {
        database = connection.Handle!;
        var sql = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"?{i + 1}"))})";
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    public void Integer(int? value) => Long(value);

    public void Long(long? value) => Check(value is { } number ? raw.sqlite3_bind_int64(statement, ++column, number) : raw.sqlite3_bind_null(statement, ++column));

    public void Number(double value) => Check(double.IsNaN(value) ? raw.sqlite3_bind_null(statement, ++column) : raw.sqlite3_bind_double(statement, ++column, value));

    public void Text(string? value) => Check(value is null ? raw.sqlite3_bind_null(statement, ++column) : raw.sqlite3_bind_text(statement, ++column, value));

    public void Flag(bool value) => Check(raw.sqlite3_bind_int(statement, ++column, value ? 1 : 0));

    public void EndRow()
    {
        column = 0;
        var code = raw.sqlite3_step(statement);
        if (code != raw.SQLITE_DONE) Check(code);
        Check(raw.sqlite3_reset(statement));
    }

    public void Complete()
    {
    }

    public void Dispose() => statement.Dispose();

    void Check(int code) => SqliteException.ThrowExceptionForRC(code, database);
}
