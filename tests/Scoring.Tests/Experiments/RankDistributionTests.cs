using Scoring.Experiments.Draws;
using Scoring.Experiments.Plans;

namespace Scoring.Tests.Experiments;

public sealed class RankDistributionTests
{
    const string Arithmetic = """{ "method": "arithmetic" }""";

    static readonly ScoringPlan Plan = ScoringPlan.Of(MadeUp.Run(Arithmetic, missing: 0.1, units: 120), 2024);
    static readonly DrawOptions Options = new() { Seed = 42, Pairs = [("U0001", "U0002"), ("U0007", "U0005")] };

    [Theory]
    [InlineData(Arithmetic, 0, "{}")]
    [InlineData(Arithmetic, 0.2, """{ "order": "low-first" }""")]
    [InlineData("""{ "method": "geometric" }""", 0.1, """{ "ties": "max" }""")]
    [InlineData("""{ "method": "arithmetic", "min_coverage": 0.7 }""", 0.3, """{ "decimals": 0 }""")]
    [InlineData("""{ "method": "median", "weighted": true }""", 0.1, "{}")]
    public void Counts_are_those_of_scoring_and_ranking_each_draw_alone(string aggregate, double missing, string rank)
    {
        var plan = ScoringPlan.Of(MadeUp.Run(aggregate, missing: missing, rank: rank), 2024);
        var draws = new WeightDraws(plan, new DrawOptions { Sampling = new DirichletWeights(20) });
        var counted = draws.Count(new DrawRange(5, 70));
        var expected = new long[plan.Units.Count, plan.Units.Count + 1];
        for (var draw = 5; draw < 75; draw++)
        {
            var ranks = plan.Ranks(plan.Scores(draws.Weights(draw)));
            for (var unit = 0; unit < ranks.Length; unit++) expected[unit, double.IsNaN(ranks[unit]) ? 0 : (int)ranks[unit]]++;
        }
        for (var unit = 0; unit < plan.Units.Count; unit++)
            for (var place = 0; place <= plan.Units.Count; place++)
                Assert.Equal(expected[unit, place], counted.Count(unit, place));
    }

    [Fact]
    public void Shards_merged_in_any_order_resumed_and_extended_give_the_bytes_of_one_run()
    {
        var draws = new WeightDraws(Plan, Options with { Threads = 1 });
        var whole = draws.Count(new DrawRange(0, 1000)).ToBytes();
        var shards = Enumerable.Range(1, 16).Select(shard => new WeightDraws(Plan, Options with { Threads = shard % 3 + 1 }).Count(DrawRange.Shard(1000, shard, 16))).ToArray();
        Assert.Equal(whole, RankDistribution.Merge(shards).ToBytes());
        Assert.Equal(whole, RankDistribution.Merge([.. shards.Reverse()]).ToBytes());
        Assert.Equal(whole, RankDistribution.Merge([RankDistribution.Merge([.. shards.Skip(5)]), RankDistribution.Merge([.. shards.Take(5)])]).ToBytes());

        var stored = RankDistribution.FromBytes(draws.Count(new DrawRange(0, 333)).ToBytes());
        Assert.Equal(whole, RankDistribution.Merge([stored, draws.Count(new DrawRange(333, 667))]).ToBytes());
        Assert.Equal(whole, RankDistribution.FromBytes(whole).ToBytes());
    }

    [Fact]
    public void Cancelled_run_keeps_what_is_done()
    {
        using var cancel = new CancellationTokenSource();
        var draws = new WeightDraws(Plan, Options with { MemoryBudget = 1 << 20, Threads = 2 });
        var part = draws.Count(new DrawRange(0, 1_000_000), done => cancel.Cancel(), cancel.Token);
        Assert.InRange(part.Draws, 1, 999_999);
        var rest = draws.Count(new DrawRange(part.Draws, 100));
        Assert.Equal(draws.Count(new DrawRange(0, part.Draws + 100)).ToBytes(), RankDistribution.Merge([part, rest]).ToBytes());
    }

    [Fact]
    public void Parts_that_do_not_belong_together_are_refused()
    {
        var draws = new WeightDraws(Plan, Options);
        var part = draws.Count(new DrawRange(0, 40));
        Assert.Throws<ScoringException>(() => RankDistribution.Merge([part, draws.Count(new DrawRange(39, 2))]));
        Assert.Throws<ScoringException>(() => RankDistribution.Merge([part, new WeightDraws(Plan, Options with { Seed = 43 }).Count(new DrawRange(40, 2))]));
        Assert.Throws<ScoringException>(() => RankDistribution.Merge([part, new WeightDraws(Plan, Options with { Sampling = new NoisyWeights(0.1) }).Count(new DrawRange(40, 2))]));
        Assert.Throws<ArgumentException>(() => RankDistribution.Merge([]));
        var bytes = part.ToBytes();
        for (var length = 0; length < bytes.Length; length += 97) Assert.Throws<ScoringException>(() => RankDistribution.FromBytes(bytes[..length]));
    }

    [Fact]
    public void Statistics_are_those_of_the_ranks_themselves()
    {
        var draws = new WeightDraws(Plan, Options);
        var counted = draws.Count(new DrawRange(0, 400));
        var ranks = Enumerable.Range(0, 400).Select(draw => Plan.Ranks(Plan.Scores(draws.Weights(draw)))).ToArray();
        for (var unit = 0; unit < Plan.Units.Count; unit += 7)
        {
            var own = ranks.Select(row => row[unit]).Order().ToArray();
            var (mean, deviation) = counted.Moments(unit);
            Assert.Equal(own.Average(), mean.Value, 1e-12);
            Assert.Equal(Math.Sqrt(own.Sum(rank => (rank - own.Average()) * (rank - own.Average())) / 399), deviation, 1e-9);
            Assert.Equal(deviation / 20, mean.Error, 1e-12);
            foreach (var p in new[] { 0, 0.05, 0.5, 0.95, 1 })
            {
                var quantile = counted.Quantile(unit, p);
                Assert.Equal(own[Math.Max(0, (int)Math.Ceiling(p * 400) - 1)], quantile.Rank);
                Assert.InRange(quantile.Rank, quantile.Low, quantile.High);
            }
            Assert.Equal(own.Count(rank => rank <= 10) / 400.0, counted.Top(unit, 10).Value);
            Assert.Equal(own.Count(rank => rank is >= 11 and <= 20) / 400.0, counted.Band(unit, 11, 20).Value);
            var shares = new double[Plan.Units.Count];
            counted.Acceptabilities(unit, shares);
            Assert.Equal(1, shares.Sum(), 1e-12);
        }
        var (a, b) = (counted.IndexOf("U0001"), counted.IndexOf("U0002"));
        Assert.Equal(ranks.Count(row => row[a] < row[b]) / 400.0, counted.Win(0).Value);
    }

    [Fact]
    public void Table_too_large_for_memory_counts_bands_of_ranks_and_keeps_the_rest_exact()
    {
        var plan = ScoringPlan.Of(MadeUp.Run(Arithmetic, units: 900), 2024);
        var exact = new WeightDraws(plan, new DrawOptions()).Count(new DrawRange(0, 200));
        var coarse = new WeightDraws(plan, new DrawOptions { MemoryBudget = 1 << 20 }).Count(new DrawRange(0, 200));
        Assert.Equal((1, 4), (exact.Resolution, coarse.Resolution));
        for (var unit = 0; unit < plan.Units.Count; unit += 50)
        {
            Assert.Equal(exact.Moments(unit), coarse.Moments(unit));
            Assert.Equal(exact.Top(unit, 10), coarse.Top(unit, 10));
            Assert.Equal(exact.Top(unit, 40), coarse.Top(unit, 40));
            Assert.InRange(coarse.Quantile(unit, 0.5).Rank - exact.Quantile(unit, 0.5).Rank, 0, 3);
        }
        Assert.Throws<ArgumentException>(() => coarse.Top(0, 7));
        Assert.Equal(coarse.ToBytes(), RankDistribution.FromBytes(coarse.ToBytes()).ToBytes());
    }

    [Fact]
    public void Unit_or_rank_that_is_not_there_is_refused()
    {
        var counted = new WeightDraws(Plan, Options).Count(new DrawRange(0, 10));
        foreach (var rank in new[] { -1, Plan.Units.Count + 1, double.NaN }) Assert.Throws<ArgumentOutOfRangeException>(() => counted.Count(0, rank));
        foreach (var unit in new[] { -1, Plan.Units.Count })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => counted.Count(unit, 1));
            Assert.Throws<ArgumentOutOfRangeException>(() => counted.Scored(unit));
            Assert.Throws<ArgumentOutOfRangeException>(() => counted.Moments(unit));
            Assert.Throws<ArgumentOutOfRangeException>(() => counted.Top(unit, 1));
            Assert.Throws<ArgumentOutOfRangeException>(() => counted.Quantile(unit, 0.5));
        }
    }

    [Fact]
    public void Error_of_a_share_covers_the_share_of_many_draws()
    {
        var draws = new WeightDraws(Plan, Options);
        var (few, many) = (draws.Count(new DrawRange(0, 500)), draws.Count(new DrawRange(500, 20_000)));
        var far = Enumerable.Range(0, Plan.Units.Count).Count(unit => Math.Abs(few.Top(unit, 30).Value - many.Top(unit, 30).Value) > 2 * few.Top(unit, 30).Error);
        Assert.InRange(far, 0, Plan.Units.Count * 15 / 100); // 5 % are expected, and units move together
    }
}
