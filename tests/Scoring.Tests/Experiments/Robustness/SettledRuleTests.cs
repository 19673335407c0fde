using Scoring.Evaluating;
using Scoring.Experiments.Draws;
using Scoring.Experiments.Plans;
using Scoring.Experiments.Robustness;

namespace Scoring.Tests.Experiments.Robustness;

public sealed class SettledRuleTests
{
    static readonly WeightDraws Draws = new(ScoringPlan.Of(Evaluator.Run(DrawnWeightings.Scheme(""" "aggregate": "arithmetic" """), DrawnWeightings.Panel(60)), 2024));

    [Fact]
    public void Half_width_is_that_of_simultaneous_intervals_of_means()
    {
        var ranks = Draws.Count(new DrawRange(0, 2048));
        var widest = Enumerable.Range(0, ranks.Units.Count).Max(unit => ranks.Moments(unit).Mean.Error);
        var rule = new SettledRule(1, 0.95);
        // 53 units: 1 − 0.05/53/2 = 0.999528…, whose normal quantile is 3.3071 (tables of the normal distribution).
        Assert.Equal(53, ranks.Units.Count);
        Assert.Equal(3.3071 * widest, rule.HalfWidth(new RankSummary(ranks)), 2e-4);
        Assert.Equal(rule.HalfWidth(new RankSummary(ranks)) * 2, rule.HalfWidth(new RankSummary(ranks, 4)), 1e-12);
    }

    [Fact]
    public void Draws_needed_do_settle_and_fewer_do_not()
    {
        var rule = new SettledRule(0.5, 0.95);
        var needed = (long)rule.DrawsNeeded(new RankSummary(Draws.Count(new DrawRange(0, 1024))));
        Assert.False(rule.IsSettled(new RankSummary(Draws.Count(new DrawRange(0, 1024)))));
        Assert.True(rule.IsSettled(new RankSummary(Draws.Count(new DrawRange(0, needed * 12 / 10)))));
        Assert.False(rule.IsSettled(new RankSummary(Draws.Count(new DrawRange(0, needed * 8 / 10)))));
        Assert.False(new SettledRule(1000, 0.5).IsSettled(new RankSummary(Draws.Count(new DrawRange(0, 1023)))));
    }

    [Fact]
    public void Settled_means_all_lie_where_many_draws_put_them()
    {
        // 20 analyses stopped by the rule: at 95 % about one may have a unit outside.
        var truth = Draws.Count(new DrawRange(10_000_000, 200_000));
        var rule = new SettledRule(0.8, 0.95);
        var outside = 0;
        for (var trial = 0; trial < 20; trial++)
        {
            var ranks = Draws.Count(new DrawRange(trial * 100_000L, 1024));
            for (var more = 1024; !rule.IsSettled(new RankSummary(ranks)); more += 1024)
                ranks = RankDistribution.Merge([ranks, Draws.Count(new DrawRange(trial * 100_000L + more, 1024))]);
            if (Enumerable.Range(0, ranks.Units.Count).Any(unit => Math.Abs(ranks.Moments(unit).Mean.Value - truth.Moments(unit).Mean.Value) > 0.8)) outside++;
        }
        Assert.InRange(outside, 0, 3);
    }
}
