using FsCheck.Xunit;
using Scoring.Evaluating;
using Scoring.Experiments.Draws;
using Scoring.Experiments.Plans;
using Scoring.Experiments.Robustness;
using Scoring.Schemes;

namespace Scoring.Tests.Experiments;

/// <summary>Values are a few whole numbers, so that many units are level in the annual run: draws rank them as it does.</summary>
[Properties(Replay = "1,3", QuietOnSuccess = true)]
public sealed class LevelUnitsTests
{
    const string Borda = """ "aggregate": { "method": "arithmetic", "overrides": { "A": { "method": "borda" }, "B": { "method": "borda" } } } """;

    static readonly string[] Aggregates = [""" "aggregate": "arithmetic" """, """ "aggregate": "sum" """, """ "aggregate": "geometric" """, Borda];

    static readonly string[] Ties = ["min", "max", "dense", "average", "first"];

    [Property(MaxTest = 80)]
    public void Draws_rank_level_units_as_annual_runs_do(byte method, byte ties, byte drawn, byte zero, bool hasGaps, ulong seed)
    {
        var panel = DrawnWeightings.Panel(60, hasGaps ? 0.2 : 0, isCoarse: true);
        var zeros = new Dictionary<string, double> { ["a1"] = zero % 3, ["b0"] = 1, ["b1"] = 1, ["A"] = 1, ["B"] = 1, ["C"] = zero % 2 };
        Scheme Of(IReadOnlyDictionary<string, double>? weights = null) =>
            DrawnWeightings.Scheme($$"""{{Aggregates[method % 4]}}, "rank": { "ties": "{{Ties[ties % 5]}}" } """, weights ?? zeros);
        var evaluation = Evaluator.Run(Of(), panel);
        var draws = new WeightDraws(ScoringPlan.Of(evaluation, 2024), new DrawOptions
        {
            Seed = seed,
            Threads = 1,
            Only = (drawn % 5) switch { 0 => ["index"], 1 => ["A"], 2 => [], _ => null },
            Sampling = drawn % 5 == 3 ? new NoisyWeights(0) : new UniformWeights(),
        });
        DrawnWeightings.AssertRanks(draws, draws.Count(new DrawRange(0, 12)), 12, Of, panel);
    }

    [Fact]
    public void Other_cells_that_are_always_level_go_node_by_node_and_nothing_else_does()
    {
        var evaluation = Evaluator.Run(DrawnWeightings.Scheme(Aggregates[0], new Dictionary<string, double> { ["A"] = 1, ["B"] = 1, ["C"] = 1, ["a0"] = 1, ["a1"] = 1, ["a2"] = 1, ["b0"] = 1, ["b1"] = 1, ["c0"] = 1 }),
            DrawnWeightings.Panel(200, isCoarse: true));
        var plan = ScoringPlan.Of(evaluation, 2024);
        Assert.Equal(PlanPath.Linear, plan.Path);
        Assert.Equal(PlanPath.Linear, new WeightDraws(plan).Plan.Path); // twins have the same cells
        var pillars = new WeightDraws(plan, new DrawOptions { Only = ["index"] });
        Assert.Equal((PlanPath.Tree, "units with other cells are level in draw after draw: node by node, with the bits of the annual run"), (pillars.Plan.Path, pillars.Plan.Reason.En));
        Assert.Equal(plan.Units, pillars.Plan.Units);
        Assert.Equal([PlanPath.Tree, PlanPath.Tree], new RobustnessDraws([plan, plan], new DrawOptions { Only = ["index"] }).Plans.Select(own => own.Path));
        Assert.Equal([PlanPath.Linear, PlanPath.Linear], new RobustnessDraws([plan, plan]).Plans.Select(own => own.Path));
    }

    [Property(MaxTest = 60)]
    public void Weights_of_the_run_give_its_bits_on_every_path(byte method, byte missing, bool isCoarse, bool isLeaf)
    {
        var panel = DrawnWeightings.Panel(60, missing % 4 * 0.1, isCoarse);
        var evaluation = Evaluator.Run(DrawnWeightings.Scheme(Aggregates[method % 4]), panel);
        var plan = ScoringPlan.Of(evaluation, 2024, new PlanOptions { Space = isLeaf ? WeightSpace.Leaf : WeightSpace.Tree });
        var (scores, own) = (plan.Scores(plan.Nominal), evaluation.Index.Years[1]);
        var ranks = plan.Ranks(scores);
        Assert.Equal(PlanPath.Linear, plan.Path);
        foreach (var (code, row) in plan.Units.Select((code, row) => (code, row)))
            Assert.Equal((own.Scores[panel.Roster.IndexOf(code)], own.Ranks[panel.Roster.IndexOf(code)]), (scores[row], ranks[row]));
    }

    [Theory]
    [InlineData("arithmetic", "Tree")]
    [InlineData("geometric", "General")]
    public void Scores_rounded_before_ranking_have_the_bits_of_the_annual_run(string aggregate, string path)
    {
        var panel = DrawnWeightings.Panel(60, 0.1, isCoarse: true);
        Scheme Of(IReadOnlyDictionary<string, double>? weights = null) => DrawnWeightings.Scheme($$""" "aggregate": "{{aggregate}}", "rank": { "decimals": 0 } """, weights);
        var draws = new WeightDraws(ScoringPlan.Of(Evaluator.Run(Of(), panel), 2024));
        Assert.Equal((path, true), (draws.Plan.Path.ToString(), draws.Plan.Reason.En.StartsWith("scores are rounded before ranking", StringComparison.Ordinal)));
        DrawnWeightings.AssertRanks(draws, draws.Count(new DrawRange(0, 40)), 40, Of, panel);
    }
}
