using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Scoring.Publishing.Databases;

/// <summary>Inserts rows into one table with one prepared statement.</summary>
/// <remarks>Straight on the library: a parameter object per value would take as long as the rest of the publication.</remarks>
sealed class SqliteRows : IRowWriter
{
    static readonly object WholeNumber = new();
    static readonly object NoValue = new();

    readonly sqlite3 database;
    readonly sqlite3_stmt statement;
    readonly object?[] bound;
    readonly long[] numbers;
    int column;

    /// <summary>Prepares the statement. Table and columns are names of the code, never of data.</summary>
    public SqliteRows(SqliteConnection connection, string table, string[] columns)
    {
        database = connection.Handle!;
        bound = new object?[columns.Length];
        numbers = new long[columns.Length];
        var sql = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"?{i + 1}"))})";
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    public void Integer(int? value) => Long(value);

    public void Long(long? value)
    {
        if (value is not { } number)
        {
            Null();
            return;
        }
        var place = column++;
        // A parameter keeps its value from row to row, and most whole numbers are those of the row before.
        if (ReferenceEquals(bound[place], WholeNumber) && numbers[place] == number) return;
        (bound[place], numbers[place]) = (WholeNumber, number);
        Check(raw.sqlite3_bind_int64(statement, column, number));
    }

    public void Number(double value)
    {
        if (double.IsNaN(value))
        {
            Null();
            return;
        }
        bound[column++] = null;
        Check(raw.sqlite3_bind_double(statement, column, value));
    }

    public void Text(string? value)
    {
        if (value is null)
        {
            Null();
            return;
        }
        var place = column++;
        if (ReferenceEquals(bound[place], value)) return;
        bound[place] = value;
        Check(raw.sqlite3_bind_text(statement, column, value));
    }

    public void Flag(bool value) => Long(value ? 1 : 0);

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

    void Null()
    {
        var place = column++;
        if (ReferenceEquals(bound[place], NoValue)) return;
        bound[place] = NoValue;
        Check(raw.sqlite3_bind_null(statement, column));
    }

    void Check(int code)
    {
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, database);
    }
}
