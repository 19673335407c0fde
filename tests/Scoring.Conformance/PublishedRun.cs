using System.Globalization;
using DuckDB.NET.Data;
using Scoring.Cli;
using Scoring.Tests.Shared;

namespace Scoring.Conformance;

/// <summary>
/// One run of the command <c>scoring run</c> on a published panel, and SQL over its result tables beside the published ones.
/// The tables are read by DuckDB, so nothing of ours stands between the files and the comparison.
/// </summary>
sealed class PublishedRun : IDisposable
{
    readonly DuckDBConnection connection = new("DataSource=:memory:");
    readonly string folder = Directory.CreateTempSubdirectory("scoring-conformance-").FullName;

    /// <summary>Runs a scheme of this project on files under the shared folder.</summary>
    /// <param name="scheme">Name of the scheme file without its ending; a whole path for one that a test wrote.</param>
    /// <param name="panel">The panel, relative to the shared folder; a whole path for one that a test wrote.</param>
    /// <param name="options">Further options of the command.</param>
    public PublishedRun(string scheme, string panel, params string[] options)
    {
        var output = new StringWriter(CultureInfo.InvariantCulture);
        var error = new StringWriter(CultureInfo.InvariantCulture);
        string[] arguments =
        [
            "run", Path.Combine(AppContext.BaseDirectory, "Schemes", scheme + ".scheme.json"), SharedData.File(panel), "--out", Folder, .. options,
        ];
        ExitCode = CommandLine.InvokeAsync(arguments, new Session(output, error)).GetAwaiter().GetResult();
        Output = output.ToString();
        Error = error.ToString();
        Assert.True(ExitCode == 0, $"scoring {string.Join(' ', arguments)}\n{Error}");
        connection.Open();
        foreach (var table in new[] { "scores", "normalised", "normalised_status", "contributions", "findings", "units", "treated" })
            if (File.Exists(Path.Combine(Folder, table + ".parquet"))) Execute($"create view {table} as select * from read_parquet('{Path.Combine(Folder, table + ".parquet")}')");
    }

    /// <summary>The bundle's folder.</summary>
    public string Folder => Path.Combine(folder, "run");

    /// <summary>The command's exit code.</summary>
    public int ExitCode { get; }

    /// <summary>What it printed on standard output.</summary>
    public string Output { get; }

    /// <summary>What it printed on standard error.</summary>
    public string Error { get; }

    /// <summary>Makes further tables of the bundle known to SQL under their names.</summary>
    public void View(params string[] tables)
    {
        foreach (var table in tables) Execute($"create view {table} as select * from read_parquet('{Path.Combine(Folder, table + ".parquet")}')");
    }

    /// <summary>Makes a published table known to SQL under a name.</summary>
    public void Publish(string name, string file, string encoding = "utf-8") =>
        Execute(file.EndsWith(".csv", StringComparison.Ordinal)
            ? $"create view {name} as select * from read_csv('{SharedData.File(file)}', header = true, encoding = '{encoding}')"
            : $"create view {name} as select * from read_parquet('{SharedData.File(file)}')");

    /// <summary>Makes the result of a query known to SQL under a name.</summary>
    public void Define(string name, string query) => Execute($"create table {name} as {query}");

    /// <summary>Makes the scores of another run known to SQL under a name.</summary>
    public void Beside(string name, PublishedRun other) =>
        Define(name, $"select * from read_parquet('{Path.Combine(other.Folder, "scores.parquet")}')");

    /// <summary>The first cell of the first row.</summary>
    public long Count(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>All rows as text, cells parted by <c> | </c>.</summary>
    public IReadOnlyList<string> Rows(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount)
                .Select(column => Convert.ToString(reader.IsDBNull(column) ? "null" : reader.GetValue(column), CultureInfo.InvariantCulture))));
        return rows;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        connection.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
