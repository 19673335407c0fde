using Scoring.Evaluating;
using Scoring.Experiments.Draws;
using Scoring.Experiments.Plans;
using Scoring.Experiments.Robustness;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Tests.Experiments;

/// <summary>Classes over draws are those of annual runs with the weights of each draw, unit by unit.</summary>
public class DrawnClassesTests
{
    const int Draws = 200;

    const string Thresholds = """ "grade": { "method": "thresholds", "groups": ["zone"], "classes": [ { "code": "A", "from": 60 }, { "code": "B", "from": 45 }, { "code": "C" } ] } """;
    const string Rounded = """ "grade": { "method": "thresholds", "decimals": 0, "classes": [ { "code": "A", "from": 60 }, { "code": "B", "from": 45 }, { "code": "C" } ] } """;
    const string Quantiles = """ "grade": { "method": "quantiles", "groups": ["zone", "circle"], "classes": [ { "code": "A", "from": 0.75 }, { "code": "B", "from": 0.3 }, { "code": "C" } ] } """;
    const string Relative = """ "grade": { "method": "relative", "groups": ["zone"], "classes": [ { "code": "A", "times": 1.1, "above": true }, { "code": "B", "times": 1, "plus": -3 }, { "code": "C" } ] } """;
    const string ToMean = """ "grade": { "method": "relative", "to": "mean", "groups": ["circle"], "classes": [ { "code": "A", "times": 1.1 }, { "code": "B", "times": 0.9 }, { "code": "C" } ] } """;
    const string Places = """ "grade": { "method": "places", "groups": ["zone"], "classes": [ { "code": "A", "top": 10 }, { "code": "B", "top": 25 }, { "code": "C" } ] } """;
    const string Shares = """ "grade": { "method": "places", "groups": ["zone"], "classes": [ { "code": "A", "share": 0.2 }, { "code": "B", "share": 0.5 }, { "code": "C" } ] } """;
    const string Adjust = """ "adjust": { "items": [ { "code": "prize", "kind": "bonus", "points": "prize" }, { "code": "veto", "kind": "veto", "when": "fraud > 0", "class": "B" }, { "code": "out", "kind": "exclusion", "when": "prize > 0 and fraud > 0" } ] } """;
    const string AdjustByNodes = """ "adjust": { "items": [ { "code": "bonus", "kind": "bonus", "points": "if(A > 50, 5, 0)" }, { "code": "veto", "kind": "veto", "when": "B < 40" }, { "code": "out", "kind": "exclusion", "when": "index < 35" } ] } """;
    const string Arithmetic = """ "aggregate": "arithmetic" """, Geometric = """ "aggregate": "geometric" """, Median = """ "aggregate": { "method": "median", "weighted": true } """;

    public static TheoryData<string, double, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, double, bool>();
            foreach (var grade in new[] { Thresholds, Rounded, Quantiles, Relative, ToMean, Places, Shares })
            {
                cases.Add($"{Arithmetic},{grade}", 0, false);
                cases.Add($"{Arithmetic},{Adjust},{grade}", 0.15, true);
                cases.Add($"{Geometric},{grade}", 0.1, false);
            }
            cases.Add($$"""{{Arithmetic}}, "rank": { "order": "low-first", "ties": "average" }, {{Places}}""", 0.1, true);
            cases.Add($$"""{{Arithmetic}}, "rank": { "decimals": 0, "groups": ["circle"] }, {{Places}}""", 0.1, false);
            cases.Add($$"""{{Arithmetic}}, "rank": { "order": "low-first" }, {{Relative}}""", 0, false);
            cases.Add($$""" "aggregate": { "method": "arithmetic", "min_coverage": 0.6 }, {{Quantiles}}""", 0.3, false);
            cases.Add($"{Geometric},{Adjust},{Thresholds}", 0, false);
            cases.Add($"{Median},{Adjust},{Relative}", 0.1, false);
            cases.Add($"{Arithmetic},{AdjustByNodes},{Thresholds}", 0.1, false);
            cases.Add($"{Arithmetic},{AdjustByNodes},{Places}", 0.1, false);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Counts_are_those_of_annual_runs_with_the_weights_of_each_draw(string steps, double missing, bool isCoarse)
    {
        var panel = DrawnWeightings.Panel(60, missing, isCoarse);
        var plan = ScoringPlan.Of(Evaluator.Run(DrawnWeightings.Scheme(steps), panel), 2024, new PlanOptions { Variables = panel });
        var draws = new WeightDraws(plan, new DrawOptions { Seed = 4, Threads = 2 });
        var counted = draws.Count(new DrawRange(0, Draws));
        var classes = counted.Classes!;
        var expected = new Dictionary<(int Grading, string Unit, int Class), long>();
        for (var draw = 0; draw < Draws; draw++)
        {
            var grades = DrawnWeightings.Run(draws, draw, weights => DrawnWeightings.Scheme(steps, weights), panel).Grades!;
            Assert.Equal(["", .. grades.Groups.Select(group => group.Name)], classes.Gradings);
            int[][] found = [grades.Years[1].Classes, .. grades.Years[1].GroupClasses];
            for (var grading = 0; grading < found.Length; grading++)
                for (var unit = 0; unit < panel.UnitCount; unit++)
                    if (found[grading][unit] >= 0)
                    {
                        var key = (grading, panel.Roster.Units[unit].Code, found[grading][unit]);
                        expected[key] = expected.GetValueOrDefault(key) + 1;
                    }
        }
        for (var grading = 0; grading < classes.Gradings.Count; grading++)
            for (var unit = 0; unit < counted.Units.Count; unit++)
                for (var c = 0; c < classes.Classes.Count; c++)
                {
                    var wanted = expected.GetValueOrDefault((grading, counted.Units[unit], c));
                    expected.Remove((grading, counted.Units[unit], c));
                    if (wanted != classes.Count(unit, c, grading))
                        Assert.Fail($"{classes.Gradings[grading]} {counted.Units[unit]} {classes.Classes[c].Code}: {classes.Count(unit, c, grading)} instead of {wanted}");
                }
        Assert.Empty(expected);
        Assert.Contains(Enumerable.Range(0, counted.Units.Count), unit => classes.Share(unit, 0).Value is > 0 and < 1);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Nominal_weights_give_every_unit_its_nominal_class(string steps, double missing, bool isCoarse)
    {
        var panel = DrawnWeightings.Panel(60, missing, isCoarse);
        var evaluation = Evaluator.Run(DrawnWeightings.Scheme(steps), panel);
        var plan = ScoringPlan.Of(evaluation, 2024, new PlanOptions { Variables = panel });
        var counted = new WeightDraws(plan, new DrawOptions { Only = [] }).Count(new DrawRange(0, 3));
        foreach (var code in panel.Roster.Units.Select(unit => unit.Code))
        {
            var own = evaluation.Grades!.Years[1].Classes[panel.Roster.IndexOf(code)];
            if (counted.IndexOf(code) is var unit && unit < 0) Assert.Equal(-1, own);
            else
                for (var c = 0; c < counted.Classes!.Classes.Count; c++) Assert.Equal(c == own ? 3 : 0, counted.Classes.Count(unit, c));
        }
    }

    [Fact]
    public void Scores_on_a_bound_are_graded_with_the_bits_of_the_annual_run()
    {
        // Every value is 60 or 45, the bounds: sums of weights decide in their last bit.
        var steps = $"{Arithmetic},{Thresholds}";
        var source = DrawnWeightings.Panel(60);
        var panel = source.Map((_, _, column) => new Column([.. column.Values.Select((value, unit) => double.IsNaN(value) ? value : unit % 2 == 0 ? 60.0 : 45.0)]));
        var draws = new WeightDraws(ScoringPlan.Of(Evaluator.Run(DrawnWeightings.Scheme(steps), panel), 2024));
        Assert.Equal(PlanPath.Linear, draws.Plan.Path);
        var counted = draws.Count(new DrawRange(0, 300));
        var expected = new long[2];
        for (var draw = 0; draw < 300; draw++)
        {
            var classes = DrawnWeightings.Run(draws, draw, weights => DrawnWeightings.Scheme(steps, weights), panel).Grades!.Years[1].Classes;
            if (classes[0] == 0) expected[0]++;
            if (classes[1] == 1) expected[1]++;
        }
        Assert.Equal((expected[0], expected[1]), (counted.Classes!.Count(counted.IndexOf("U000"), 0), counted.Classes.Count(counted.IndexOf("U001"), 1)));
        Assert.InRange(expected[0], 1, 299); // it does hang on the last bit
    }

    [Fact]
    public void Settings_count_the_classes_of_their_own_runs()
    {
        var panel = DrawnWeightings.Panel(60, 0.1);
        Scheme Of(string aggregate, IReadOnlyDictionary<string, double>? weights = null) => DrawnWeightings.Scheme($"{aggregate},{Adjust},{Relative}", weights);
        string[] settings = [Arithmetic, Geometric, """ "aggregate": "harmonic" """];
        ScoringPlan[] plans = [.. settings.Select(aggregate => ScoringPlan.Of(Evaluator.Run(Of(aggregate), panel), 2024, new PlanOptions { Variables = panel }))];
        var draws = new RobustnessDraws(plans, new DrawOptions { Threads = 2 });
        var counted = draws.Count(new DrawRange(0, draws.Total(32)));
        var single = new WeightDraws(plans[0]);
        var expected = new long[counted.Units.Count, 3];
        foreach (var aggregate in settings)
            for (var draw = 0; draw < 32; draw++)
            {
                var classes = DrawnWeightings.Run(single, draw, weights => Of(aggregate, weights), panel).Grades!.Years[1].Classes;
                for (var unit = 0; unit < counted.Units.Count; unit++)
                    if (classes[panel.Roster.IndexOf(counted.Units[unit])] is >= 0 and var own) expected[unit, own]++;
            }
        for (var unit = 0; unit < counted.Units.Count; unit++)
            for (var c = 0; c < 3; c++) Assert.Equal(expected[unit, c], counted.Classes!.Count(unit, c));
        // Errors count weightings, not draws.
        var share = counted.Classes!.Share(0, 0);
        Assert.Equal(share.Error * Math.Sqrt(3), new RankSummary(counted, 3).Grade(0, 0).Error, 1e-12);
    }

    [Fact]
    public void Settings_with_other_classes_are_refused()
    {
        var panel = DrawnWeightings.Panel();
        ScoringPlan Of(string grade) => ScoringPlan.Of(Evaluator.Run(DrawnWeightings.Scheme($"{Arithmetic},{grade}"), panel), 2024);
        Assert.Throws<ArgumentException>(() => new RobustnessDraws([Of(Thresholds), Of(Thresholds.Replace("\"C\"", "\"D\"", StringComparison.Ordinal))]));
        Assert.Throws<ArgumentException>(() => new RobustnessDraws([Of(Thresholds), Of(Thresholds.Replace(""" "groups": ["zone"],""", "", StringComparison.Ordinal))]));
    }

    [Fact]
    public void Parts_merge_to_the_bytes_of_one_run_and_are_read_back()
    {
        var panel = DrawnWeightings.Panel(60, 0.1);
        var plan = ScoringPlan.Of(Evaluator.Run(DrawnWeightings.Scheme($"{Arithmetic},{Adjust},{Quantiles}"), panel), 2024);
        var whole = new WeightDraws(plan, new DrawOptions { Threads = 2 }).Count(new DrawRange(0, 500)).ToBytes();
        var parts = Enumerable.Range(1, 16).Select(shard => new WeightDraws(plan, new DrawOptions { Threads = 1 }).Count(DrawRange.Shard(500, shard, 16))).Reverse().ToArray();
        Assert.Equal(whole, RankDistribution.Merge(parts).ToBytes());
        Assert.Equal(whole, RankDistribution.FromBytes(whole).ToBytes());
        var other = ScoringPlan.Of(Evaluator.Run(DrawnWeightings.Scheme($"{Arithmetic},{Adjust}"), panel), 2024);
        Assert.Throws<ScoringException>(() => RankDistribution.Merge([parts[0], new WeightDraws(other).Count(DrawRange.Shard(500, 1, 16))]));
        for (var length = whole.Length - 1; length > whole.Length - 400; length -= 13) Assert.Throws<ScoringException>(() => RankDistribution.FromBytes(whole[..length]));
    }

    [Fact]
    public void Other_nodes_are_not_graded()
    {
        var plan = ScoringPlan.Of(Evaluator.Run(DrawnWeightings.Scheme($"{Arithmetic},{Thresholds}"), DrawnWeightings.Panel()), 2024, new PlanOptions { Node = "A" });
        Assert.Empty(plan.Classes);
        Assert.Null(new WeightDraws(plan).Count(new DrawRange(0, 10)).Classes);
    }

    [Fact]
    public void Graded_draws_allocate_nothing()
    {
        foreach (var grade in new[] { Thresholds, Quantiles, Relative, Places })
        {
            var plan = ScoringPlan.Of(Evaluator.Run(DrawnWeightings.Scheme($"{Arithmetic},{grade}"), DrawnWeightings.Panel(400)), 2024);
            var scorer = plan.Scorer(new DrawnWeights(plan, new UniformWeights(), 1, null), grade: true);
            var scratch = scorer.NewScratch(16);
            for (var draw = 0; draw < 64; draw += 16) scorer.Score(scratch, draw, 16);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var draw = 64; draw < 1664; draw += 16) scorer.Score(scratch, draw, 16);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200);
        }
    }
}
