using Scoring.Experiments;
using Scoring.Experiments.Draws;
using Scoring.Experiments.Plans;
using Scoring.Experiments.Robustness;
using Scoring.Schemes;

namespace Scoring.Tests.Experiments.Robustness;

public sealed class RobustnessDrawsTests
{
    const string Scheme = """
        {
          "id": "choices", "version": "1", "indicators": [{ "code": "a" }, { "code": "b" }, { "code": "c" }, { "code": "d" }, { "code": "e" }],
          "framework": { "code": "index", "children": [
            { "code": "p", "weight": 3, "children": [ "a", { "indicator": "b", "weight": 2 }, "c" ] },
            { "code": "q", "weight": 1, "children": [ "d", { "indicator": "e", "weight": 4 } ] } ] },
          "steps": { "impute": "mean", "normalise": { "method": "min-max", "range": [1, 100] }, "aggregate": "arithmetic" }
        }
        """;

    static int Year => Nominal.Panel().Years[^1];

    static IReadOnlyList<ScoringPlan> Plans(bool cross, params string[] vary)
    {
        var source = SchemeSource.Read(Scheme, "choices.json");
        var variants = Variants.Parse(vary, source.Scheme);
        return [.. MethodChoices.Of(ComparisonPlan.Of(source, cross ? MethodChoices.Cross(variants) : variants), Nominal.Panel(), Year, threads: 1).Settings.Select(setting => setting.Plan)];
    }

    [Fact]
    public void Cross_combines_what_changes_different_things_and_leaves_alternatives_apart()
    {
        var source = SchemeSource.Read(Scheme, "choices.json");
        var crossed = MethodChoices.Cross(Variants.Parse(["z:normalise=z-score", "r:normalise=rank", "g:aggregate=geometric", "leave-one-out=pillars"], source.Scheme));
        Assert.Equal(3 * 2 * 3 - 1, crossed.Count);
        Assert.Contains("z × g × without p", crossed.Select(variant => variant.Name));
        Assert.DoesNotContain(crossed, variant => variant.Name.Contains("z × r", StringComparison.Ordinal));
        Assert.Contains(crossed, variant => variant.ToJson() == """{"normalise": "z-score", "aggregate": "geometric"}""");
    }

    [Fact]
    public void Too_many_combinations_are_refused()
    {
        var source = SchemeSource.Read(Scheme, "choices.json");
        string[] vary = [.. Enumerable.Range(0, 30).Select(i => $"n{i}:normalise={{\"range\":[0,{i + 1}]}}"), .. Enumerable.Range(0, 30).Select(i => $"w{i}:impute={{\"method\":\"constant\",\"value\":{i}}}")];
        Assert.Throws<ScoringException>(() => MethodChoices.Cross(Variants.Parse(vary, source.Scheme)));
    }

    [Theory]
    [InlineData(48)]
    [InlineData(7)]
    public void Counts_are_those_of_the_same_weights_under_every_setting(int draws)
    {
        var plans = Plans(true, "normalise=z-score", "drop=b", "aggregate=geometric");
        Assert.Equal(6, plans.Count); // z-scores have no geometric mean
        var options = new DrawOptions { Seed = 3, Threads = 2 };
        var units = new RobustnessDraws(plans, options).Units;
        options = options with { Pairs = [(units[0], units[1])] };
        var all = new RobustnessDraws(plans, options);
        var nominal = new WeightDraws(plans[0], options with { Pairs = [] });
        var expected = new long[units.Count, units.Count + 1];
        long wins = 0;
        for (var draw = 0; draw < draws * 6; draw++)
        {
            var (setting, weighting) = all.Of(draw);
            Assert.Equal((draw / 16 % 6, draw / 96 * 16 + draw % 16), (setting, (int)weighting));
            var plan = plans[setting];
            var scores = plan.Scores(Mapped(plans[0], plan, nominal.Weights(weighting)));
            var ranks = plan.Ranks(scores);
            for (var unit = 0; unit < units.Count; unit++)
            {
                var at = plan.Units.ToList().IndexOf(units[unit]);
                expected[unit, at < 0 || double.IsNaN(ranks[at]) ? 0 : (int)ranks[at]]++;
            }
            if (scores[plan.Units.ToList().IndexOf(units[0])] > scores[plan.Units.ToList().IndexOf(units[1])]) wins++;
        }
        var counted = all.Count(new DrawRange(0, draws * 6));
        for (var unit = 0; unit < units.Count; unit++)
            for (var rank = 0; rank <= units.Count; rank++)
                Assert.Equal(expected[unit, rank], counted.Count(unit, rank));
        Assert.Equal(wins / (double)(draws * 6), new RankSummary(counted, 6).Win(0).Value);
    }

    [Fact]
    public void Parts_cut_anywhere_merge_to_the_bytes_of_one_run()
    {
        var plans = Plans(false, "normalise=z-score", "drop=a", "impute=none");
        var draws = new RobustnessDraws(plans, new DrawOptions { Sampling = new NoisyWeights(0.5) });
        var total = draws.Total(100);
        Assert.Equal(112 * 4, total);
        var whole = draws.Count(new DrawRange(0, total)).ToBytes();
        var parts = Enumerable.Range(1, 7).Select(part => new RobustnessDraws(plans, new DrawOptions { Sampling = new NoisyWeights(0.5), Threads = 1 }).Count(DrawRange.Shard(total, part, 7))).Reverse().ToArray();
        Assert.Equal(whole, RankDistribution.Merge(parts).ToBytes());
    }

    [Fact]
    public void Setting_that_only_repeats_the_scheme_has_its_ranks_in_every_draw()
    {
        var plans = Plans(false, "same:normalise=min-max");
        var draws = new RobustnessDraws(plans, new DrawOptions { Sampling = new DirichletWeights(5) });
        for (var draw = 0; draw < 16; draw++) Assert.Equal(draws.Scores(draw), draws.Scores(draw + 16));
    }

    [Fact]
    public void Noise_is_around_the_weights_of_the_setting()
    {
        // Without noise every draw is the setting's own weighting.
        var plans = Plans(false, "weight=equal", "drop=c");
        var draws = new RobustnessDraws(plans, new DrawOptions { Sampling = new NoisyWeights(0) });
        for (var setting = 0; setting < 3; setting++)
        {
            var expected = plans[setting].Scores(plans[setting].Nominal);
            var found = draws.Scores(setting * 16);
            for (var row = 0; row < expected.Length; row++) Assert.Equal(expected[row], found[draws.Units.ToList().IndexOf(plans[setting].Units[row])], 1e-9);
        }
    }

    [Fact]
    public void Errors_of_shares_count_weightings_not_draws()
    {
        var plans = Plans(false, "same:normalise=min-max");
        var counted = new RobustnessDraws(plans, new DrawOptions()).Count(new DrawRange(0, 3200));
        var single = new WeightDraws(plans[0]).Count(new DrawRange(0, 1600));
        var (both, one) = (new RankSummary(counted, 2), new RankSummary(single));
        for (var unit = 0; unit < single.Units.Count; unit++)
        {
            Assert.Equal(one.Moments(unit).Mean.Value, both.Moments(unit).Mean.Value, 1e-12);
            Assert.Equal(one.Moments(unit).Mean.Error, both.Moments(unit).Mean.Error, 1e-3);
            Assert.Equal(one.Top(unit, 5).Value, both.Top(unit, 5).Value);
            Assert.Equal(one.Top(unit, 5).Error, both.Top(unit, 5).Error, 1e-3);
            Assert.Equal(one.Quantile(unit, 0.5), both.Quantile(unit, 0.5));
            Assert.Equal(single.Quantile(unit, 0.05), one.Quantile(unit, 0.05));
        }
    }

    [Fact]
    public void Groups_follow_from_the_ranges_of_ranks()
    {
        var counted = new WeightDraws(Plans(false)[0], new DrawOptions { Sampling = new NoisyWeights(0.3) }).Count(new DrawRange(0, 500));
        var summary = new RankSummary(counted);
        var groups = summary.Groups();
        var order = Enumerable.Range(0, groups.Length).OrderBy(unit => summary.Moments(unit).Mean.Value).ToList();
        var (group, leader) = (1, order[0]);
        foreach (var unit in order)
        {
            if (summary.Quantile(unit, 0.05).Rank > summary.Quantile(leader, 0.95).Rank) (group, leader) = (group + 1, unit);
            Assert.Equal(group, groups[unit]);
        }
        Assert.True(group > 1);
    }

    [Theory]
    [InlineData("±1@95%", 1, 0.95)]
    [InlineData("+-0.5@99%", 0.5, 0.99)]
    [InlineData("2", 2, 0.95)]
    public void Settled_rule_is_read(string text, double places, double confidence)
    {
        Assert.True(SettledRule.TryParse(text, out var rule));
        Assert.Equal(new SettledRule(places, confidence), rule);
    }

    [Theory]
    [InlineData("")]
    [InlineData("±")]
    [InlineData("0@95%")]
    [InlineData("1@95")]
    [InlineData("1@100%")]
    [InlineData("1@2@3%")]
    [InlineData("-1@95%")]
    public void Text_that_is_no_rule_is_refused(string text) => Assert.False(SettledRule.TryParse(text, out _));

    /// <summary>A weighting of the scheme for a setting that may lack some of its children: these are left out, the others keep their proportions.</summary>
    static double[] Mapped(ScoringPlan nominal, ScoringPlan setting, double[] weights)
    {
        var mapped = setting.Nominal.ToArray();
        foreach (var group in setting.Groups)
        {
            var from = nominal.Groups.Single(other => other.Node == group.Node);
            for (var child = 0; child < group.Count; child++)
                mapped[group.Offset + child] = weights[from.Offset + from.Children.ToList().IndexOf(group.Children[child])];
        }
        return mapped;
    }
}
