using BenchmarkDotNet.Attributes;
using Scoring.Kernels;

namespace Scoring.Benchmarks;

/// <summary>What each stage of the loop over draws takes: the same 256 draws of 2,850 units × 60 indicators on one thread, stage by stage. Not for the guard.</summary>
public unsafe class StageBenchmarks
{
    const int Draws = 256, Together = DrawLoop.ScoredTogether, Group = RankBlock<ushort>.GroupDraws;

    readonly RankCounts counts = new(SyntheticScheme.Units, 0, []);
    readonly RankBlock<ushort> block = new(SyntheticScheme.Units, Draws);
    readonly DrawRanker ranker = new(SyntheticScheme.Units, true, TieRule.Min);
    readonly nint stride = (((SyntheticScheme.Units + 31) / 32) | 1) * 32;
    DrawLoop loop = null!;
    LinearScorer scorer = null!;
    DrawScratch[] scratches = [];
    AlignedArray<ushort> ranks = null!;

    [GlobalSetup]
    public void Setup()
    {
        var panel = SyntheticScheme.Panel(1);
        var tiles = new TermTiles([.. Enumerable.Range(0, SyntheticScheme.Indicators).Select(j => panel[j, 0].Values.Select(value => double.IsNaN(value) ? 0 : value).ToArray())]);
        scorer = new LinearScorer(tiles, new Drawn());
        loop = new DrawLoop(scorer, true, TieRule.Min, counts, null, 1, 64 << 20, Draws);
        ranks = new AlignedArray<ushort>(stride * Group);
        scratches = [.. Enumerable.Range(0, Draws / Together).Select(_ => scorer.NewScratch(Together))];
        Score();
        Rank();
        Turn();
    }

    /// <summary>All of it.</summary>
    [Benchmark(Baseline = true)]
    public object Loop()
    {
        counts.Reset();
        return loop.Run(0, Draws);
    }

    /// <summary>Weights and the product. Without keeping them in the cache for the next stage.</summary>
    [Benchmark]
    public void Score()
    {
        for (var i = 0; i < scratches.Length; i++) scorer.Score(scratches[0], (long)i * Together, Together);
    }

    /// <summary>Ranks.</summary>
    [Benchmark]
    public void Rank()
    {
        for (var draw = 0; draw < Draws; draw++) ranker.Rank(scratches[0].Rows, draw % Together, ranks.Pointer + draw % Group * stride);
    }

    /// <summary>Ranks turned to stand by unit.</summary>
    [Benchmark]
    public void Turn()
    {
        for (var group = 0; group < Draws / Group; group++) block.Turn(group, ranks.Pointer, stride);
    }

    /// <summary>The histogram.</summary>
    [Benchmark]
    public void Count()
    {
        counts.Reset();
        counts.Expect(Draws);
        counts.Count(block, Draws, 0, SyntheticScheme.Units);
    }

    sealed class Drawn : TermWeights
    {
        internal override void Fill(long draw, Span<double> scratch, Span<double> target)
        {
            Philox.OpenUniform(1, (ulong)draw, 0, target);
            var sum = 0.0;
            for (var j = 0; j < target.Length; j++) sum += target[j] = -DeterministicMath.Log(target[j]);
            for (var j = 0; j < target.Length; j++) target[j] /= sum;
        }
    }
}
