using System.Text.Json;
using Scoring.Data.Bundles;
using Scoring.Data.Runs;
using Scoring.Data.Tests.Results;
using Scoring.Findings;

namespace Scoring.Data.Tests.Runs;

/// <summary>A comparison from files to a bundle: its tables keep their contracts and say what SQL over the places says.</summary>
public sealed class CompareRunTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("scoring-compare-").FullName;

    public CompareRunTests()
    {
        Write("scheme.json", """
            { "id": "small", "version": "1", "indicators": [{ "code": "x" }, { "code": "y", "direction": "-" }, { "code": "z" }],
              "framework": { "code": "index", "children": [{ "code": "p", "weight": 3, "children": ["x", "y"] }, { "code": "q", "children": ["z"] }] },
              "steps": { "screen": { "min_availability": 0.6 }, "impute": "mean", "normalise": "min-max" } }
            """);
        Write("panel.csv", "unit,year,x,y,z,area\nA,2021,1,9,3,1\nB,2021,2,8,,2\nC,2021,6,1,0,2\nD,2021,,,5,2\nA,2022,3,7,1,1\nB,2022,5,1,2,2\nC,2022,1,1,9,2\n");
        Write("variants.json", """{ "variants": [{ "name": "per area", "indicators": [{ "code": "x", "value": "x / area" }] }], "leave_one_out": "all" }""");
    }

    CompareRequest Request => new()
    {
        Run = new RunRequest { SchemeFile = At("scheme.json"), Panel = [At("panel.csv")], Threads = 1 },
        Vary = ["aggregate=geometric", "weight=equal", "screen=null"],
        VariantFiles = [At("variants.json")],
        Trends = true,
    };

    [Fact]
    public void Tables_keep_their_contracts()
    {
        CompareRun.Save(CompareRun.Execute(Request), At("out"), Request);
        using var duck = new DuckTable(At("out"));
        foreach (var name in new[] { "comparison", "comparison_ranks", "trends" })
        {
            using var contract = JsonDocument.Parse(File.ReadAllText(Path.Combine(Scoring.Tests.Shared.SharedData.Repository, "data-schemas", name + ".schema.json")));
            var fields = contract.RootElement.GetProperty("fields").EnumerateArray().ToList();
            Assert.Equal(fields.Select(field => (field.GetProperty("name").GetString()!, Duck(field.GetProperty("storage").GetString()!))), duck.Columns(name));
            foreach (var field in fields.Where(field => field.TryGetProperty("constraints", out _)))
                foreach (var rule in field.GetProperty("constraints").EnumerateObject())
                    Assert.Equal(0L, duck.One($"select count(*) from {name} where " + rule.Name switch
                    {
                        "required" => $"{field.GetProperty("name")} is null",
                        "minimum" => $"{field.GetProperty("name")} < {rule.Value}",
                        _ => $"{field.GetProperty("name")} > {rule.Value}",
                    }));
            var key = string.Join(", ", contract.RootElement.GetProperty("primaryKey").EnumerateArray());
            Assert.Equal(0L, duck.One($"select count(*) from (select {key} from {name} group by all having count(*) > 1)"));
            Assert.True((long)duck.One($"select count(*) from {name}")! > 0);
        }
    }

    [Fact]
    public void Shifts_and_counts_are_what_the_places_give()
    {
        CompareRun.Save(CompareRun.Execute(Request), At("out"), Request);
        using var duck = new DuckTable(At("out"));
        const string agreement = """
            select c.variant, c.year from comparison c join (
              select v.year, v.variant, avg(abs(n.rank - v.rank)) mean, max(abs(n.rank - v.rank)) largest, count(n.rank - v.rank) common,
                     count(*) filter (n.rank = v.rank) same, count(*) filter (n.rank is not null and v.rank is null) lost, count(*) filter (n.rank is null and v.rank is not null) gained
              from comparison_ranks v join comparison_ranks n on n.variant = 'nominal' and n.unit = v.unit and n.year = v.year where v.variant <> 'nominal' group by all) s
            on s.year = c.year and s.variant = c.variant
            where abs(c.mean_shift - s.mean) > 1e-12 or c.max_shift <> s.largest or c.common <> s.common or c.same <> s.same or c.lost <> s.lost or c.gained <> s.gained
            """;
        Assert.Empty(duck.Rows(agreement));
        Assert.Equal(0L, duck.One("select count(*) from comparison_ranks v join comparison_ranks n on n.variant = 'nominal' and n.unit = v.unit and n.year = v.year where v.variant <> 'nominal' and v.shift is distinct from n.rank - v.rank"));
        Assert.Equal(0L, duck.One("select count(*) from comparison_ranks c join scores s on c.variant = 'nominal' and s.node = 'index' and s.unit = c.unit and s.year = c.year where s.rank is distinct from c.rank or s.score is distinct from c.score"));
        // The geometric mean meets the zeros of min-max and is left out; every other variant has a row per year.
        Assert.Equal(["per area", "screen=null", "weight=equal", "without p", "without q", "without x", "without y", "without z"],
            duck.Rows("select distinct variant from comparison order by 1").Select(row => (string)row[0]!));
        Assert.Equal(1L, duck.One("select count(*) from findings where code = 'variant-impossible' and file = 'aggregate=geometric'"));
        Assert.Equal(1L, Convert.ToInt64(duck.One("select gained from comparison where variant = 'screen=null' and year = 2021"), null));
    }

    [Fact]
    public void Variant_may_need_variables_that_the_scheme_does_not()
    {
        var outcome = CompareRun.Execute(Request);
        var variant = outcome.Comparison.Variants.Single(variant => variant.Variant.Name == "per area");
        Assert.Equal(["area", "x", "y", "z"], variant.Scheme!.NeededVariables);
        Assert.Equal(["x", "y", "z"], outcome.Comparison.Nominal.Scheme.NeededVariables);
        Assert.Equal(["panel.csv", "scheme.json", "variants.json"], outcome.Inputs.Select(input => input.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Bundle_is_a_run_with_more_tables_and_the_same_bytes_for_any_number_of_threads()
    {
        CompareRun.Save(CompareRun.Execute(Request), At("one"), Request);
        var many = Request with { Run = Request.Run with { Threads = 3 } };
        CompareRun.Save(CompareRun.Execute(many), At("many"), many);
        foreach (var file in Directory.GetFiles(At("one")))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(At("many"), Path.GetFileName(file))));

        var bundle = BundleReader.Read(At("one"));
        Assert.Equal("""{"weight": "equal"}""", bundle.Manifest.Options["variant.weight=equal"]);
        Assert.Equal("index", bundle.Manifest.Options["compare.node"]);
        var run = Request.Run;
        AnnualRun.Save(AnnualRun.Execute(run), At("one"), run); // a run may take its place
        Assert.False(File.Exists(Path.Combine(At("one"), "comparison.parquet")));
    }

    [Fact]
    public void Comparison_without_variants_or_with_a_file_that_is_not_there_is_refused()
    {
        Assert.Equal(FindingKinds.BadArgument, Fault(Request with { Vary = [], VariantFiles = [] }).Kind);
        Assert.Equal(FindingKinds.NoInputFile, Fault(Request with { VariantFiles = [At("none.json")] }).Kind);
        Assert.Equal(FindingKinds.VariantNameTaken, Fault(Request with { Vary = ["without x:drop=x"] }).Kind);

        static Finding Fault(CompareRequest request) => Assert.Throws<ScoringException>(() => CompareRun.Execute(request)).Faults[0];
    }

    static string Duck(string storage) => storage switch
    {
        "int32" => "INTEGER",
        "int64" => "BIGINT",
        "double" => "DOUBLE",
        _ => "VARCHAR",
    };

    string At(string name) => Path.Combine(folder, name);

    void Write(string name, string text) => File.WriteAllText(At(name), text);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
