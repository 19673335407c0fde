using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Scoring.Kernels;

namespace Scoring.Tests.Kernels;

[Properties(Replay = "1,3", MaxTest = 150, QuietOnSuccess = true, Arbitrary = [typeof(Columns)])]
public class RankKernelTests
{
    public sealed record Column(double[] Values);

    public static class Columns
    {
        static readonly double[] Special =
            [0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon, double.MaxValue, double.MinValue, 1, 1.0000000000000002];

        static readonly Gen<double> Any = Gen.OneOf(
            Gen.Elements(Special),
            Gen.Choose(-5, 5).Select(i => i / 2.0),
            ArbMap.Default.GeneratorFor<ulong>().Select(BitConverter.UInt64BitsToDouble));

        static readonly Gen<double> Score = Gen.Choose(0, 1_000_000_000).Select(i => i / 1e7);

        public static Arbitrary<Column> Column() =>
            (from size in Gen.Elements(0, 1, 2, 3, 10, 32, 33, 100, 513)
             from values in Gen.OneOf(Any, Score).ListOf(size)
             select new Column([.. values])).ToArbitrary();
    }

    [Property]
    public void Rank_agrees_with_counting(Column column, bool highFirst)
    {
        var scratch = new RankScratch();
        var ranks = new double[column.Values.Length];
        foreach (var ties in Enum.GetValues<TieRule>())
        {
            Array.Fill(ranks, -1);
            RankKernel.Rank(column.Values, highFirst, ties, scratch, ranks);
            Assert.Equal(Counted(column.Values, highFirst, ties), ranks);
        }
        var whole = new int[column.Values.Length];
        RankKernel.RankMin(column.Values, highFirst, scratch, whole);
        Assert.Equal(Counted(column.Values, highFirst, TieRule.Min), whole.Select(r => (double)r));
    }

    [Property]
    public void RankWithin_agrees_with_counting(Column sample, Column column, bool average)
    {
        double[] sorted = [.. sample.Values.Where(v => !double.IsNaN(v)).Order()];
        var ranks = new double[column.Values.Length];
        RankKernel.RankWithin(sorted, column.Values, average, ranks);
        for (var i = 0; i < ranks.Length; i++)
        {
            var x = column.Values[i];
            var equal = average ? sorted.Count(v => v == x) : 0;
            Assert.Equal(double.IsNaN(x) ? 0 : sorted.Count(v => v < x) + (Math.Max(equal, 1) + 1) * 0.5, ranks[i]);
        }
    }

    [Property]
    public void RankWithin_of_the_sample_itself_is_the_ascending_rank(Column column, bool average)
    {
        double[] values = [.. column.Values.Where(v => !double.IsNaN(v))];
        var ranks = new double[values.Length];
        RankKernel.RankWithin([.. values.Order()], values, average, ranks);
        Assert.Equal(Counted(values, highFirst: false, average ? TieRule.Average : TieRule.Min), ranks);
    }

    [Theory]
    [InlineData("uniform", 2850)]
    [InlineData("uniform", 4097)]
    [InlineData("uniform", 60_000)]
    [InlineData("tied", 2850)]
    [InlineData("tied", 60_000)]
    [InlineData("one outlier", 2850)]
    [InlineData("one outlier", 60_000)]
    [InlineData("heavy tail", 2850)]
    [InlineData("every magnitude", 2850)]
    [InlineData("too wide", 2850)]
    [InlineData("too narrow", 2850)]
    [InlineData("descending clusters", 4096)]
    [InlineData("all equal", 2850)]
    [InlineData("all missing", 2850)]
    public void Order_agrees_with_a_stable_sort(string shape, int count)
    {
        var random = new SplitMix(7);
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            var u = random.NextDouble();
            values[i] = u < 0.03 && shape != "all equal" ? double.NaN : shape switch
            {
                "uniform" => 100 * random.NextDouble(),
                "tied" => Math.Round(20 * random.NextDouble()) - 10,
                "one outlier" => i == 5 ? 1e200 : random.NextDouble(),
                "heavy tail" => Math.Exp(12 * random.NextDouble() * random.NextDouble()),
                "every magnitude" => BitConverter.UInt64BitsToDouble(random.Next()),
                "too wide" => (random.NextDouble() - 0.5) * double.MaxValue * 2,
                "too narrow" => random.Below(1000) * double.Epsilon,
                "descending clusters" => (i & 1) + (count - i) * 1e-9,
                "all equal" => 3.5,
                _ => double.NaN,
            };
        }
        var scratch = new RankScratch(count);
        var order = new int[count];
        foreach (var highFirst in new[] { true, false })
        {
            var present = Enumerable.Range(0, count).Where(i => !double.IsNaN(values[i]));
            var expected = (highFirst ? present.OrderByDescending(i => values[i]) : present.OrderBy(i => values[i])).ToArray();
            var found = RankKernel.Order(values, highFirst, scratch, order);
            Assert.Equal(expected, order[..found]);
        }
    }

    [Fact]
    public void Rank_allocates_nothing_once_the_scratch_has_grown()
    {
        var random = new SplitMix(1);
        double[] values = [.. Enumerable.Range(0, 5000).Select(_ => random.NextDouble())];
        var ranks = new double[values.Length];
        var scratch = new RankScratch();
        RankKernel.Rank(values, true, TieRule.Average, scratch, ranks);
        var before = GC.GetAllocatedBytesForCurrentThread();
        RankKernel.Rank(values, true, TieRule.Average, scratch, ranks);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Tie_rules_give_their_documented_example()
    {
        var values = new[] { 7, double.NaN, 9, 7, 5 };
        Assert.Equal([2, 0, 1, 2, 4], Ranked(TieRule.Min));
        Assert.Equal([3, 0, 1, 3, 4], Ranked(TieRule.Max));
        Assert.Equal([2, 0, 1, 2, 3], Ranked(TieRule.Dense));
        Assert.Equal([2.5, 0, 1, 2.5, 4], Ranked(TieRule.Average));
        Assert.Equal([2, 0, 1, 3, 4], Ranked(TieRule.First));

        double[] Ranked(TieRule ties)
        {
            var ranks = new double[values.Length];
            RankKernel.Rank(values, true, ties, new RankScratch(), ranks);
            return ranks;
        }
    }

    static double[] Counted(double[] values, bool highFirst, TieRule ties)
    {
        var ranks = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var x = values[i];
            if (double.IsNaN(x))
                continue;
            double[] better = [.. values.Where(v => highFirst ? v > x : v < x)];
            var equal = values.Count(v => v == x);
            ranks[i] = ties switch
            {
                TieRule.Max => better.Length + equal,
                TieRule.Dense => better.Select(v => v + 0.0).Distinct().Count() + 1,
                TieRule.Average => better.Length + (equal + 1) / 2.0,
                TieRule.First => better.Length + values.Take(i + 1).Count(v => v == x),
                _ => better.Length + 1,
            };
        }
        return ranks;
    }
}
