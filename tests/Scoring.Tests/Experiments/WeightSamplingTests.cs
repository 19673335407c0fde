using FsCheck.Xunit;
using Scoring.Experiments.Draws;
using Scoring.Experiments.Plans;
using Scoring.Kernels;

namespace Scoring.Tests.Experiments;

[Properties(Replay = "1,3", QuietOnSuccess = true)]
public sealed class WeightSamplingTests
{
    const int Draws = 20_000;

    static readonly ScoringPlan Tree = ScoringPlan.Of(MadeUp.Run("""{ "method": "arithmetic" }"""), 2024);
    static readonly ScoringPlan Leaf = ScoringPlan.Of(MadeUp.Run("""{ "method": "arithmetic" }"""), 2024, new PlanOptions { Space = WeightSpace.Leaf });

    /// <summary>A coordinate of a uniform point on a simplex of m corners has P(w ≤ x) = 1 − (1 − x)^(m−1).</summary>
    [Fact]
    public void Uniform_weights_have_beta_marginals()
    {
        foreach (var (plan, scale) in new[] { (Tree, 100.0), (Leaf, 1) })
        {
            var group = plan.Groups[0];
            for (var child = 0; child < group.Count; child++)
            {
                AssertKolmogorov(Column(plan, new UniformWeights(), child), weight => 1 - Math.Pow(1 - weight / scale, group.Count - 1));
            }
        }
    }

    [Fact]
    public void Marginals_would_tell_normalised_uniforms_apart()
    {
        // Normalised uniforms of eight children leave above ¼ less often than (3/4)^7 = 0.133 of the simplex.
        Assert.InRange(Column(Leaf, new UniformWeights(), 2).Count(share => share > 0.25) / (double)Draws, 0.126, 0.141);
    }

    [Fact]
    public void Dirichlet_weights_have_the_nominal_mean_and_the_variance_of_their_concentration()
    {
        foreach (var concentration in new[] { 0.5, 8, 100 })
            for (var child = 0; child < 8; child++)
            {
                var shares = Column(Leaf, new DirichletWeights(concentration), child);
                var nominal = Leaf.Nominal[child];
                var deviation = Math.Sqrt(nominal * (1 - nominal) / (concentration + 1));
                Assert.InRange(shares.Average(), nominal - 4 * deviation / Math.Sqrt(Draws), nominal + 4 * deviation / Math.Sqrt(Draws));
                Assert.InRange(Math.Sqrt(shares.Average(share => (share - nominal) * (share - nominal))), 0.95 * deviation, 1.05 * deviation);
            }
    }

    [Property(MaxTest = 60)]
    public void Shares_sum_to_one_and_keep_their_floor(ulong seed, byte percent)
    {
        var floor = percent % 12 / 100.0;
        foreach (var sampling in new WeightSampling[] { new UniformWeights(floor), new OrderedWeights(MadeUp.Codes.ToDictionary(code => code, code => code[0] - 'a'), floor) })
        {
            var weights = Draw(Leaf, sampling, seed, percent);
            Assert.Equal(1, weights.Sum(), 1e-12);
            Assert.All(weights, weight => Assert.True(weight >= floor));
        }
    }

    [Property(MaxTest = 60)]
    public void Noise_stays_within_its_share_of_the_nominal_weights(ulong seed, byte draw)
    {
        var weights = Draw(Tree, new NoisyWeights(0.25), seed, draw);
        foreach (var group in Tree.Groups)
        {
            var own = weights.AsSpan(group.Offset, group.Count).ToArray();
            Assert.Equal(group.Total, own.Sum(), 1e-9);
            for (var child = 0; child < own.Length; child++) Assert.InRange(own[child] / group.Nominal[child], 0.75 / 1.25 - 1e-12, 1.25 / 0.75 + 1e-12);
        }
    }

    [Property(MaxTest = 60)]
    public void Order_of_importance_always_holds(ulong seed, byte draw)
    {
        // b before a and c, which are not compared with each other.
        var weights = Draw(Leaf, new OrderedWeights(MadeUp.Codes.ToDictionary(code => code, code => code[0] == 'b' ? 1 : 2)), seed, draw);
        Assert.True(weights[3..6].Min() >= weights[..3].Concat(weights[6..]).Max());
    }

    /// <summary>The largest of three uniform shares has the mean (1 + 1/2 + 1/3)/3, the next (1/2 + 1/3)/3, the least 1/9.</summary>
    [Fact]
    public void Ordered_weights_are_the_order_statistics_of_the_simplex()
    {
        var order = new OrderedWeights(new Dictionary<string, int> { ["A"] = 2, ["B"] = 1, ["C"] = 3 });
        Assert.Equal(100 * 5 / 18.0, Column(Tree, order, 0).Average(), 0.3);
        Assert.Equal(100 * 11 / 18.0, Column(Tree, order, 1).Average(), 0.3);
        Assert.Equal(100 * 2 / 18.0, Column(Tree, order, 2).Average(), 0.3);
        // Two tiers: the first child has the largest share, the others halve what is left on average.
        var tiers = new OrderedWeights(new Dictionary<string, int> { ["A"] = 2, ["B"] = 1, ["C"] = 2 });
        Assert.Equal(100 * 7 / 36.0, Column(Tree, tiers, 0).Average(), 0.4);
        Assert.Equal(100 * 7 / 36.0, Column(Tree, tiers, 2).Average(), 0.4);
    }

    [Property(MaxTest = 40)]
    public void Limits_always_hold(ulong seed, byte draw)
    {
        var narrow = MadeUp.Codes.ToDictionary(code => code, code => code[0] == 'a' ? (0.1, 0.12) : (0.05, 0.2));
        var weights = Draw(Leaf, new IntervalWeights(narrow), seed, draw);
        Assert.Equal(1, weights.Sum(), 1e-12);
        for (var child = 0; child < 8; child++) Assert.InRange(weights[child], narrow[MadeUp.Codes[child]].Item1, narrow[MadeUp.Codes[child]].Item2);
    }

    /// <summary>0.3 … 0.4 for each of three shares: a hexagon about ⅓, so each is symmetric and P(w ≤ 0.32) follows from its area.</summary>
    [Fact]
    public void Interval_weights_are_uniform_inside_their_limits()
    {
        var limits = new[] { "A", "B", "C" }.ToDictionary(code => code, _ => (0.3, 0.4));
        for (var child = 0; child < 3; child++)
        {
            var shares = Column(Tree, new IntervalWeights(limits), child);
            // With w − 0.3 = u in 0 … 0.1 and u + v + t = 0.1 the region is the whole triangle: P(u ≤ 0.02) = 1 − 0.8².
            Assert.Equal(0.36, shares.Count(share => share <= 32) / (double)Draws, 0.012);
            Assert.Equal(100 / 3.0, shares.Average(), 0.06);
        }
        // Far from the corner only the walk reaches: two shares of eight bound from above and below.
        var tight = MadeUp.Codes.ToDictionary(code => code, code => code is "a0" or "a1" ? (0.4, 0.5) : (0.0, 0.05));
        var first = Column(Leaf, new IntervalWeights(tight), 0);
        var second = Column(Leaf, new IntervalWeights(tight), 1);
        Assert.Equal(first.Average(), second.Average(), 0.001);
    }

    /// <summary>One child may take anything and the others 0 … 0.01 each: these are independent and uniform, as what is left always fits.</summary>
    [Fact]
    public void Narrow_limits_beside_a_free_child_are_filled_evenly()
    {
        var narrow = MadeUp.Codes.Skip(1).ToDictionary(code => code, _ => (0.0, 0.01));
        foreach (var child in new[] { 1, 4, 7 })
            AssertKolmogorov(Column(Leaf, new IntervalWeights(narrow), child), share => share / 0.01);
    }

    /// <summary>No share above 0.13: what each is short of that is uniform on the simplex of 8·0.13 − 1 = 0.04.</summary>
    [Fact]
    public void Limits_that_leave_little_below_them_are_the_simplex_upside_down()
    {
        var high = MadeUp.Codes.ToDictionary(code => code, _ => (0.0, 0.13));
        AssertKolmogorov(Column(Leaf, new IntervalWeights(high), 2), share => Math.Pow(1 - (0.13 - share) / 0.04, 7));
    }

    /// <summary>Far from every corner rejection fails for many draws, which then come from the walk: three shares of 0.3 … 0.31 leave five that sum to 0.07 … 0.1, of which two stay below 0.002 and one above 0.06.</summary>
    [Fact]
    public void Limits_that_pull_different_ways_are_filled_evenly()
    {
        var mixed = new Dictionary<string, (double, double)>
        {
            ["a0"] = (0.3, 0.31),
            ["a1"] = (0.3, 0.31),
            ["a2"] = (0.3, 0.31),
            ["b0"] = (0, 0.002),
            ["b1"] = (0, 0.002),
            ["b2"] = (0, 0.5),
            ["c0"] = (0.06, 1),
            ["c1"] = (0, 0.001),
        };
        var draws = new WeightDraws(Leaf, new DrawOptions { Sampling = new IntervalWeights(mixed) });
        var drawn = Enumerable.Range(0, Draws).Select(draw => draws.Weights(draw)).ToArray();
        // Plain rejection from the box, with numbers of its own: what is left for c0 must be above 0.06 and b2 below what the others leave.
        var expected = new List<double[]>();
        var uniforms = new double[7];
        for (var attempt = 0UL; expected.Count < Draws; attempt++)
        {
            Philox.OpenUniform(9, attempt, 0, uniforms);
            double[] w = [0.3 + 0.01 * uniforms[0], 0.3 + 0.01 * uniforms[1], 0.3 + 0.01 * uniforms[2], 0.002 * uniforms[3], 0.002 * uniforms[4], 0.04 * uniforms[5], 0, 0.001 * uniforms[6]];
            w[6] = 1 - w.Sum();
            if (w[6] >= 0.06) expected.Add(w);
        }
        for (var child = 0; child < 8; child++)
        {
            double[] own = [.. drawn.Select(w => w[child]).Order()], other = [.. expected.Select(w => w[child]).Order()];
            var (most, at) = (0.0, 0);
            for (var i = 0; i < Draws; i++)
            {
                while (at < Draws && other[at] <= own[i]) at++;
                most = Math.Max(most, Math.Abs((i + 0.5) / Draws - at / (double)Draws));
            }
            Assert.InRange(most, 0, 1.95 * Math.Sqrt(2.0 / Draws));
        }
    }

    [Fact]
    public void Only_named_groups_vary()
    {
        var weights = new WeightDraws(Tree, new DrawOptions { Only = ["B"] }).Weights(3);
        Assert.Equal(Tree.Nominal[..6].ToArray(), weights[..6]);
        Assert.NotEqual(Tree.Nominal[6], weights[6]);
    }

    [Fact]
    public void Samplings_that_do_not_fit_are_refused()
    {
        foreach (var sampling in new WeightSampling[]
        {
            new UniformWeights(0.6), new UniformWeights(-0.1), new UniformWeights(double.NaN), new NoisyWeights(1.5), new DirichletWeights(0),
            new OrderedWeights(new Dictionary<string, int> { ["A"] = 1 }), new IntervalWeights(new Dictionary<string, (double, double)> { ["A"] = (0.5, 0.4) }),
            new IntervalWeights(new Dictionary<string, (double, double)> { ["A"] = (0.5, 1), ["B"] = (0.6, 1) }),
        })
            Assert.Throws<ScoringException>(() => new WeightDraws(Tree, new DrawOptions { Sampling = sampling }));
        Assert.Throws<ScoringException>(() => new WeightDraws(Tree, new DrawOptions { Only = ["a0"] }));
    }

    /// <summary>Kolmogorov's limit for one case in a thousand.</summary>
    static void AssertKolmogorov(double[] drawn, Func<double, double> distribution)
    {
        double[] sorted = [.. drawn.Order()];
        Assert.InRange(sorted.Select((value, i) => Math.Abs(distribution(value) - (i + 0.5) / sorted.Length)).Max(), 0, 1.95 / Math.Sqrt(sorted.Length));
    }

    static double[] Draw(ScoringPlan plan, WeightSampling sampling, ulong seed, long draw) =>
        new WeightDraws(plan, new DrawOptions { Sampling = sampling, Seed = seed }).Weights(draw);

    static double[] Column(ScoringPlan plan, WeightSampling sampling, int child)
    {
        var draws = new WeightDraws(plan, new DrawOptions { Sampling = sampling });
        return [.. Enumerable.Range(0, Draws).Select(draw => draws.Weights(draw)[child])];
    }
}
