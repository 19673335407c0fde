using DuckDB.NET.Data;
using Scoring.Auditing;
using Scoring.Data.Runs;
using Scoring.Findings;

namespace Scoring.Data.Tests.Runs;

/// <summary>The audit from files to Parquet tables, read back by DuckDB, which also computes some of it anew.</summary>
public sealed class AuditRunTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("scoring-audits-").FullName;

    public AuditRunTests()
    {
        File.WriteAllText(At("scheme.json"),
            """
            { "id": "small", "version": "1", "indicators": [{ "code": "x" }, { "code": "y", "direction": "-" }, { "code": "z", "value": "x * y / size" }],
              "framework": { "code": "index", "children": [{ "code": "p", "children": ["x", "y"] }, { "code": "q", "children": ["z"] }] }, "steps": { "normalise": "min-max" } }
            """);
        var rows = Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"u{i:00},{2021 + i % 2},{i * 7 % 23},{i * 5 % 17 + i / 4},{100 + i * 11 % 31}"));
        File.WriteAllText(At("panel.csv"), "unit,year,x,y,size\n" + string.Join('\n', rows) + "\nu90,2022,,3,100\n");
    }

    RunRequest Request => new() { SchemeFile = At("scheme.json"), Panel = [At("panel.csv")], Years = [2021] };

    [Fact]
    public void Folder_has_a_file_per_table_and_DuckDB_finds_the_same_statistics()
    {
        var (audit, outcome) = AuditRun.Execute(Request);
        var files = AuditRun.Save(audit, At("out"));

        Assert.Equal([2022], audit.Years);
        Assert.Equal(audit.Tables.Select(table => ($"audit_{table.Name}.parquet", (long)table.Rows)), files.Select(file => (file.Name, file.Rows)));
        Assert.Equal(files.Select(file => file.Name).Order(StringComparer.Ordinal), Directory.GetFileSystemEntries(At("out")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.NotNull(outcome.Raw);
        var panel = $"(from '{At("panel.csv")}' where year = 2022)";
        foreach (var (column, sql) in new[] { ("mean", "avg(x)"), ("median", "median(x)"), ("sd", "stddev_samp(x)"), ("skewness", "skewness(x)"), ("kurtosis", "kurtosis(x)"), ("availability", "count(x) / count(*)") })
            Assert.Equal(0, Query($"select abs((select {sql} from {panel}) - (select {column} from '{At("out/audit_statistics.parquet")}' where indicator = 'x'))"), 9);
        var correlation = $"select pearson from '{At("out/audit_correlations.parquet")}' where first = 'x' and second = 'y'";
        Assert.Equal(0, Query($"select abs((select -corr(x, y) from {panel}) - ({correlation}))"), 9); // y is reversed
        Assert.Equal(0, Query($"select abs((select corr(x, size) from {panel}) - (select r from '{At("out/audit_denominators.parquet")}' where indicator = 'x'))"), 9);
    }

    [Fact]
    public void One_file_holds_every_cell()
    {
        var (audit, _) = AuditRun.Execute(Request, new AuditOptions { Pooled = true });
        var file = Assert.Single(AuditRun.Save(audit, At("audit.parquet")));

        Assert.Equal(audit.Tables.Sum(table => (long)table.Rows * table.Columns.Count), file.Rows);
        Assert.Equal(audit.Normalised[0].Mean, Query($"select number from '{At("audit.parquet")}' where \"table\" = 'normalised_statistics' and row = 1 and \"column\" = 'mean'"));
    }

    [Fact]
    public void Same_audit_gives_the_same_bytes_for_any_number_of_threads()
    {
        var one = AuditRun.Save(AuditRun.Execute(Request with { Threads = 1 }).Audit, At("one"));
        var many = AuditRun.Save(AuditRun.Execute(Request with { Threads = 3 }).Audit, At("many"));
        Assert.Equal(one, many);
        Assert.Equal(one, AuditRun.Save(AuditRun.Execute(Request).Audit, At("one"))); // in place of the first
    }

    [Fact]
    public void Folder_of_a_run_is_refused_and_left_as_it_was()
    {
        var request = Request;
        AnnualRun.Save(AnnualRun.Execute(request), At("run"), request);
        var before = Directory.GetFiles(At("run"));
        var audit = AuditRun.Execute(request).Audit;

        Assert.Equal(FindingKinds.BadArgument, Fault(() => AuditRun.Save(audit, At("run"))).Kind);
        Assert.Equal(FindingKinds.BadArgument, Fault(() => AuditRun.CheckTarget(At("run/audit.parquet"))).Kind);
        Assert.Equal(FindingKinds.OutUnwritable, Fault(() => AuditRun.CheckTarget(At("panel.csv"))).Kind);
        Assert.Equal(before, Directory.GetFiles(At("run")));
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);

    static Finding Fault(Action act) => Assert.Throws<ScoringException>(act).Faults.Single();

    string At(string name) => Path.Combine(folder, name);

    static double Query(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToDouble(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
