using DuckDB.NET.Data;

namespace Scoring.Data.Tests.Results;

/// <summary>An independent reader of the tables: DuckDB.</summary>
sealed class DuckTable : IDisposable
{
    readonly DuckDBConnection connection = new("DataSource=:memory:;autoinstall_known_extensions=false;autoload_known_extensions=false;threads=1");

    public DuckTable(string folder)
    {
        connection.Open();
        foreach (var file in Directory.GetFiles(folder, "*.parquet"))
            _ = Rows($"create view {Path.GetFileNameWithoutExtension(file)} as select * from read_parquet('{file}')");
    }

    public List<object?[]> Rows(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        return rows;
    }

    public object? One(string sql) => Rows(sql)[0][0];

    /// <summary>Names and types of a table's columns, in order.</summary>
    public List<(string Name, string Type)> Columns(string table) => [.. Rows($"describe {table}").Select(row => ((string)row[0]!, (string)row[1]!))];

    public void Dispose() => connection.Dispose();
}
