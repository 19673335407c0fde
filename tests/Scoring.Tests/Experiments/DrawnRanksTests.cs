using Scoring.Evaluating;
using Scoring.Experiments;
using Scoring.Experiments.Draws;
using Scoring.Experiments.Plans;
using Scoring.Experiments.Robustness;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Tests.Experiments;

/// <summary>Ranks over draws are those of annual runs with the weights of each draw: for every tie rule, with weights of zero, of publications.</summary>
public class DrawnRanksTests
{
    const string Arithmetic = """ "aggregate": "arithmetic" """;

    static readonly string[] Rules = ["min", "max", "dense", "average", "first"];

    [Theory]
    [CombinatorialTies]
    public void Every_tie_rule_counts_the_ranks_of_annual_runs(string ties, double missing, string aggregate, string order)
    {
        // Every unit stands twice or more with the same values: equal scores in every draw, among complete units and those with gaps.
        var panel = DrawnWeightings.Panel(80, missing).Map((_, _, column) => new Column([.. column.Values.Select((_, unit) => column.Values[unit % 10 == 9 || unit == 3 ? unit : 4 + unit * 7 % 23])]));
        Scheme Of(IReadOnlyDictionary<string, double>? weights = null) =>
            DrawnWeightings.Scheme($$""" "aggregate": "{{aggregate}}", "rank": { "ties": "{{ties}}", "order": "{{order}}" } """, weights);
        var plan = ScoringPlan.Of(Evaluator.Run(Of(), panel), 2024);
        var draws = new WeightDraws(plan, new DrawOptions { Threads = 2, Tops = [3, 10] });
        var counted = draws.Count(new DrawRange(0, 60));
        DrawnWeightings.AssertRanks(draws, counted, 60, Of, panel);

        Assert.Equal(ties == "average" ? 0.5 : 1, counted.Resolution);
        var ranks = Enumerable.Range(0, 60).Select(draw => plan.Ranks(plan.Scores(draws.Weights(draw)))).ToArray();
        for (var unit = 0; unit < plan.Units.Count; unit += 5)
        {
            double[] own = [.. ranks.Select(row => row[unit]).Where(rank => !double.IsNaN(rank)).Order()];
            Assert.Equal(own.Average(), counted.Moments(unit).Mean.Value, 1e-12);
            Assert.Equal(Math.Sqrt(own.Sum(rank => (rank - own.Average()) * (rank - own.Average())) / (own.Length - 1)), counted.Moments(unit).Deviation, 1e-9);
            Assert.Equal(own[(int)Math.Ceiling(own.Length * 0.5) - 1], counted.Quantile(unit, 0.5).Rank);
            Assert.Equal(own[(int)Math.Ceiling(own.Length * 0.5) - 1], new RankSummary(counted).Quantile(unit, 0.5).Rank);
            Assert.Equal(own.Count(rank => rank <= 3) / (double)own.Length, counted.Top(unit, 3).Value);
        }
        Assert.Equal(counted.ToBytes(), RankDistribution.FromBytes(counted.ToBytes()).ToBytes());
    }

    [Fact]
    public void Half_ranks_keep_tops_and_moments_exact_in_a_table_too_large_for_memory()
    {
        var plan = ScoringPlan.Of(Evaluator.Run(DrawnWeightings.Scheme($$"""{{Arithmetic}}, "rank": { "ties": "average" }"""), DrawnWeightings.Panel(900, 0, isCoarse: true)), 2024);
        var exact = new WeightDraws(plan, new DrawOptions()).Count(new DrawRange(0, 100));
        var coarse = new WeightDraws(plan, new DrawOptions { MemoryBudget = 1 << 20 }).Count(new DrawRange(0, 100));
        Assert.True(coarse.Resolution > 1);
        for (var unit = 0; unit < plan.Units.Count; unit += 40)
        {
            Assert.Equal(exact.Moments(unit), coarse.Moments(unit));
            Assert.Equal(exact.Top(unit, 10), coarse.Top(unit, 10));
            Assert.InRange(coarse.Quantile(unit, 0.5).Rank - exact.Quantile(unit, 0.5).Rank, 0, coarse.Resolution);
        }
    }

    public static TheoryData<string> ZeroRules =>
    [
        Arithmetic,
        """ "aggregate": { "method": "arithmetic", "min_coverage": 0.6 } """,
        """ "aggregate": { "method": "arithmetic", "min_children": 2, "overrides": { "A": { "min_children": 1 }, "B": { "min_children": 1 }, "C": { "min_children": 1 } } } """,
        """ "aggregate": { "method": "arithmetic", "overrides": { "index": { "eligible": { "A": 0.5 } } } } """,
        """ "aggregate": "sum" """,
        """ "aggregate": { "method": "sum", "missing": "rescale" } """,
        """ "aggregate": { "method": "geometric", "min_coverage": 0.6 } """,
        """ "aggregate": { "method": "arithmetic", "min_coverage": 0.6, "overrides": { "A": { "method": "borda" } } } """,
        """ "aggregate": { "method": "median", "weighted": true, "min_coverage": 0.6 } """,
    ];

    [Theory]
    [MemberData(nameof(ZeroRules))]
    public void Weight_of_zero_counts_as_in_the_annual_run(string aggregate)
    {
        var panel = DrawnWeightings.Panel(80, 0.35);
        // Some weights are 0 in the scheme and stay so; small Dirichlet parameters bring further zeros.
        var zeros = new Dictionary<string, double> { ["a0"] = 0, ["a2"] = 0, ["b1"] = 0 };
        Scheme Of(IReadOnlyDictionary<string, double>? weights = null) => DrawnWeightings.Scheme(aggregate, weights ?? zeros);
        var evaluation = Evaluator.Run(Of(), panel);
        foreach (var sampling in new WeightSampling[] { new NoisyWeights(0.5), new DirichletWeights(3), new UniformWeights() })
        {
            var plan = ScoringPlan.Of(evaluation, 2024);
            var draws = new WeightDraws(plan, new DrawOptions { Sampling = sampling, Threads = 1 });
            DrawnWeightings.AssertRanks(draws, draws.Count(new DrawRange(0, 25)), 25, Of, panel);
        }
        // A single weighting with zeros, with the bits of the annual run.
        var exact = ScoringPlan.Of(Evaluator.Run(DrawnWeightings.Scheme(aggregate), panel), 2024, new PlanOptions { Exact = true });
        var written = exact.Nominal.ToArray();
        foreach (var group in exact.Groups)
            for (var child = 0; child < group.Count; child++)
                if (zeros.ContainsKey(group.Children[child])) written[group.Offset + child] = 0;
        var scores = exact.Scores(written);
        var run = evaluation.Index.Years[1];
        foreach (var (code, row) in exact.Units.Select((code, row) => (code, row)))
            Assert.Equal(run.Scores[panel.Roster.IndexOf(code)], scores[row]);
        Assert.All(Enumerable.Range(0, panel.UnitCount).Where(unit => !double.IsNaN(run.Ranks[unit])), unit => Assert.Contains(panel.Roster.Units[unit].Code, exact.Units));
    }

    const string Published = """ , "publish": [ { "code": "percentile", "then": [ { "method": "percentile-rank" } ] } ] """;

    [Theory]
    [InlineData("percentile", Published, "")]
    [InlineData("a_rank", "", """ , "publish": [ { "code": "a_rank", "then": [ { "method": "rank" } ] } ] """)]
    public void Publications_are_drawn_and_reweighted_like_nodes(string node, string more, string moreOfA)
    {
        var panel = DrawnWeightings.Panel(60, 0.1);
        Scheme Of(IReadOnlyDictionary<string, double>? weights = null) => DrawnWeightings.Scheme(Arithmetic, weights, more, moreOfA);
        var plan = ScoringPlan.Of(Evaluator.Run(Of(), panel), 2024, new PlanOptions { Node = node });
        Assert.Equal((node, PlanPath.General), (plan.Node, plan.Path));
        Assert.Contains("publication", plan.Reason.En, StringComparison.Ordinal);
        var draws = new WeightDraws(plan, new DrawOptions { Threads = 2 });
        DrawnWeightings.AssertRanks(draws, draws.Count(new DrawRange(0, 40)), 40, Of, panel, node);
    }

    [Theory]
    [InlineData("published")]
    public void What_if_reweights_publications(string node)
    {
        var json = Nominal.Json.Replace("\"code\": \"p\", \"weight\": 3", "\"code\": \"p\", \"publish\": [{ \"code\": \"published\", \"then\": [\"rank\"] }], \"weight\": 3", StringComparison.Ordinal);
        var variant = Variants.Of("other", new Dictionary<string, double> { ["b"] = 9 }, []);
        var whatIf = WhatIf.Run(ComparisonPlan.Of(Nominal.Source(json), [variant]), Nominal.Panel(), node: node);
        var run = Evaluator.Run(Nominal.Source(json.Replace("\"indicator\": \"b\", \"weight\": 2", "\"indicator\": \"b\", \"weight\": 9", StringComparison.Ordinal)).Scheme, Nominal.Panel());
        var expected = run.Nodes.First(each => each.Code == node).Years[^1];
        Assert.Equal(expected.Scores, whatIf.Variants[0].Years[0].Scores);
        Assert.Equal(expected.Ranks, whatIf.Variants[0].Years[0].Ranks);
        Assert.NotEqual(whatIf.Ranks, whatIf.Variants[0].Years[0].Ranks);
    }

    sealed class CombinatorialTiesAttribute : Xunit.Sdk.DataAttribute
    {
        public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) =>
            from ties in Rules
            from missing in new[] { 0, 0.2 }
            from aggregate in new[] { "arithmetic", "median" }
            select new object[] { ties, missing, aggregate, missing > 0 ? "high-first" : "low-first" };
    }
}
