using Scoring.Evaluating;
using Scoring.Experiments.Draws;
using Scoring.Experiments.Plans;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Tests.Experiments;

/// <summary>Plans of schemes with bonuses, penalties and exclusions rank as the annual run does.</summary>
public class AdjustedPlanTests
{
    static Scheme Scheme(string aggregate, double weight, string rank = "{}") => SchemeReader.Read($$"""
        { "id": "adjusted", "version": "1", "variables": [ { "code": "prize" }, { "code": "fraud" } ], "indicators": [ { "code": "a" }, { "code": "b" } ],
          "framework": { "code": "index", "children": [ { "indicator": "a", "weight": {{weight.ToString(System.Globalization.CultureInfo.InvariantCulture)}} }, { "indicator": "b", "weight": 1 } ] },
          "steps": { "normalise": { "method": "min-max", "range": [1, 100] }, "aggregate": "{{aggregate}}",
                     "adjust": { "items": [ { "code": "prize", "kind": "bonus", "points": "prize" }, { "code": "fraud", "kind": "exclusion", "when": "fraud > 0" } ] },
                     "rank": {{rank}}, "grade": { "method": "places", "classes": [ { "code": "A", "top": 2 }, { "code": "B" } ] } } }
        """);

    static Panel Raw()
    {
        var roster = new Roster(Enumerable.Range(0, 6).Select(unit => new RosterEntry($"u{unit}")));
        double[][] values = [[1, 5, 3, 2, 9, 4], [7, 2, 6, 1, 3, 8], [0, 20, 0, 40, 0, 3], [0, 0, 0, 0, 1, 0]];
        return new Panel(roster, [2024], ["a", "b", "prize", "fraud"], [.. values.Select(column => new[] { new Column([.. column]) })], [[true, true, true, true, true, true]]);
    }

    [Theory]
    [InlineData("arithmetic", "{}", PlanPath.Linear)]
    [InlineData("arithmetic", """{ "decimals": 0 }""", PlanPath.Tree)]
    [InlineData("geometric", "{}", PlanPath.General)]
    public void Ranks_are_those_of_the_annual_run(string aggregate, string rank, PlanPath path)
    {
        var nominal = Evaluator.Run(Scheme(aggregate, 2, rank), Raw());
        var plan = ScoringPlan.Of(nominal, 2024);
        Assert.Equal(path, plan.Path);
        foreach (var weight in new[] { 0.1, 1, 2, 30 })
        {
            var expected = Evaluator.Run(Scheme(aggregate, weight, rank), Raw()).Index.Years[0].Ranks;
            double[] weights = [weight, 1];
            var ranks = plan.Ranks(plan.Scores(weights));
            Assert.Equal(expected, nominal.Roster.Units.Select(unit => ranks[plan.Units.ToList().IndexOf(unit.Code)]));
        }
    }

    [Fact]
    public void Draws_count_adjusted_places_and_none_for_the_excluded()
    {
        var plan = ScoringPlan.Of(Evaluator.Run(Scheme("arithmetic", 2), Raw()), 2024);
        var draws = new WeightDraws(plan, new DrawOptions { Sampling = new UniformWeights(), Seed = 3 });
        var counted = draws.Count(new DrawRange(0, 200));

        var expected = new long[6, 7];
        for (var draw = 0; draw < 200; draw++)
        {
            var ranks = plan.Ranks(plan.Scores(draws.Weights(draw)));
            for (var row = 0; row < 6; row++)
                if (!double.IsNaN(ranks[row])) expected[row, (int)ranks[row]]++;
        }
        for (var row = 0; row < 6; row++)
            for (var rank = 1; rank <= 6; rank++) Assert.Equal(expected[row, rank], counted.Count(counted.IndexOf(plan.Units[row]), rank));
        Assert.Equal(0, counted.Scored(counted.IndexOf("u4")));
    }
}
