using System.Globalization;
using System.Text.Json;
using Scoring.Data.Runs;
using Scoring.Data.Tests.Results;

namespace Scoring.Data.Tests.Runs;

/// <summary>A what-if experiment from files to tables: contracts, and the places that runs of reweighted schemes give.</summary>
public sealed class WhatIfRunTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("scoring-whatif-").FullName;

    public WhatIfRunTests()
    {
        Scheme("scheme.json", 3, 1);
        Scheme("other.json", 0.5, 4);
        var panel = new StringWriter(CultureInfo.InvariantCulture);
        panel.Write("unit,year,x,y,z\n");
        for (var unit = 0; unit < 30; unit++)
            panel.Write(string.Create(CultureInfo.InvariantCulture, $"U{unit:00},2024,{unit * 7 % 31},{(unit % 7 == 4 ? "" : unit * 11 % 29)},{unit * 3 % 23 + unit}\n"));
        File.WriteAllText(At("panel.csv"), panel.ToString());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    WhatIfRequest Request => new()
    {
        Run = new RunRequest { SchemeFile = At("scheme.json"), Panel = [At("panel.csv")], Threads = 1 },
        Weights = ["p=0.5", "x=4", "same:p=3"],
    };

    [Fact]
    public void Tables_hold_the_bits_of_runs_with_these_weights()
    {
        WhatIfRun.Save(WhatIfRun.Execute(Request).WhatIf, At("out"));
        using var duck = new DuckTable(At("out"));
        var run = Request.Run;
        foreach (var (variant, file) in new[] { ("nominal", "scheme.json"), ("what-if", "other.json"), ("same", "scheme.json") })
        {
            var outcome = AnnualRun.Execute(run with { SchemeFile = At(file) });
            AnnualRun.Save(outcome, At("run-" + variant), run);
            using var scores = new DuckTable(At("run-" + variant));
            Assert.Equal(
                scores.Rows("select unit, score, rank from scores where node = 'index' and rank is not null order by unit"),
                duck.Rows($"select unit, score, rank from whatif_ranks where variant = '{variant}' order by unit"));
        }
        Assert.Empty(duck.Rows("""
            select w.variant from whatif w join (select v.variant, avg(abs(n.rank - v.rank)) mean, count(*) filter (n.rank = v.rank) same
              from whatif_ranks v join whatif_ranks n on n.variant = 'nominal' and n.unit = v.unit where v.variant <> 'nominal' group by all) s on s.variant = w.variant
            where abs(w.mean_shift - s.mean) > 1e-12 or w.same <> s.same
            """));
        Assert.Null(duck.One("select \"from\" from whatif where variant = 'same'"));
    }

    [Theory]
    [InlineData("whatif")]
    [InlineData("whatif_ranks")]
    public void Tables_keep_their_contracts(string name)
    {
        WhatIfRun.Save(WhatIfRun.Execute(Request).WhatIf, At("out"));
        using var duck = new DuckTable(At("out"));
        using var contract = JsonDocument.Parse(File.ReadAllText(Path.Combine(Scoring.Tests.Shared.SharedData.Repository, "data-schemas", name + ".schema.json")));
        var fields = contract.RootElement.GetProperty("fields").EnumerateArray().ToList();
        Assert.Equal(
            fields.Select(field => (field.GetProperty("name").GetString()!, field.GetProperty("storage").GetString() switch { "int32" => "INTEGER", "double" => "DOUBLE", _ => "VARCHAR" })),
            duck.Columns(name));
        foreach (var field in fields.Where(field => field.TryGetProperty("constraints", out var rules) && rules.TryGetProperty("required", out _)))
            Assert.Equal(0L, duck.One($"select count(*) from {name} where \"{field.GetProperty("name")}\" is null"));
        var key = string.Join(", ", contract.RootElement.GetProperty("primaryKey").EnumerateArray());
        Assert.Equal(0L, duck.One($"select count(*) from (select {key} from {name} group by all having count(*) > 1)"));
    }

    [Fact]
    public void Same_experiment_gives_the_same_bytes_for_any_number_of_threads()
    {
        WhatIfRun.Save(WhatIfRun.Execute(Request).WhatIf, At("one"));
        WhatIfRun.Save(WhatIfRun.Execute(Request with { Run = Request.Run with { Threads = 3 } }).WhatIf, At("three"));
        foreach (var name in new[] { "whatif.parquet", "whatif_ranks.parquet" }) Assert.Equal(File.ReadAllBytes(At("one", name)), File.ReadAllBytes(At("three", name)));
    }

    void Scheme(string file, double pillar, double leaf) => File.WriteAllText(At(file), string.Create(CultureInfo.InvariantCulture, $$"""
        { "id": "small", "version": "1", "indicators": [{ "code": "x" }, { "code": "y", "direction": "-" }, { "code": "z" }],
          "framework": { "code": "index", "children": [{ "code": "p", "weight": {{pillar}}, "children": [{ "indicator": "x", "weight": {{leaf}} }, "y"] }, { "code": "q", "weight": 2, "children": ["z"] }] },
          "steps": { "normalise": "min-max" } }
        """));

    string At(params string[] names) => Path.Combine([folder, .. names]);
}
