using FsCheck.Xunit;
using Scoring.Evaluating;
using Scoring.Experiments.Exact;
using Scoring.Tests.Aggregating;

namespace Scoring.Tests.Experiments.Exact;

/// <summary>Thresholds against whole runs with the weight on either side of each.</summary>
[Properties(Replay = "1,3", QuietOnSuccess = true, Arbitrary = [typeof(SmallIndex)])]
public sealed class WeightThresholdsTests
{
    const double Step = 1e-5;

    [Property(MaxTest = 60)]
    public void Inside_the_interval_nothing_changes_and_beyond_it_the_rival_passes(SmallIndex index)
    {
        var evaluation = index.Evaluate();
        var thresholds = WeightThresholds.Of(evaluation, 0, threads: 2);
        Assert.Equal(SmallIndex.Codes.Order(), thresholds.Weights.Select(weight => weight.Code).Order());
        foreach (var weight in thresholds.Weights)
        {
            double[] inside = [.. Enumerable.Range(1, 9).Select(i => i / 10.0), weight.Share - Step, weight.Share + Step];
            var runs = inside.Select(share => index.ScoresAt(weight.Code, share)).ToArray();
            foreach (var unit in thresholds.Ranked)
            {
                var interval = weight.Stability(unit);
                var rank = SmallIndex.Rank(index.ScoresAt(weight.Code, weight.Share), unit);
                for (var i = 0; i < inside.Length; i++)
                    if (inside[i] > interval.Low + 1e-9 && inside[i] < interval.High - 1e-9)
                        Assert.Equal(rank, SmallIndex.Rank(runs[i], unit));
                if (interval.HighRival >= 0) AssertPasses(index, weight, unit, interval.HighRival, interval.High);
                if (interval.LowRival >= 0) AssertPasses(index, weight, unit, interval.LowRival, interval.Low);
            }
        }
    }

    static void AssertPasses(SmallIndex index, WeightSlider weight, int unit, int rival, double share)
    {
        if (share < 2 * Step || share > 1 - 2 * Step) return;
        var (before, after) = (index.ScoresAt(weight.Code, share - Step), index.ScoresAt(weight.Code, share + Step));
        Assert.True((before[unit] - before[rival]) * (after[unit] - after[rival]) < 0, $"{weight.Code} at {share:R}: {unit} and {rival} do not change places.");
    }

    [Property(MaxTest = 60)]
    public void Swaps_are_those_that_brute_force_sees_between_runs(SmallIndex index)
    {
        var thresholds = WeightThresholds.Of(index.Evaluate(), 0, threads: 1);
        foreach (var weight in thresholds.Weights)
        {
            var swaps = weight.Swaps();
            Assert.Equal(swaps.OrderBy(swap => swap.Share), swaps);
            double[] stops = [1e-7, .. swaps.Select(swap => swap.Share), 1 - 1e-7];
            for (var i = 1; i < stops.Length; i++)
            {
                if (stops[i] - stops[i - 1] < 1e-4) continue;
                // Between two stops nobody moves; across a stop those that are said to.
                var (first, second) = (index.ScoresAt(weight.Code, stops[i - 1] + 1e-5), index.ScoresAt(weight.Code, stops[i] - 1e-5));
                foreach (var unit in thresholds.Ranked) Assert.Equal(SmallIndex.Standing(first, unit), SmallIndex.Standing(second, unit));
            }
            foreach (var swap in swaps.Where(swap => swap.Share is > 2 * Step and < 1 - 2 * Step))
            {
                var (before, after) = (index.ScoresAt(weight.Code, swap.Share - Step), index.ScoresAt(weight.Code, swap.Share + Step));
                Assert.True(before[swap.Rising] < before[swap.Falling] && after[swap.Rising] > after[swap.Falling]);
            }
            var part = weight.Swaps(0.3, 0.6);
            Assert.Equal(swaps.Where(swap => swap.Share is >= 0.3 and <= 0.6), part);
        }
    }

    [Property(MaxTest = 40)]
    public void Rank_along_the_slider_is_that_of_runs_in_between(SmallIndex index)
    {
        var thresholds = WeightThresholds.Of(index.Evaluate(), 0, threads: 1);
        foreach (var weight in thresholds.Weights)
            foreach (var unit in thresholds.Ranked)
            {
                var stretches = weight.RankOf(unit);
                Assert.Equal((0.0, 1.0), (stretches[0].From, stretches[^1].To));
                foreach (var stretch in stretches.Where(stretch => stretch.To - stretch.From > 1e-4))
                {
                    var scores = index.ScoresAt(weight.Code, (stretch.From * 3 + stretch.To) / 4);
                    Assert.Equal(stretch.Rank, SmallIndex.Rank(scores, unit));
                }
            }
    }

    [Property(MaxTest = 40)]
    public void First_meetings_are_the_nearest_of_all_pairs(SmallIndex index)
    {
        var thresholds = WeightThresholds.Of(index.Evaluate(), 0, threads: 1);
        foreach (var weight in thresholds.Weights)
        {
            var swaps = weight.Swaps();
            foreach (var unit in thresholds.Ranked)
            {
                var own = swaps.Where(swap => swap.Rising == unit || swap.Falling == unit).Select(swap => swap.Share).ToList();
                var interval = weight.Stability(unit);
                if (interval.High > weight.Share) Assert.Equal(own.Where(share => share > weight.Share + 1e-12).DefaultIfEmpty(1).Min(), interval.High, 1e-9);
                if (interval.Low < weight.Share) Assert.Equal(own.Where(share => share < weight.Share - 1e-12).DefaultIfEmpty(0).Max(), interval.Low, 1e-9);
            }
        }
    }

    [Property(MaxTest = 120)]
    public void With_weights_of_zero_a_slider_is_right_or_refused(SmallIndex index, byte zeros)
    {
        // One weight of 0 in each of two groups, or all but one.
        double[] weights = [.. index.Weights.Select((weight, i) => (zeros & (1 << i)) != 0 && i is not (0 or 2 or 6) ? 0 : weight)];
        index = index with { Weights = weights };
        var evaluation = index.Evaluate();
        var thresholds = WeightThresholds.Of(evaluation, 0, threads: 1);
        Assert.Equal(SmallIndex.Codes.Order(), thresholds.Weights.Select(weight => weight.Code).Concat(thresholds.Refused.Select(refused => refused.Code)).Order());
        Assert.All(thresholds.Refused, refused => Assert.Contains("jump", refused.Reason.En, StringComparison.Ordinal));
        foreach (var weight in thresholds.Weights)
            foreach (var unit in thresholds.Ranked)
            {
                var interval = weight.Stability(unit);
                var (from, to) = (Math.Max(interval.Low, Step), Math.Min(interval.High, 1 - Step));
                var rank = SmallIndex.Rank(index.ScoresAt(weight.Code, weight.Share), unit);
                foreach (var part in new[] { 0.001, 0.3, 0.7, 0.999 })
                    if (to - from > 1e-4) Assert.Equal(rank, SmallIndex.Rank(index.ScoresAt(weight.Code, from + part * (to - from)), unit));
                if (interval.HighRival >= 0) AssertPasses(index, weight, unit, interval.HighRival, interval.High);
                if (interval.LowRival >= 0) AssertPasses(index, weight, unit, interval.LowRival, interval.Low);
            }
    }

    [Fact]
    public void Unit_that_has_only_what_weighs_nothing_jumps_and_the_slider_is_refused()
    {
        // d weighs nothing: unit 0, without e, has no q until d weighs something; then q = 9 counts half at once.
        var index = new SmallIndex("arithmetic", [1, 1, 1, 1, 1, 0, 1], [[3, 3, 3, 9, double.NaN], [4, 4, 4, 4, 4]], "high-first");
        var thresholds = WeightThresholds.Of(index.Evaluate(), 0);
        Assert.Equal(["d", "e"], thresholds.Refused.Select(refused => refused.Code));
        Assert.All(thresholds.Refused, refused => Assert.Equal("q: units that have only children that weigh nothing (1) jump as soon as one of these weighs something", refused.Reason.En));
        Assert.Equal([3, 6], new[] { 0, 1e-9 }.Select(share => index.ScoresAt("d", share)[0]));
    }

    [Fact]
    public void Two_units_by_hand()
    {
        // p = a alone counts: scores 3t + 1(1−t) and 2t + 4(1−t) meet where 2t + 1 = 4 − 2t.
        var index = new SmallIndex("arithmetic", [1, 1, 1, 1, 1, 1, 1], [[3, 3, 3, 1, 1], [2, 2, 2, 4, 4]], "high-first");
        var slider = WeightThresholds.Of(index.Evaluate(), 0).Find("p")!;
        Assert.Equal(0.5, slider.Share);
        Example.Close(0.75, slider.Stability(0).High);
        Assert.Equal((1, 0.0, -1), (slider.Stability(0).HighRival, slider.Stability(0).Low, slider.Stability(0).LowRival));
        var swap = Assert.Single(slider.Swaps());
        Example.Close(0.75, swap.Share);
        Assert.Equal((0, 1), (swap.Rising, swap.Falling));
        Assert.Equal([2, 1], slider.RankOf(0).Select(stretch => stretch.Rank));
    }

    [Fact]
    public void Unit_level_with_another_loses_its_place_only_on_the_side_where_the_other_gains()
    {
        var index = new SmallIndex("arithmetic", [1, 1, 1, 1, 1, 1, 1], [[4, 4, 4, 2, 2], [2, 2, 2, 4, 4]], "high-first");
        var slider = WeightThresholds.Of(index.Evaluate(), 0).Find("p")!;
        Assert.Equal(new StabilityInterval(0.5, 1, 1, -1), slider.Stability(0));
        Assert.Equal(new StabilityInterval(0, 0.5, -1, 0), slider.Stability(1));
        Assert.Equal((0.5, 0.5), (slider.Anything.Low, slider.Anything.High));
    }

    [Fact]
    public void Weights_under_a_mean_of_means_of_another_kind_are_refused_with_the_node()
    {
        var scheme = Nominal.Source().Scheme;
        var evaluation = Evaluator.Run(scheme, Nominal.Panel(), threads: 1);
        var thresholds = WeightThresholds.Of(evaluation, 1);
        Assert.Equal(["p", "q", "a", "b"], thresholds.Weights.Select(weight => weight.Code));
        Assert.Equal(["c", "e"], thresholds.Refused.Select(refused => refused.Code));
        Assert.All(thresholds.Refused, refused => Assert.Contains("median", refused.Reason.En, StringComparison.Ordinal));
    }
}
