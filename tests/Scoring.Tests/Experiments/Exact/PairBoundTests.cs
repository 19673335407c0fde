using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Scoring.Experiments.Exact;

namespace Scoring.Tests.Experiments.Exact;

/// <summary>Bounds of pairs and ranks against weights drawn from their sets.</summary>
[Properties(Replay = "1,3", QuietOnSuccess = true, Arbitrary = [typeof(PairBoundTests)])]
public sealed class PairBoundTests
{
    /// <summary>Values of a few units, a set of weights, and some weights of the set.</summary>
    public sealed record Box(double[][] Rows, double[] Low, double[] High, double[][] Drawn);

    public static Arbitrary<Box> Boxes() => (
        from m in Gen.Choose(2, 5)
        from units in Gen.Choose(2, 7)
        from rows in Gen.Choose(0, 20).Select(n => n * 0.5).ArrayOf(m).ArrayOf(units)
        from centre in Gen.Choose(1, 20).ArrayOf(m)
        from width in Gen.Choose(0, 60)
        from mixes in Gen.Choose(0, 100).ArrayOf(m).ArrayOf(30)
        select Make(rows, centre, width / 100.0, mixes)).ToArbitrary();

    static Box Make(double[][] rows, int[] centre, double width, int[][] mixes)
    {
        double[] weights = [.. centre.Select(n => n / (double)centre.Sum())];
        double[] low = [.. weights.Select(weight => Math.Max(0, weight * (1 - width)))];
        double[] high = [.. weights.Select(weight => weight * (1 + width))];
        // Every corner of a pairwise transfer is in the set, and so is every mean of such corners with the centre.
        var drawn = mixes.Select(mix =>
        {
            var w = (double[])weights.Clone();
            for (var j = 1; j < w.Length; j++)
            {
                var give = Math.Min(w[j] - low[j], high[j - 1] - w[j - 1]) * mix[j] / 100;
                (w[j], w[j - 1]) = (w[j] - give, w[j - 1] + give);
            }
            return w;
        });
        return new Box(rows, low, high, [weights, .. drawn]);
    }

    [Property(MaxTest = 200)]
    public void Bound_is_reached_and_no_weights_of_the_set_go_below_it(Box box)
    {
        double[] d = [.. box.Rows[0].Zip(box.Rows[1], (one, two) => one - two)];
        var (bound, weights) = PairBound.Minimum(d, box.Low, box.High);
        Assert.Equal(1, weights.Sum(), 1e-9);
        for (var j = 0; j < d.Length; j++) Assert.InRange(weights[j], box.Low[j] - 1e-12, box.High[j] + 1e-12);
        Assert.Equal(bound, Dot(weights, d), 1e-9);
        foreach (var w in box.Drawn) Assert.True(Dot(w, d) >= bound - 1e-9);
    }

    [Property(MaxTest = 200)]
    public void Order_holds_up_to_the_contamination_and_not_beyond(Box box)
    {
        double[] d = [.. box.Rows[0].Zip(box.Rows[1], (one, two) => one - two)];
        var w0 = box.Drawn[0];
        var epsilon = PairBound.RobustTo(d, w0);
        double Least(double e) => Enumerable.Range(0, d.Length).Min(j => (1 - e) * Dot(w0, d) + e * d[j]);
        if (Dot(w0, d) > 0) Assert.True(Least(epsilon * 0.999999) >= -1e-12);
        if (epsilon is > 0 and < 0.99) Assert.True(Least(epsilon * 1.001) < 0);
    }

    [Property(MaxTest = 200)]
    public void Rank_bounds_hold_for_all_drawn_weights(Box box)
    {
        var terms = LinearTerms.Of([.. box.Low.Select((_, j) => $"x{j}")], box.Drawn[0], box.Rows);
        for (var unit = 0; unit < box.Rows.Length; unit++)
        {
            var bounds = RankBounds.Of(terms, unit, box.Low, box.High);
            Assert.True(bounds.BestOuter <= bounds.BestInner && bounds.BestInner <= bounds.WorstInner && bounds.WorstInner <= bounds.WorstOuter);
            foreach (var w in box.Drawn)
            {
                var own = Dot(w, box.Rows[unit]);
                var (atLeast, atMost) = (1 + box.Rows.Count(row => Dot(w, row) > own + 1e-9), 1 + box.Rows.Count(row => Dot(w, row) > own - 1e-9) - 1);
                Assert.InRange(atMost, bounds.BestOuter, box.Rows.Length);
                Assert.InRange(atLeast, 1, bounds.WorstOuter);
            }
        }
    }

    [Fact]
    public void Fixed_weights_give_the_exact_rank()
    {
        var terms = LinearTerms.Of(["a", "b"], [0.5, 0.5], [[4, 0], [1, 1], [0, 3]]);
        Assert.Equal(new RankBounds(2, 2, 2, 2), RankBounds.Of(terms, 2, [0.5, 0.5], [0.5, 0.5]));
        Assert.Equal(new RankBounds(1, 1, 3, 3), RankBounds.Of(terms, 2, [0, 0], [1, 1]));
    }

    static double Dot(double[] weights, double[] values) => weights.Zip(values, (w, v) => w * v).Sum();
}
