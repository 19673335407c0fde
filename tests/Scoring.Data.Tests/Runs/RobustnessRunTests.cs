using System.Globalization;
using System.Text.Json;
using NJsonSchema;
using Scoring.Data.Bundles;
using Scoring.Data.Runs;
using Scoring.Data.Tests.Results;
using Scoring.Experiments.Draws;
using Scoring.Experiments.Plans;
using Scoring.Experiments.Robustness;
using Scoring.Findings;

namespace Scoring.Data.Tests.Runs;

/// <summary>Analyses of robustness from files to a folder: contracts, counts against draws ranked one by one, parts and what becomes of them.</summary>
public sealed class RobustnessRunTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("scoring-robustness-").FullName;

    public RobustnessRunTests()
    {
        Write("scheme.json", """
            { "id": "small", "version": "1", "indicators": [{ "code": "x" }, { "code": "y", "direction": "-" }, { "code": "z" }],
              "framework": { "code": "index", "children": [{ "code": "p", "weight": 3, "children": ["x", "y"] }, { "code": "q", "weight": 2, "children": ["z"] }] },
              "steps": { "normalise": "min-max", "grade": { "classes": [ { "code": "good", "from": 0.6 }, { "code": "fair", "from": 0.4 }, { "code": "poor" } ] } } }
            """);
        var panel = new StringWriter(CultureInfo.InvariantCulture);
        panel.Write("unit,year,x,y,z\n");
        for (var unit = 0; unit < 20; unit++)
            panel.Write(string.Create(CultureInfo.InvariantCulture, $"U{unit:00},2024,{unit * 7 % 20 + 1},{(unit == 4 ? "" : unit * 11 % 20)},{unit * 3 % 20 + unit}\n"));
        Write("panel.csv", panel.ToString());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    RobustnessRequest Request => new()
    {
        Run = new RunRequest { SchemeFile = At("scheme.json"), Panel = [At("panel.csv")], Threads = 1 },
        Draws = 96,
        Seed = 9,
        Vary = ["normalise=rank", "drop=y"],
        Best = [1, 4],
        Tiers = [("A", 3), ("B", 8)],
        Pairs = [("U01", "U02"), ("U03", "U04")],
    };

    [Fact]
    public async Task Tables_and_manifest_keep_their_contracts()
    {
        RobustnessFolder.Write(RobustnessRun.Execute(Request).Result, At("out"));
        using var duck = new DuckTable(At("out"));
        foreach (var name in new[] { "robustness", "acceptability", "grades", "pairs" })
        {
            using var contract = JsonDocument.Parse(File.ReadAllText(Contract(name)));
            var fields = contract.RootElement.GetProperty("fields").EnumerateArray().SelectMany(Repeated).ToList();
            Assert.Equal(fields.Select(field => (field.Name, Duck(field.Field.GetProperty("storage").GetString()!))).Order(), duck.Columns(name).Order());
            foreach (var (column, field) in fields.Where(field => field.Field.TryGetProperty("constraints", out _)))
                foreach (var rule in field.GetProperty("constraints").EnumerateObject())
                    Assert.Equal(0L, duck.One($"select count(*) from {name} where " + rule.Name switch
                    {
                        "required" => $"{column} is null",
                        "minimum" => $"{column} < {rule.Value}",
                        _ => $"{column} > {rule.Value}",
                    }));
            var key = string.Join(", ", contract.RootElement.GetProperty("primaryKey").EnumerateArray());
            Assert.Equal(0L, duck.One($"select count(*) from (select {key} from {name} group by all having count(*) > 1)"));
            Assert.True((long)duck.One($"select count(*) from {name}")! > 0);
        }
        var schema = await JsonSchema.FromFileAsync(Contract("robustness-manifest"));
        Assert.Empty(schema.Validate(await File.ReadAllTextAsync(At("out", "manifest.json"))));

        static IEnumerable<(string Name, JsonElement Field)> Repeated(JsonElement field)
        {
            var name = field.GetProperty("name").GetString()!;
            if (!field.TryGetProperty("repeats", out var repeats)) return [(name, field)];
            string[] each = repeats.GetString() switch { "best" => ["1", "4"], "tiers" => ["A", "B"], _ => ["good", "fair", "poor"] };
            return each.Select(one => (name.Replace("*", one, StringComparison.Ordinal), field));
        }
    }

    [Fact]
    public void Tables_say_what_draws_ranked_one_by_one_say()
    {
        var request = Request with { Vary = [] };
        RobustnessFolder.Write(RobustnessRun.Execute(request).Result, At("out"));
        var evaluation = AnnualRun.Execute(request.Run).Evaluation;
        var plan = ScoringPlan.Of(evaluation, 2024);
        var draws = new WeightDraws(plan, new DrawOptions { Seed = 9 });
        var ranks = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        var before = 0.0;
        for (var draw = 0; draw < 96; draw++)
        {
            var scores = plan.Scores(draws.Weights(draw));
            for (var unit = 0; unit < scores.Length; unit++)
            {
                var own = scores[unit];
                if (!ranks.TryGetValue(plan.Units[unit], out var list)) ranks[plan.Units[unit]] = list = [];
                list.Add(1 + scores.Count(other => other > own));
            }
            var (first, second) = (scores[plan.Units.ToList().IndexOf("U01")], scores[plan.Units.ToList().IndexOf("U02")]);
            before += first > second ? 1 : first == second ? 0.5 : 0;
        }

        using var duck = new DuckTable(At("out"));
        foreach (var row in duck.Rows("select unit, draws, mean, mean_error, sd, p5, median, p95, p_top_1, p_top_4, p_top_4_error, p_tier_A, p_tier_B from robustness order by unit"))
        {
            var own = ranks[(string)row[0]!];
            own.Sort();
            double mean = own.Average(), sd = Math.Sqrt(own.Sum(rank => (rank - mean) * (rank - mean)) / 95), top = own.Count(rank => rank <= 4) / 96.0;
            Assert.Equal(96L, row[1]);
            Assert.Equal(mean, (double)row[2]!, 1e-12);
            Assert.Equal(sd / Math.Sqrt(96), (double)row[3]!, 1e-12);
            Assert.Equal(sd, (double)row[4]!, 1e-12);
            Assert.Equal((own[4], own[47], own[91]), ((double)row[5]!, (double)row[6]!, (double)row[7]!)); // 4.8, 48 and 91.2 draws, rounded up
            Assert.Equal(own.Count(rank => rank <= 1) / 96.0, row[8]);
            Assert.Equal(top, row[9]);
            Assert.Equal(Math.Sqrt((top * 96 + 0.5) / 97 * (1 - (top * 96 + 0.5) / 97) / 96), (double)row[10]!, 1e-12);
            Assert.Equal(own.Count(rank => rank <= 3) / 96.0, row[11]);
            Assert.Equal(own.Count(rank => rank is > 3 and <= 8) / 96.0, row[12]);
            foreach (var place in own.GroupBy(rank => rank))
                Assert.Equal((long)place.Count(), duck.One($"select draws from acceptability where unit = '{row[0]}' and rank = {place.Key}"));
        }
        Assert.Equal(20L * 96, Convert.ToInt64(duck.One("select cast(sum(draws) as bigint) from acceptability"), CultureInfo.InvariantCulture));
        Assert.Equal(before / 96, duck.One("select p from pairs where first = 'U01'"));
        Assert.Equal(0L, duck.One("select count(*) from pairs where wins + losses + ties <> 96"));
        Assert.Empty(duck.Rows($"select unit from robustness where rank is null and score is not null"));
        foreach (var unit in plan.Units)
            Assert.Equal(evaluation.Index.Years[0].Ranks[evaluation.Roster.IndexOf(unit)], duck.One($"select rank from robustness where unit = '{unit}'"));
    }

    [Fact]
    public void Stopped_and_extended_analyses_have_the_bytes_of_one_run()
    {
        RobustnessFolder.Write(RobustnessRun.Execute(Request).Result, At("whole"));
        using var stop = new CancellationTokenSource();
        var part = RobustnessRun.Execute(Request with { Draws = 1_000_000, Drawn = (done, _) => { if (done > 0) stop.Cancel(); }, Stop = stop.Token });
        Assert.True(part.IsStopped);
        Assert.InRange(part.Result.Ranks.Draws, 1, part.Wanted - 1);

        RobustnessFolder.Write(RobustnessRun.Execute(Request with { Draws = 32 }).Result, At("part"));
        RobustnessFolder.Write(RobustnessRun.Execute(Request with { Extend = At("part") }).Result, At("longer"));
        AssertSame("whole", "longer");
        RobustnessFolder.Write(RobustnessRun.Execute(Request with { Shard = (2, 3) }).Result, At("middle"));
        RobustnessFolder.Write(RobustnessRun.Execute(Request with { Extend = At("middle") }).Result, At("filled"));
        AssertSame("whole", "filled");
        RobustnessFolder.Write(RobustnessRun.Execute(Request with { Extend = At("whole"), Draws = 16 }).Result, At("no-less"));
        AssertSame("whole", "no-less");
    }

    [Fact]
    public void Settled_analysis_has_the_bytes_of_one_with_as_many_draws()
    {
        var request = Request with { Vary = [], Draws = 50_000, Until = new SettledRule(1, 0.95) };
        var outcome = RobustnessRun.Execute(request);
        Assert.True(outcome.IsSettled);
        Assert.InRange(outcome.Result.Ranks.Draws, 1024, 49_999);
        Assert.Equal(0, outcome.Result.Ranks.Draws % 1024);
        RobustnessFolder.Write(outcome.Result, At("settled"));
        RobustnessFolder.Write(RobustnessRun.Execute(request with { Until = null, Draws = outcome.Result.Ranks.Draws }).Result, At("plain"));
        AssertSame("plain", "settled");
        Assert.DoesNotContain(outcome.Findings, finding => finding.Kind == FindingKinds.RanksUnsettled);
    }

    [Fact]
    public void Analysis_that_ends_unsettled_says_so_and_has_the_bytes_of_one_without_the_rule()
    {
        var request = Request with { Vary = [], Draws = 1500 };
        var outcome = RobustnessRun.Execute(request with { Until = new SettledRule(0.001, 0.95) });
        var settlement = outcome.Settlement!;
        Assert.False(outcome.IsSettled || settlement.IsSettled || outcome.IsStopped);
        Assert.True(settlement.HalfWidth > 0.001);
        Assert.Equal(1500 * Math.Pow(settlement.HalfWidth / 0.001, 2), settlement.DrawsNeeded, 1e-6 * settlement.DrawsNeeded);
        var finding = Assert.Single(outcome.Findings, finding => finding.Kind == FindingKinds.RanksUnsettled);
        Assert.Equal(Severity.Warning, finding.Kind.Severity);
        Assert.StartsWith("±0.001@95%, ≈ ", finding.Expected, StringComparison.Ordinal);
        RobustnessFolder.Write(outcome.Result, At("unsettled"));
        RobustnessFolder.Write(RobustnessRun.Execute(request).Result, At("plain"));
        AssertSame("plain", "unsettled");
    }

    [Fact]
    public void Classes_are_counted_as_the_tables_say()
    {
        var result = RobustnessRun.Execute(Request with { Extend = null }).Result;
        RobustnessFolder.Write(result, At("out"));
        using var duck = new DuckTable(At("out"));
        Assert.Equal(0L, duck.One("select count(*) from robustness r join grades g on r.unit = g.unit and g.grading = '' and g.class = 'good' where abs(r.p_class_good - g.p) > 0"));
        Assert.Equal(0L, duck.One("select count(*) from (select g.unit, sum(g.draws) as graded, any_value(r.draws) as scored from grades g join robustness r using (unit) group by g.unit) where graded <> scored"));
        var back = RobustnessFolder.Read(At("out"));
        Assert.Equal(result.Units, back.Units);
        Assert.Contains(back.Units, unit => unit.Class == "good");
        for (var unit = 0; unit < back.Units.Count; unit++)
            for (var c = 0; c < 3; c++) Assert.Equal(result.Ranks.Classes!.Count(unit, c), back.Ranks.Classes!.Count(unit, c));
    }

    [Fact]
    public void Variant_that_grades_otherwise_is_left_out_with_its_reason()
    {
        var outcome = RobustnessRun.Execute(Request with { Vary = ["other:grade={\"method\":\"quantiles\",\"classes\":[{\"code\":\"top\",\"from\":0.5},{\"code\":\"rest\"}]}", "same:normalise=rank"] });
        Assert.Equal(["nominal", "same"], outcome.Result.Manifest.Settings.Select(setting => setting.Name));
        Assert.All(outcome.Findings.Where(finding => finding.Kind == FindingKinds.VariantImpossible), finding => Assert.Contains("grade: top, rest", finding.Found, StringComparison.Ordinal));
        Assert.Contains(outcome.Findings, finding => finding.Kind == FindingKinds.VariantImpossible);
    }

    [Fact]
    public void More_draws_than_can_be_counted_are_refused_before_any_is_made()
    {
        var fault = Assert.Throws<ScoringException>(() => RobustnessRun.Execute(Request with { Draws = 1_000_000_000, Vary = ["normalise=rank", "drop=y", "drop=z"], Stop = new CancellationToken(true) }));
        Assert.Equal(FindingKinds.BadArgument, fault.Faults[0].Kind);
    }

    [Fact]
    public void Parts_that_do_not_belong_together_are_refused()
    {
        var part = RobustnessRun.Execute(Request with { Shard = (1, 2) }).Result;
        var other = RobustnessRun.Execute(Request with { Shard = (2, 2), Seed = 10 }).Result;
        var fault = Assert.Throws<ScoringException>(() => RobustnessFolder.Merge([("a", part), ("b", other), ("c", other)]));
        Assert.Equal(["b", "c"], fault.Faults.Select(each => each.File));
        Assert.All(fault.Faults, each => Assert.Equal((FindingKinds.PartsDiffer, "options, fingerprint"), (each.Kind, each.Found)));

        var overlap = RobustnessRun.Execute(Request with { Draws = 16 }).Result;
        Assert.Equal(FindingKinds.PartsOverlap, Assert.Throws<ScoringException>(() => RobustnessFolder.Merge([("a", part), ("b", overlap)])).Faults[0].Kind);

        RobustnessFolder.Write(part, At("part"));
        Assert.Equal(FindingKinds.PartsDiffer, Assert.Throws<ScoringException>(() => RobustnessRun.Execute(Request with { Extend = At("part"), Best = [2] })).Faults[0].Kind);
    }

    [Fact]
    public void Damaged_analysis_is_refused_and_a_run_is_none()
    {
        RobustnessFolder.Write(RobustnessRun.Execute(Request).Result, At("out"));
        var bytes = File.ReadAllBytes(At("out", "draws.bin"));
        bytes[^1]++;
        File.WriteAllBytes(At("out", "draws.bin"), bytes);
        Assert.Equal(FindingKinds.RunDamaged, Assert.Throws<ScoringException>(() => RobustnessFolder.Read(At("out"))).Faults[0].Kind);
        Assert.Equal(FindingKinds.RunNotFound, Assert.Throws<ScoringException>(() => RobustnessFolder.Read(At("none"))).Faults[0].Kind);

        AnnualRun.Save(AnnualRun.Execute(Request.Run), At("run"), Request.Run);
        Assert.Equal(FindingKinds.OutNotARun, Assert.Throws<ScoringException>(() => RobustnessFolder.Check(At("run"))).Faults[0].Kind);
        Assert.Equal(FindingKinds.OutNotARun, Assert.Throws<ScoringException>(() => AnnualRun.CheckFolder(At("out"))).Faults[0].Kind);
        Assert.Equal(FindingKinds.RunNotFound, Assert.Throws<ScoringException>(() => RobustnessFolder.Read(At("run"))).Faults[0].Kind);
    }

    [Fact]
    public void Coarse_table_keeps_asked_tops_exact()
    {
        var wide = new StringWriter(CultureInfo.InvariantCulture);
        wide.Write("unit,year,x,y,z\n");
        for (var unit = 0; unit < 700; unit++) wide.Write(string.Create(CultureInfo.InvariantCulture, $"W{unit:000},2024,{unit * 7 % 701},{unit * 11 % 701},{unit * 31 % 701}\n"));
        Write("panel.csv", wide.ToString());
        var request = Request with { Vary = [], Pairs = [], Draws = 200 };
        var fine = RobustnessRun.Execute(request).Result;
        var coarse = RobustnessRun.Execute(request with { MemoryBudget = 1 << 20 }).Result;
        Assert.True(coarse.Ranks.Resolution > 1);
        RobustnessFolder.Write(coarse, At("coarse"));
        var back = RobustnessFolder.Read(At("coarse"));
        for (var unit = 0; unit < fine.Units.Count; unit++)
        {
            Assert.Equal(fine.Summary.Top(unit, 4), back.Summary.Top(unit, 4));
            Assert.Equal(fine.Summary.Band(unit, 4, 8), back.Summary.Band(unit, 4, 8));
            Assert.Equal(fine.Summary.Moments(unit), back.Summary.Moments(unit));
        }
        using var duck = new DuckTable(At("coarse"));
        Assert.Equal(700L * 200, Convert.ToInt64(duck.One("select cast(sum(draws) as bigint) from acceptability"), CultureInfo.InvariantCulture));
    }

    void AssertSame(string one, string other)
    {
        string[] names = [.. Directory.GetFiles(At(one)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        Assert.Equal(names, Directory.GetFiles(At(other)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        foreach (var name in names) Assert.Equal(File.ReadAllBytes(At(one, name)), File.ReadAllBytes(At(other, name)));
    }

    static string Contract(string name) => Path.Combine(Scoring.Tests.Shared.SharedData.Repository, "data-schemas", name + ".schema.json");

    static string Duck(string storage) => storage switch { "int32" => "INTEGER", "int64" => "BIGINT", "double" => "DOUBLE", _ => "VARCHAR" };

    string At(params string[] names) => Path.Combine([folder, .. names]);

    void Write(string name, string text) => File.WriteAllText(At(name), text);
}
