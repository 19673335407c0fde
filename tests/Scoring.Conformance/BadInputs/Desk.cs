using System.Globalization;
using System.Security.Cryptography;
using DuckDB.NET.Data;
using Scoring.Cli;

namespace Scoring.Conformance.BadInputs;

/// <summary>What a command line came to.</summary>
sealed record Outcome(int ExitCode, string Output, string Error);

/// <summary>A folder of its own with a scheme and a panel that work, for a test to spoil; deleted with the test.</summary>
sealed class Desk : IDisposable
{
    /// <summary>Four units, three years, three variables.</summary>
    public const string Panel =
        """
        unit,year,gdp,rd,jobs
        A,2020,100,2,50
        B,2020,200,3,40
        C,2020,150,1,70
        D,2020,120,4,60
        A,2021,110,2,51
        B,2021,210,4,42
        C,2021,160,2,71
        D,2021,130,4,61
        A,2022,120,3,52
        B,2022,220,4,43
        C,2022,170,2,75
        D,2022,140,5,62

        """;

    /// <summary>Two pillars with an indicator each.</summary>
    public const string Scheme =
        """
        {
          "id": "desk", "version": "1",
          "indicators": [
            { "code": "intensity", "unit": "%", "value": "rd / gdp * 100" },
            { "code": "strain", "direction": "-", "value": "jobs" }
          ],
          "framework": { "code": "index", "children": [
            { "code": "input", "weight": 60, "children": ["intensity"] },
            { "code": "work", "weight": 40, "children": ["strain"] } ] },
          "steps": { "normalise": { "method": "min-max", "range": [1, 100] }, "aggregate": "arithmetic" }
        }

        """;

    static readonly Lazy<Dictionary<string, byte[]>> EarlierRun = new(MakeEarlierRun);

    readonly string folder = Directory.CreateTempSubdirectory("scoring-desk-").FullName;

    public Desk()
    {
        Write("panel.csv", Panel);
        Write("scheme.json", Scheme);
    }

    /// <summary>The path of a file or folder on the desk.</summary>
    public string At(string name) => Path.Combine(folder, name);

    /// <summary>Writes a text file; folders are made.</summary>
    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), text);
    }

    /// <summary>Replaces the one place of a file where <paramref name="old"/> stands.</summary>
    public void Edit(string name, string old, string replacement)
    {
        var text = File.ReadAllText(At(name));
        Assert.True(text.Split(old).Length == 2, $"'{old}' does not stand in {name} once.");
        Write(name, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    /// <summary>Writes the rows of an SQL query as Parquet. The good panel is the view <c>panel</c>.</summary>
    public void Parquet(string name, string sql)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        Query($"create view panel as select * from read_csv('{At("panel.csv")}', header = true)", $"copy ({sql}) to '{At(name)}' (format parquet)");
    }

    /// <summary>Rows of an SQL query on the tables of the run in <c>out</c>, cells parted by <c> | </c>.</summary>
    public IReadOnlyList<string> Rows(string sql) => Query(sql.Replace("{out}", At("out"), StringComparison.Ordinal));

    /// <summary>Puts an earlier run of the good input in the folder <c>out</c>.</summary>
    public void PutEarlierRun()
    {
        Directory.CreateDirectory(At("out"));
        foreach (var (name, bytes) in EarlierRun.Value) File.WriteAllBytes(Path.Combine(At("out"), name), bytes);
    }

    /// <summary>Runs a command line in which <c>~/</c> stands for the desk.</summary>
    public Outcome Run(IEnumerable<string> arguments)
    {
        var output = new StringWriter(CultureInfo.InvariantCulture);
        var error = new StringWriter(CultureInfo.InvariantCulture);
        string[] line = [.. arguments.Select(argument => argument.Replace("~/", folder + "/", StringComparison.Ordinal))];
        var code = CommandLine.InvokeAsync(line, new Session(output, error)).GetAwaiter().GetResult();
        return new Outcome(code, output.ToString(), error.ToString());
    }

    /// <summary>Every file and folder on the desk with its SHA-256.</summary>
    public string Snapshot() => string.Join('\n', Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(path => $"{Path.GetRelativePath(folder, path)} {(File.Exists(path) && new FileInfo(path).LinkTarget is null ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))) : "")}"));

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);

    static List<string> Query(params string[] statements)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:;threads=1");
        connection.Open();
        using var command = connection.CreateCommand();
        foreach (var statement in statements[..^1])
        {
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
        command.CommandText = statements[^1];
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount)
                .Select(column => Convert.ToString(reader.IsDBNull(column) ? "null" : reader.GetValue(column), CultureInfo.InvariantCulture))));
        return rows;
    }

    static Dictionary<string, byte[]> MakeEarlierRun()
    {
        using var desk = new Desk();
        var outcome = desk.Run(["run", "~/scheme.json", "~/panel.csv", "--out", "~/out"]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return Directory.EnumerateFiles(desk.At("out")).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);
    }
}
