using System.Security.Cryptography;
using System.Text.Json;
using Scoring.Data.Runs;
using Scoring.Data.Tests.Bundles;
using Scoring.Data.Tests.Results;
using Scoring.Findings;

namespace Scoring.Data.Tests.Runs;

public sealed class SuiteRunTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public SuiteRunTests()
    {
        Directory.CreateDirectory(folder["suite"]);
        File.WriteAllText(folder["panel.csv"], "unit,year,a,b\nu,2020,1,9\nv,2020,2,5\nw,2020,3,1\nu,2021,4,9\nv,2021,2,5\nw,2021,3,\n");
        Scheme("one", """ "indicators": [ { "code": "a" } ], "framework": { "code": "index", "children": ["a"] }, "steps": { "grade": { "classes": [ { "code": "A", "from": 3 }, { "code": "B" } ] } } """);
        Scheme("two", """ "indicators": [ { "code": "b" } ], "framework": { "code": "index", "children": ["b"] }, "steps": { "grade": { "classes": [ { "code": "A", "from": 5 }, { "code": "B" } ] } } """);
        Scheme("three", """ "indicators": [ { "code": "a" }, { "code": "b" } ], "framework": { "code": "index", "children": ["a", "b"] }, "steps": { "normalise": "min-max", "adjust": { "items": [ { "code": "plus", "kind": "bonus", "points": "a" } ] } } """);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Panel_is_read_once_and_every_bundle_equals_the_schemes_own_run()
    {
        var reports = new List<string>();
        var outcome = SuiteRun.Execute(Request(folder["suite"], reports.Add));
        Assert.Equal(["one", "three", "two"], outcome.Schemes.Select(scheme => scheme.Id)); // by file name
        Assert.Equal(1, outcome.PanelReads);
        Assert.Single(reports, report => report.StartsWith("read ", StringComparison.Ordinal));
        foreach (var id in new[] { "one", "two", "three" })
        {
            var request = Run with { SchemeFile = Path.Combine(folder["suite"], id + ".scheme.json") };
            AnnualRun.Save(AnnualRun.Execute(request), folder["alone-" + id], request);
            foreach (var file in Directory.GetFiles(folder["alone-" + id]))
                Assert.Equal(Hash(file), Hash(Path.Combine(folder["out"], id, Path.GetFileName(file))));
        }
    }

    [Fact]
    public void Schemes_that_prepare_alike_share_steps_and_tables_and_still_equal_their_own_runs()
    {
        Directory.Delete(folder["suite"], recursive: true);
        Directory.CreateDirectory(folder["suite"]);
        File.WriteAllText(folder["gaps.csv"], "unit,year,a,b\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"u{i % 20:D2},{2020 + i / 20},{(i % 7 == 3 ? "" : i * 3 % 11)},{i * 5 % 13}\n")));
        const string Body = """ "indicators": [ { "code": "a" }, { "code": "b", "direction": "-" } ], "framework": { "code": "index", "children": [ { "code": "p", "weight": WEIGHT, "children": ["a"] }, { "code": "q", "weight": 2, "children": ["b"] } ] }, "steps": { "impute": "IMPUTE", "normalise": "NORMALISE" } """;
        (string Id, string Weight, string Impute, string Normalise)[] schemes =
            [("a", "1", "latest", "min-max"), ("b", "5", "latest", "min-max"), ("c", "5", "latest", "z-score"), ("d", "1", "mean", "z-score"), ("e", "7", "latest", "z-score"), ("f", "7", "none", "rank")];
        foreach (var (id, weight, impute, normalise) in schemes)
            Scheme(id, Body.Replace("WEIGHT", weight, StringComparison.Ordinal).Replace("IMPUTE", impute, StringComparison.Ordinal).Replace("NORMALISE", normalise, StringComparison.Ordinal));
        foreach (var threads in new[] { 1, 3 })
        {
            var run = Run with { Panel = [folder["gaps.csv"]], Threads = threads, Years = [2021, 2022] };
            var outcome = SuiteRun.Execute(new SuiteRequest { Suite = folder["suite"], Directory = folder["out"], Run = run });
            Assert.Equal(1, outcome.PanelReads);
            foreach (var scheme in outcome.Schemes)
            {
                var request = run with { SchemeFile = Path.Combine(folder["suite"], scheme.Id + ".scheme.json") };
                var alone = AnnualRun.Save(AnnualRun.Execute(request), folder["alone-" + scheme.Id], request);
                Assert.Equal(alone.Findings.Select(finding => finding.ToString()), scheme.Findings.Select(finding => finding.ToString()));
                foreach (var file in Directory.GetFiles(folder["alone-" + scheme.Id]))
                    Assert.Equal(Hash(file), Hash(Path.Combine(folder["out"], scheme.Id, Path.GetFileName(file))));
            }
        }
    }

    [Fact]
    public void Cross_table_alone_is_the_same_and_nothing_else_is_written()
    {
        var whole = SuiteRun.Execute(Request(folder["suite"]));
        var alone = SuiteRun.Execute(Request(folder["suite"]) with { Directory = folder["cross"], WritesRuns = false });
        Assert.Equal(["cross_table.csv", "cross_table.parquet"], Directory.EnumerateFileSystemEntries(folder["cross"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(whole.Outputs.Select(file => file.Sha256), alone.Outputs.Select(file => file.Sha256));
    }

    [Fact]
    public void A_run_that_cannot_be_written_stops_the_suite()
    {
        Directory.CreateDirectory(folder["out"]);
        File.WriteAllText(Path.Combine(folder["out"], "two"), "in the way");
        Assert.Contains(Assert.Throws<ScoringException>(() => SuiteRun.Execute(Request(folder["suite"]))).Faults, fault => fault.Kind == FindingKinds.OutNotARun);
        Assert.False(Directory.Exists(Path.Combine(folder["out"], "one")));
    }

    [Fact]
    public void Cross_table_keeps_its_contract()
    {
        SuiteRun.Execute(Request(folder["suite"]));
        using var contract = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Folder, "data-schemas", "cross_table.schema.json")));
        var fields = contract.RootElement.GetProperty("fields").EnumerateArray().ToList();
        var fixedFields = fields.Where(field => !field.TryGetProperty("repeats", out _)).ToList();
        var repeated = fields.Where(field => field.TryGetProperty("repeats", out _)).ToList();
        var expected = fixedFields.Select(field => (Name(field), Type(field))).Concat(new[] { "one", "three", "two" }
            .SelectMany(id => repeated.Select(field => (Name(field).Replace("*", id, StringComparison.Ordinal), Type(field)))));
        using var duck = new DuckTable(folder["out"]);
        Assert.Equal(expected, duck.Columns("cross_table"));
        Assert.Equal(0L, duck.One("select count(*) from cross_table where year is null or unit is null or classes_differ is null or best_rank < 1 or worst_rank < best_rank or rank_range <> worst_rank - best_rank"));
        Assert.Equal(0L, duck.One("select count(*) from (select year, unit from cross_table group by all having count(*) > 1)"));

        static string Name(JsonElement field) => field.GetProperty("name").GetString()!;
        static string Type(JsonElement field) => field.GetProperty("storage").GetString() switch { "int32" => "INTEGER", "double" => "DOUBLE", "boolean" => "BOOLEAN", _ => "VARCHAR" };
    }

    [Fact]
    public void Cross_table_holds_score_rank_and_class_under_every_scheme_and_where_they_disagree()
    {
        var outcome = SuiteRun.Execute(Request(folder["suite"]));
        var row = outcome.Cross.Single(row => row is { Year: 2020, Unit: "u" });
        // One ranks u last, two first; three has (0 + 100)/2 + 1, as v and w have (33.3 + 50)/2 + 2 and (66.7 + 0)/2 + 3.
        Assert.Equal([1.0, 51.0, 9.0], row.Scores);
        Assert.Equal([3.0, 1.0, 1.0], row.Ranks);
        Assert.Equal(["B", null, "A"], row.Classes.Select(placed => placed?.En));
        Assert.Equal((1.0, 3.0, 2.0, true), (row.Best, row.Worst, row.Range, row.ClassesDiffer));
        var gone = outcome.Cross.Single(row => row is { Year: 2021, Unit: "w" });
        Assert.Equal(double.NaN, gone.Ranks[2]);
        using var duck = new DuckTable(folder["out"]);
        Assert.Equal(["year", "unit", "best_rank", "worst_rank", "rank_range", "classes_differ", "score_one", "rank_one", "class_one"], duck.Columns("cross_table").Take(9).Select(column => column.Item1));
        Assert.StartsWith("年份,单位代码,名称,\"one 得分\"", File.ReadLines(Path.Combine(folder["out"], "cross_table.csv")).First().TrimStart('\uFEFF'), StringComparison.Ordinal);
    }

    [Fact]
    public void Suite_file_keeps_its_order_and_schemes_that_read_differently_share_what_they_can()
    {
        Scheme("four", """ "panel": { "missing": [9] }, "indicators": [ { "code": "b" } ], "framework": { "code": "index", "children": ["b"] } """);
        File.WriteAllText(folder["suite.json"], """{ "schemes": [ "suite/two.scheme.json", "suite/four.scheme.json", "suite/one.scheme.json" ] }""");
        var outcome = SuiteRun.Execute(Request(folder["suite.json"]));
        Assert.Equal(["two", "four", "one"], outcome.Schemes.Select(scheme => scheme.Id));
        Assert.Equal(2, outcome.PanelReads);
        Assert.Equal([9.0, double.NaN, 1.0], outcome.Cross.Single(row => row is { Year: 2020, Unit: "u" }).Scores);
    }

    [Fact]
    public void Faults_of_all_schemes_are_told_before_anything_is_written()
    {
        Scheme("bad", """ "indicators": [ { "code": "a" } ], "framework": { "code": "index", "children": ["x"] } """);
        File.Copy(Path.Combine(folder["suite"], "one.scheme.json"), Path.Combine(folder["suite"], "twice.scheme.json"));
        var faults = Assert.Throws<ScoringException>(() => SuiteRun.Execute(Request(folder["suite"]))).Faults;
        Assert.Contains(faults, fault => fault.File!.EndsWith("bad.scheme.json", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.File!.EndsWith("twice.scheme.json", StringComparison.Ordinal) && fault.Found == "one");
        Assert.False(Directory.Exists(folder["out"]));
        Directory.CreateDirectory(folder["empty"]);
        Assert.Throws<ScoringException>(() => SuiteRun.Execute(Request(folder["empty"])));
    }

    void Scheme(string id, string rest) => File.WriteAllText(Path.Combine(folder["suite"], id + ".scheme.json"), $$"""{ "id": "{{id}}", "version": "1", {{rest}} }""");

    RunRequest Run => new() { SchemeFile = "", Panel = [folder["panel.csv"]], Threads = 1 };

    SuiteRequest Request(string suite, Action<string>? progress = null) => new() { Suite = suite, Directory = folder["out"], Run = Run with { Progress = progress ?? (_ => { }) } };

    static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
}
