using System.Text.Json;
using Scoring.Data.Bundles;
using Scoring.Data.Results;
using Scoring.Data.Runs;
using Scoring.Data.Tests.Bundles;
using Scoring.Data.Tests.Results;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Targeting;

namespace Scoring.Data.Tests.Runs;

/// <summary>Targets from a run's folder: the evaluation comes out again to the bit, and the table of all units keeps its contract.</summary>
public sealed class TargetRunTests : IDisposable
{
    const string Prepared = """
        { "id": "x", "version": "1",
          "indicators": [{ "code": "p" }, { "code": "q", "direction": "-" }, { "code": "r" }],
          "framework": { "code": "index", "children": ["p", "q", "r"] },
          "steps": [ { "derive": {} }, { "impute": { "method": "mean" } }, { "treat": { "max_points": 4, "overrides": { "r": { "method": "log-ct", "force": true } } } }, { "normalise": "min-max" }, { "aggregate": "arithmetic" } ] }
        """;

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static Panel Panel()
    {
        const int Units = 50;
        var roster = new Roster(Enumerable.Range(0, Units).Select(unit => new RosterEntry($"{unit:000}")));
        string[] codes = ["p", "q", "r"];
        var columns = codes.Select((_, code) => Enumerable.Range(0, 2).Select(year => new Column([.. Enumerable.Range(0, Units).Select(unit =>
            (unit * 7 + code + year) % 17 == 0 ? double.NaN : (unit * 13 + code * 5 + year) % 50 + 1 + (unit % 20 == 3 ? 300.0 * (unit + 1) : 0))])).ToArray());
        return new Panel(roster, [2023, 2024], codes, [.. columns], [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Repeat(true, Units).ToArray())]);
    }

    Evaluation Write(string json, Dictionary<string, string>? options = null)
    {
        var scheme = SchemeReader.Read(json);
        var evaluation = Evaluator.Run(scheme, Panel());
        BundleWriter.Write(Requests.For(evaluation, folder["run"]) with { Contributions = null, SchemeJson = SchemeWriter.Write(scheme), Options = options ?? [] });
        return evaluation;
    }

    [Fact]
    public void Imputed_cells_are_emptied_and_treated_ones_put_back()
    {
        var evaluation = Write(Prepared);
        Assert.NotEmpty(evaluation.Treated);
        var source = TargetRun.Read(folder["run"]);
        Assert.Empty(source.Findings);
        Assert.False(source.IsFrozen);
        for (var variable = 0; variable < 3; variable++)
            for (var year = 0; year < 2; year++)
            {
                Assert.Equal(evaluation.Indicators[variable, year].Values, source.Evaluation.Indicators[variable, year].Values);
                Assert.Equal(evaluation.Normalised[variable, year].Values, source.Evaluation.Normalised[variable, year].Values);
            }
        // Imputation by the mean and treatment reach everybody: the value is confirmed by whole runs.
        var target = TargetAnswer.Of(source, "010", null, new TargetInquiry { Aim = TargetAim.Up(2), Indicators = ["p"] }).Targets.Single().Target;
        var changed = Panel().Map((variable, year, column) => variable != 0 || year != 1 ? column : new Column([.. column.Values.Select((value, unit) => unit == 10 ? target.To : value)]));
        Assert.Equal(target.Rank, Evaluator.Run(SchemeReader.Read(Prepared), changed).Index.Years[1].Ranks[10]);
        var all = TargetRun.ForAll(source, TargetAim.Up(2), new TargetOptions { Indicators = ["q"] });
        Assert.Contains(all.Findings, finding => finding.Kind == FindingKinds.TargetByRuns && finding.Variable == "q");
    }

    [Fact]
    public void Frozen_run_keeps_its_parameters()
    {
        var evaluation = Write(Prepared);
        var source = TargetRun.Read(folder["run"], frozen: true);
        Assert.True(source.IsFrozen);
        Assert.Equal(evaluation.Index.Years[1].Scores, source.Evaluation.Index.Years[1].Scores);
    }

    [Fact]
    public void Run_with_parameters_of_another_is_frozen()
    {
        Write(Prepared, new Dictionary<string, string> { ["parameters"] = "earlier" });
        Assert.True(TargetRun.Read(folder["run"]).IsFrozen);
    }

    [Fact]
    public void Raw_variables_in_conditions_cannot_be_worked_with()
    {
        var scheme = SchemeReader.Read("""
            { "id": "x", "version": "1", "indicators": [{ "code": "p" }, { "code": "s", "value": "q / r" }],
              "framework": { "code": "index", "children": ["p", "s"] },
              "steps": { "normalise": { "method": "z-score", "clip": 1, "when": "r < 20" } } }
            """);
        var evaluation = Evaluator.Run(scheme, Panel());
        BundleWriter.Write(Requests.For(evaluation, folder["run"]) with { Contributions = null, SchemeJson = SchemeWriter.Write(scheme), Options = new Dictionary<string, string>() });
        var faults = Assert.Throws<ScoringException>(() => TargetRun.Read(folder["run"])).Faults;
        Assert.Equal(FindingKinds.TargetNotRepeatable, faults[0].Kind);
        Assert.Contains(faults, fault => fault.Kind == FindingKinds.ConditionUnknown && fault.Found == "r");
    }

    [Fact]
    public void Table_keeps_its_contract_and_csv_says_the_same()
    {
        Write(Prepared);
        var targets = TargetRun.ForAll(TargetRun.Read(folder["run"], frozen: true), TargetAim.ToRank(10), new TargetOptions { Indicators = ["p", "q"] });
        TargetRun.Save(targets, Path.Combine(folder["out"], "targets.parquet"));
        TargetRun.Save(targets, Path.Combine(folder["out"], "targets.csv"));
        using var duck = new DuckTable(folder["out"]);
        using var contract = JsonDocument.Parse(File.ReadAllText(ContractTests.PathOf("targets")));
        var fields = contract.RootElement.GetProperty("fields").EnumerateArray().ToList();
        Assert.Equal(fields.Select(field => field.GetProperty("name").GetString()), duck.Columns("targets").Select(column => column.Item1));
        foreach (var field in fields.Where(field => field.TryGetProperty("constraints", out var rules) && rules.TryGetProperty("required", out _)))
            Assert.Equal(0L, duck.One($"select count(*) from targets where \"{field.GetProperty("name").GetString()}\" is null"));
        Assert.Equal(0L, duck.One("select count(*) from targets where outcome not in ('reached', 'out-of-reach', 'met')"));
        Assert.Equal(0L, duck.One("select count(*) from (select unit, indicator from targets group by all having count(*) > 1)"));
        var lines = File.ReadAllLines(Path.Combine(folder["out"], "targets.csv"));
        Assert.Equal((long)lines.Length - 1, duck.One("select count(*) from targets"));
        Assert.Equal((long)TargetRows.Of(targets).Count(row => row.Cell.Outcome == TargetOutcome.Reached), duck.One("select count(*) from targets where outcome = 'reached'"));
        var first = TargetRows.Of(targets)[0];
        Assert.StartsWith($"2024,{first.Unit},{first.Unit},{first.Unit},\"rank 10\",1,{first.Indicator},", lines[1], StringComparison.Ordinal);
    }
}
