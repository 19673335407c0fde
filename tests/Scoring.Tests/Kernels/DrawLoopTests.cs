using Scoring.Kernels;
using Scoring.Tests.Shared;

namespace Scoring.Tests.Kernels;

public sealed unsafe class DrawLoopTests
{
    [Fact]
    public void Counts_of_counties_equal_sorting_in_every_cell() => AssertEqualsSorting(new DrawCase(2850, 60, 10_000), 8 << 20);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(255)]
    [InlineData(4096)]
    [InlineData(4097)]
    public void Counts_equal_sorting_in_every_cell_for_any_number_of_units(int units) => AssertEqualsSorting(new DrawCase(units, 9, 500), 1 << 20);

    [Fact]
    public void Counts_equal_sorting_in_every_cell_for_unusual_scores()
    {
        foreach (var each in DrawCase.Small) AssertEqualsSorting(each, 1 << 18);
    }

    [Theory]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    public void Ranks_of_many_units_equal_sorting(int units)
    {
        var large = new DrawCase(units, 3, 20, units % 2 == 0 ? DrawKind.Ties : DrawKind.Plain);
        var scorer = large.Scorer();
        var scratch = scorer.NewScratch(DrawLoop.ScoredTogether);
        var ranker = new DrawRanker(units, true, TieRule.Min);
        var (small, wide) = (new AlignedArray<ushort>(units), new AlignedArray<uint>(units));
        for (var draw = 0; draw < large.Draws; draw++)
        {
            scorer.Score(scratch, draw, 1);
            int[] ranks;
            if (units <= ushort.MaxValue)
            {
                ranker.Rank(scratch.Rows, 0, small.Pointer);
                ranks = [.. small.Span.ToArray().Select(rank => (int)rank)];
            }
            else
            {
                ranker.Rank(scratch.Rows, 0, wide.Pointer);
                ranks = [.. wide.Span.ToArray().Select(rank => (int)rank)];
            }
            Assert.Equal(large.NaiveRanks(draw), ranks);
        }
    }

    [Fact]
    public void Wide_bands_add_up_the_cells_of_narrow_ones_and_keep_sums_exact()
    {
        var each = new DrawCase(1000, 5, 300);
        var exact = each.Count(1);
        var banded = new RankCounts(1000, 4, [10, 100]);
        new DrawLoop(each.Scorer(), true, TieRule.Min, banded, null, 2, 1 << 18, 300).Run(0, 300);
        for (var unit = 0; unit < 1000; unit++)
        {
            var (sum, squares) = (0L, UInt128.Zero);
            var bands = new uint[banded.Cells];
            for (var rank = 1; rank <= 1000; rank++)
            {
                sum += rank * (long)exact[unit, rank];
                squares += (ulong)rank * (ulong)rank * exact[unit, rank];
                bands[1 + (rank - 1) / 16] += exact[unit, rank];
            }
            Assert.Equal((sum, squares), (banded.Sums![unit], banded.Squares![unit]));
            for (var cell = 0; cell < banded.Cells; cell++) Assert.Equal(bands[cell], banded[unit, cell]);
            Assert.Equal(Enumerable.Range(1, 10).Sum(rank => exact[unit, rank]), banded.TopCounts![2 * unit]);
        }
    }

    [Fact]
    public void Cells_widen_before_they_overflow()
    {
        var many = new DrawCase(3, 2, 70_000, DrawKind.Constant);
        var counts = new RankCounts(3, 0, []);
        var loop = new DrawLoop(many.Scorer(), true, TieRule.Min, counts, null, 1, 1 << 12, 70_000);
        loop.Run(0, ushort.MaxValue);
        Assert.False(counts.IsWide);
        loop.Run(ushort.MaxValue, 1);
        Assert.True(counts.IsWide);
        loop.Run(ushort.MaxValue + 1, 70_000 - ushort.MaxValue - 1);
        for (var unit = 0; unit < 3; unit++) Assert.Equal(70_000u, counts[unit, 0] + counts[unit, 1] + counts[unit, 2] + counts[unit, 3]);
        Assert.Equal(70_000u, counts[0, 1] + counts[1, 1] + counts[2, 1]);
        Assert.Equal(DrawCase.Hash(many.Count(2)), DrawCase.Hash(counts));
    }

    [Theory]
    [InlineData(TieRule.Max)]
    [InlineData(TieRule.Dense)]
    [InlineData(TieRule.Average)]
    [InlineData(TieRule.First)]
    internal void Every_tie_rule_is_that_of_the_annual_run(TieRule ties)
    {
        foreach (var units in new[] { 300, 4200 })
        {
            var each = new DrawCase(units, 4, 30, DrawKind.Ties);
            var steps = ties == TieRule.Average ? 2 : 1; // half ranks have cells of their own
            var expected = new uint[units, steps * units + 1];
            var ranks = new double[units];
            for (var draw = 0; draw < each.Draws; draw++)
            {
                RankKernel.Rank(each.NaiveScores(draw), true, ties, new RankScratch(), ranks);
                for (var unit = 0; unit < units; unit++) expected[unit, (int)(steps * ranks[unit])]++;
            }
            AssertCells(expected, each.Count(2, ties: ties));
        }
    }

    [Fact]
    public void Draws_allocate_nothing()
    {
        var each = new DrawCase(500, 6, 6400);
        var counts = new RankCounts(500, 0, []);
        var loop = new DrawLoop(each.Scorer(), true, TieRule.Min, counts, null, 1, 1 << 20, 6400);
        loop.Run(0, 640); // scratch that grows has grown
        var (few, many) = (Allocated(320), Allocated(6400 / 2));
        Assert.InRange(many - few, 0, 24 * 1000); // per block, not per draw

        long Allocated(long draws)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            loop.Run(0, draws);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Pairs_are_counted_by_their_scores()
    {
        var each = new DrawCase(50, 4, 200, DrawKind.Missing);
        var pairs = new PairCounts([(0, 1), (4, 4), (3, 5), (7, 6)], true);
        new DrawLoop(each.Scorer(), true, TieRule.Min, new RankCounts(50, 0, []), pairs, 2, 1 << 12, 200).Run(0, 200);
        var scores = Enumerable.Range(0, 200).Select(each.NaiveScores).ToArray();
        Assert.Equal(scores.Count(row => row[0] > row[1]), pairs.Counts[0].Wins);
        Assert.Equal(scores.Count(row => row[7] > row[6]), pairs.Counts[3].Wins);
        Assert.Equal(new PairCount(0, 0, scores.Count(row => !double.IsNaN(row[4]))), pairs.Counts[1]);
        Assert.Equal(default, pairs.Counts[2]); // the unit at index 3 never has a score
    }

    [Fact]
    public void One_weighting_has_the_bits_of_many()
    {
        var each = new DrawCase(100, 7, 16);
        var scorer = each.Scorer();
        var scratch = scorer.NewScratch(16);
        scorer.Score(scratch, 0, 16);
        for (var draw = 0; draw < 16; draw++) Assert.Equal(each.NaiveScores(draw), scratch.Rows.Row(draw).ToArray());
        for (var draw = 0; draw < 16; draw++)
        {
            scorer.Score(scratch, draw, 1);
            Assert.Equal(each.NaiveScores(draw), scratch.Rows.Row(0).ToArray());
        }
    }

    static void AssertEqualsSorting(DrawCase each, long blockBytes)
    {
        var expected = new uint[each.Units, each.Units + 1];
        for (var draw = 0; draw < each.Draws; draw++)
        {
            var ranks = each.NaiveRanks(draw);
            for (var unit = 0; unit < ranks.Length; unit++) expected[unit, ranks[unit]]++;
        }
        AssertCells(expected, each.Count(1, blockBytes));
        AssertCells(expected, each.Count(2, blockBytes));
    }

    static void AssertCells(uint[,] expected, RankCounts counts)
    {
        for (var unit = 0; unit < counts.Units; unit++)
            for (var cell = 0; cell < counts.Cells; cell++)
                if (expected[unit, cell] != counts[unit, cell])
                    Assert.Fail($"unit {unit}, rank {cell}: {counts[unit, cell]} instead of {expected[unit, cell]}");
    }
}
