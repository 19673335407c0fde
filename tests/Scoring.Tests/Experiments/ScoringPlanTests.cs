using FsCheck.Xunit;
using Scoring.Evaluating;
using Scoring.Experiments.Plans;
using Scoring.Kernels;

namespace Scoring.Tests.Experiments;

[Properties(Replay = "1,3", QuietOnSuccess = true)]
public sealed class ScoringPlanTests
{
    const string Arithmetic = """{ "method": "arithmetic" }""";
    const string Pillars = """{ "method": "arithmetic", "overrides": { "A": { "method": "METHOD" }, "B": { "method": "METHOD" }, "C": { "method": "METHOD" } } }""";

    public static TheoryData<string> LinearSteps => new(
        Arithmetic,
        """{ "method": "geometric" }""",
        """{ "method": "geometric", "floor": 20 }""",
        """{ "method": "harmonic" }""",
        """{ "method": "generalised-mean", "p": 0.5 }""",
        """{ "method": "generalised-mean", "p": -2 }""",
        """{ "method": "sum" }""",
        """{ "method": "sum", "missing": "missing" }""",
        """{ "method": "sum", "missing": "rescale" }""",
        """{ "method": "arithmetic", "overrides": { "B": { "method": "sum" } } }""",
        """{ "method": "arithmetic", "min_coverage": 0.7 }""",
        Pillars.Replace("METHOD", "borda", StringComparison.Ordinal),
        Pillars.Replace("METHOD", "promethee", StringComparison.Ordinal),
        Pillars.Replace("METHOD", "grey-relational", StringComparison.Ordinal));

    public static TheoryData<string, string> GeneralSteps => new()
    {
        { """{ "method": "topsis" }""", "" },
        { """{ "method": "median", "weighted": true }""", "" },
        { """{ "method": "arithmetic", "overrides": { "B": { "method": "geometric" } } }""", "" },
        { """{ "method": "arithmetic", "round": { "decimals": 1 } }""", "" },
        { Arithmetic, """, "then": [{ "method": "min-max" }]""" },
        { Arithmetic, """, "round": { "decimals": 2 }""" },
        { """{ "method": "borda" }""", "" },
        { """{ "method": "arithmetic", "overrides": { "B": { "method": "formula", "expression": "b0 + sqrt(b1)" } } }""", "" },
    };

    [Theory]
    [MemberData(nameof(LinearSteps))]
    public void Linear_path_gives_the_annual_run_to_rounding_and_its_ranks(string aggregate)
    {
        foreach (var missing in new[] { 0, 0.15 })
        {
            var evaluation = MadeUp.Run(aggregate, missing: missing);
            var plan = ScoringPlan.Of(evaluation, 2024);
            Assert.Equal((PlanPath.Linear, ""), (plan.Path, plan.Path == PlanPath.Linear ? "" : plan.Reason.En));
            AssertNear(evaluation, plan, plan.Nominal.ToArray());
            for (var draw = 0; draw < 5; draw++)
            {
                var weights = Drawn(draw);
                AssertNear(Evaluator.Run(MadeUp.Scheme(aggregate, weights: Written(weights)), MadeUp.Panel(60, missing)), plan, weights);
            }
        }
    }

    [Theory]
    [MemberData(nameof(GeneralSteps))]
    public void General_path_gives_the_bits_of_the_annual_run(string aggregate, string more)
    {
        var evaluation = MadeUp.Run(aggregate, more);
        var plan = ScoringPlan.Of(evaluation, 2024);
        Assert.Equal(PlanPath.General, plan.Path);
        Assert.NotEqual(plan.Reason.En, plan.Reason.Zh);
        AssertSame(evaluation, plan, plan.Nominal.ToArray());
        var weights = Drawn(1).Take(plan.WeightCount).ToArray();
        if (plan.WeightCount < MadeUp.Weights.Length) return; // a formula has no weights of its own
        AssertSame(Evaluator.Run(MadeUp.Scheme(aggregate, more, Written(weights)), MadeUp.Panel(60)), plan, weights);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    public void Exact_plan_goes_node_by_node_with_the_bits_of_the_annual_run(double missing)
    {
        foreach (var aggregate in new[] { Arithmetic, """{ "method": "sum", "missing": "rescale" }""", """{ "method": "arithmetic", "min_coverage": 0.6 }""" })
        {
            var plan = ScoringPlan.Of(MadeUp.Run(aggregate, missing: missing), 2023, new PlanOptions { Exact = true });
            Assert.Equal(PlanPath.Tree, plan.Path);
            for (var draw = 0; draw < 3; draw++)
            {
                var weights = Drawn(draw);
                AssertSame(Evaluator.Run(MadeUp.Scheme(aggregate, weights: Written(weights)), MadeUp.Panel(60, missing)), plan, weights);
            }
        }
    }

    [Fact]
    public void Plan_says_which_node_keeps_it_from_the_product()
    {
        Assert.Equal("B: geometric is another mean than those around it", Reason("""{ "method": "arithmetic", "overrides": { "B": { "method": "geometric" } } }"""));
        Assert.Equal("index: topsis is not linear in the weights", Reason("""{ "method": "topsis" }"""));
        Assert.Contains("missing cells node by node", ScoringPlan.Of(MadeUp.Run(Arithmetic, missing: 0.1), 2024).Reason.En, StringComparison.Ordinal);

        static string Reason(string aggregate) => ScoringPlan.Of(MadeUp.Run(aggregate), 2024).Reason.En;
    }

    [Fact]
    public void Units_are_those_that_the_run_ranks()
    {
        var evaluation = MadeUp.Run("""{ "method": "arithmetic", "min_coverage": 0.9 }""", missing: 0.2);
        var plan = ScoringPlan.Of(evaluation, 2024);
        var ranked = evaluation.Index.Years[1].Ranks.Select((rank, unit) => double.IsNaN(rank) ? null : evaluation.Roster.Units[unit].Code).OfType<string>();
        Assert.Equal(ranked, plan.Units.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("U0059", plan.Units);
    }

    [Fact]
    public void Leaf_space_holds_effective_weights_and_gives_the_same_scores()
    {
        foreach (var missing in new[] { 0, 0.15 })
        {
            var evaluation = MadeUp.Run(Arithmetic, missing: missing);
            var plan = ScoringPlan.Of(evaluation, 2024, new PlanOptions { Space = WeightSpace.Leaf });
            var group = Assert.Single(plan.Groups);
            Assert.Equal(MadeUp.Codes, group.Children);
            Assert.Equal(1, plan.Nominal.ToArray().Sum(), 1e-12);
            Assert.Equal(0.25, plan.Nominal[0], 1e-12); // 50/100 · 3/6
            AssertNear(evaluation, plan, plan.Nominal.ToArray());
        }
    }

    [Fact]
    public void Pillar_can_be_planned_alone()
    {
        var evaluation = MadeUp.Run(Arithmetic);
        var plan = ScoringPlan.Of(evaluation, 2024, new PlanOptions { Node = "B" });
        var expected = evaluation.Nodes.Single(node => node.Code == "B").Years[1];
        var scores = plan.Scores(plan.Nominal);
        for (var row = 0; row < scores.Length; row++) Assert.Equal(expected.Scores[evaluation.Roster.IndexOf(plan.Units[row])], scores[row], 1e-12);
        Assert.Throws<ArgumentException>(() => ScoringPlan.Of(evaluation, 2024, new PlanOptions { Node = "b0" }));
    }

    [Fact]
    public void Weights_that_cannot_be_used_are_refused()
    {
        var plan = ScoringPlan.Of(MadeUp.Run(Arithmetic), 2024);
        Assert.Throws<ArgumentException>(() => plan.Scores([1, 2]));
        Assert.Throws<ArgumentException>(() => plan.Scores([-1, .. plan.Nominal[1..]]));
        Assert.Throws<ArgumentException>(() => ScoringPlan.Of(MadeUp.Run(Arithmetic), 1999));
    }

    [Fact]
    public void Order_ties_and_rounding_of_the_rank_step_hold()
    {
        var evaluation = MadeUp.Run(Arithmetic, rank: """{ "order": "low-first", "decimals": 0, "ties": "dense" }""");
        AssertRanks(evaluation, ScoringPlan.Of(evaluation, 2024), ScoringPlan.Of(evaluation, 2024).Nominal.ToArray());
    }

    static double[] Drawn(int draw)
    {
        var weights = new double[MadeUp.Weights.Length];
        Philox.OpenUniform(5, (ulong)draw, 0, weights);
        return weights;
    }

    /// <summary>A plan lists the root's weights, then those of each pillar: the order of the scheme's.</summary>
    static double[] Written(double[] weights) => weights;

    static void AssertNear(Evaluation expected, ScoringPlan plan, double[] weights)
    {
        var year = expected.Index.Years[expected.Years.ToList().IndexOf(plan.Year)];
        var scores = plan.Scores(weights);
        for (var row = 0; row < scores.Length; row++)
        {
            var score = year.Scores[expected.Roster.IndexOf(plan.Units[row])];
            Assert.True(Math.Abs(score - scores[row]) <= 1e-12 * Math.Max(100, Math.Abs(score)), $"{plan.Units[row]}: {scores[row]:R} instead of {score:R}");
        }
        AssertRanks(expected, plan, weights);
    }

    static void AssertSame(Evaluation expected, ScoringPlan plan, double[] weights)
    {
        var year = expected.Index.Years[expected.Years.ToList().IndexOf(plan.Year)];
        var scores = plan.Scores(weights);
        for (var row = 0; row < scores.Length; row++) Assert.Equal(year.Scores[expected.Roster.IndexOf(plan.Units[row])], scores[row]);
        AssertRanks(expected, plan, weights);
    }

    static void AssertRanks(Evaluation expected, ScoringPlan plan, double[] weights)
    {
        var year = expected.Index.Years[expected.Years.ToList().IndexOf(plan.Year)];
        var ranks = plan.Ranks(plan.Scores(weights));
        Assert.Equal(year.Ranks.Count(rank => !double.IsNaN(rank)), ranks.Count(rank => !double.IsNaN(rank)));
        for (var row = 0; row < ranks.Length; row++) Assert.Equal(year.Ranks[expected.Roster.IndexOf(plan.Units[row])], ranks[row]);
    }
}
