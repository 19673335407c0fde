using Scoring.Kernels;

namespace Scoring.Tests.Kernels;

/// <summary>Counts what the whole process allocates, so it runs when no other test does.</summary>
[Collection(Alone)]
public sealed class DrawLoopMemoryTests
{
    const string Alone = "whole process";

    [Fact]
    public void Draws_of_a_hundred_thousand_units_and_a_hundred_terms_stay_within_a_gigabyte()
    {
        const int Units = 100_000, Terms = 100;
        const long Budget = 512L << 20;
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var shift = RankCounts.ShiftFor(Units, 1, Budget);
        // 32-bit cells, as after 65,535 draws, fit the budget; bands half as wide would not.
        Assert.True((long)Units * RankCounts.CellsOf(Units, shift, 1) * sizeof(uint) <= Budget);
        Assert.True((long)Units * RankCounts.CellsOf(Units, shift - 1, 1) * sizeof(uint) > Budget);
        var column = new double[Units];
        Philox.Uniform(1, 1, 1, column);
        var counts = new RankCounts(Units, shift, [1, 10, 100]);
        var scorer = new LinearScorer(new TermTiles([.. Enumerable.Repeat(column, Terms)]), new Even());
        Assert.Equal(32, new DrawLoop(scorer, true, TieRule.Min, counts, null, 2, 64 << 20, 1000).Run(0, 32));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 1_000_000_000 - Budget / 2); // narrow cells take half: room is left for wide ones
    }

    sealed class Even : TermWeights
    {
        internal override void Fill(long draw, Span<double> scratch, Span<double> target) => target.Fill(1.0 / target.Length);
    }

    /// <summary>Tests that run one by one, after all others.</summary>
    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class OneByOne;
}
