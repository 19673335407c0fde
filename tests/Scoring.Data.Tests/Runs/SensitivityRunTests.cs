using System.Text.Json;
using Scoring.Data.Bundles;
using Scoring.Data.Runs;
using Scoring.Data.Tests.Results;
using Scoring.Experiments.Sensitivity;
using Scoring.Findings;

namespace Scoring.Data.Tests.Runs;

/// <summary>A sensitivity analysis from files to a bundle: its table keeps its contract and is the same for any number of threads.</summary>
public sealed class SensitivityRunTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("scoring-sensitivity-").FullName;

    public SensitivityRunTests()
    {
        Write("scheme.json", """
            { "id": "small", "version": "1", "indicators": [{ "code": "x" }, { "code": "y", "direction": "-" }, { "code": "z" }],
              "framework": { "code": "index", "children": [{ "code": "p", "weight": 3, "children": ["x", "y"] }, { "indicator": "z", "weight": 2 }] },
              "steps": { "normalise": "min-max" } }
            """);
        Write("panel.csv", "unit,year,x,y,z\nA,2021,1,9,3\nB,2021,2,8,1\nC,2021,6,1,0\nA,2022,3,7,1\nB,2022,5,1,2\nC,2022,1,1,9\nD,2022,4,4,4\n");
    }

    SensitivityRequest Request => new()
    {
        Run = new RunRequest { SchemeFile = At("scheme.json"), Panel = [At("panel.csv")], Threads = 1 },
        Vary = ["normalise=rank", "normalise=z-score", "impute=mean"],
        Options = new() { Weights = VariedWeights.Noise, Design = new() { Rows = 64, Groups = 16 } },
    };

    [Fact]
    public void Table_keeps_its_contract_and_effects_sum_to_one()
    {
        SensitivityRun.Save(SensitivityRun.Execute(Request), At("out"), Request);

        using var duck = new DuckTable(At("out"));
        using var contract = JsonDocument.Parse(File.ReadAllText(Path.Combine(Scoring.Tests.Shared.SharedData.Repository, "data-schemas", "sensitivity.schema.json")));
        var fields = contract.RootElement.GetProperty("fields").EnumerateArray().ToList();
        Assert.Equal(fields.Select(field => field.GetProperty("name").GetString()!), duck.Columns("sensitivity").Select(column => column.Item1));
        foreach (var field in fields.Where(field => field.TryGetProperty("constraints", out _)))
            foreach (var rule in field.GetProperty("constraints").EnumerateObject())
                Assert.Equal(0L, duck.One($"select count(*) from sensitivity where {field.GetProperty("name")} " + (rule.Name == "required" ? "is null" : $"< {rule.Value}")));
        // One mean shift, and rank and score of four units, by four weights and two choices.
        Assert.Equal(9L * 6, duck.One("select count(*) from sensitivity"));
        Assert.Equal(9L * 6, duck.One("select count(*) from (select distinct output, unit, kind, node, input from sensitivity)"));
        Assert.Equal(0L, duck.One("select count(*) from (select sum(shapley) s from sensitivity where variance > 0 group by output, unit) where abs(s - 1) > 1e-9"));
        Assert.True((long)duck.One("select count(*) from sensitivity where output = 'rank' and variance > 0")! > 0);
        var options = BundleReader.Read(At("out")).Manifest.Options;
        Assert.Equal("nominal | normalise=rank | normalise=z-score", options["choice.normalise"]);
        Assert.Equal("noise 0.25", options["sensitivity.weights"]);
    }

    [Fact]
    public void Bytes_do_not_depend_on_threads_but_on_the_seed()
    {
        byte[] Bytes(string name, int threads, ulong seed)
        {
            var request = Request with { Run = Request.Run with { Threads = threads }, Options = Request.Options with { Design = Request.Options.Design with { Seed = seed } } };
            SensitivityRun.Save(SensitivityRun.Execute(request), At(name), request);
            return File.ReadAllBytes(Path.Combine(At(name), "sensitivity.parquet"));
        }

        var first = Bytes("a", 1, 1);
        Assert.Equal(first, Bytes("b", 2, 1));
        Assert.NotEqual(first, Bytes("c", 1, 2));
    }

    [Fact]
    public void Wrong_alternative_or_unknown_year_is_refused()
    {
        Assert.Contains(Assert.Throws<ScoringException>(() => SensitivityRun.Execute(Request with { Vary = ["normalise=no-such"] })).Faults, fault => fault.Kind == FindingKinds.SchemeUnknownMethod);
        Assert.Contains(Assert.Throws<ScoringException>(() => SensitivityRun.Execute(Request with { Options = new() { Year = 1990 } })).Faults, fault => fault.Kind == FindingKinds.YearNotInPanel);
    }

    string At(string name) => Path.Combine(folder, name);

    void Write(string name, string text) => File.WriteAllText(At(name), text);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
