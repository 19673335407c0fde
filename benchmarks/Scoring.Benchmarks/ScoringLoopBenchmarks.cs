using BenchmarkDotNet.Attributes;
using Scoring.Kernels;

namespace Scoring.Benchmarks;

/// <summary>The what-if loop: index scores and ranks of 2,850 units for one vector of 60 weights.</summary>
[MemoryDiagnoser]
public unsafe class ScoringLoopBenchmarks
{
    readonly double[] weights = new double[SyntheticScheme.Indicators];
    readonly double[][] columns = new double[SyntheticScheme.Indicators][];
    readonly double[] scores = new double[SyntheticScheme.Units];
    readonly int[] ranks = new int[SyntheticScheme.Units];
    readonly RankScratch scratch = new(SyntheticScheme.Units);
    readonly DrawRanker ranker = new(SyntheticScheme.Units, true, TieRule.Min);
    readonly ScoreRows rows = new(1, SyntheticScheme.Units);
    readonly AlignedArray<double> row = new(SyntheticScheme.Indicators);
    readonly AlignedArray<ushort> places = new(SyntheticScheme.Units);
    TermTiles tiles = null!;

    [GlobalSetup]
    public void Setup()
    {
        var panel = SyntheticScheme.Panel(1);
        for (var indicator = 0; indicator < columns.Length; indicator++)
        {
            columns[indicator] = [.. panel[indicator, 0].Values.Select(value => double.IsNaN(value) ? 0 : value)];
            weights[indicator] = 1 + indicator % 7;
        }
        tiles = new TermTiles(columns);
        var naive = Naive();
        Kernels();
        Tiles();
        for (var unit = 0; unit < ranks.Length; unit++)
            if (naive[unit] != places.Span[unit]) throw new InvalidOperationException($"Unit {unit}: rank {places.Span[unit]} instead of {naive[unit]}.");
        for (var unit = 0; unit < ranks.Length; unit++)
            if (naive[unit] != ranks[unit]) throw new InvalidOperationException($"Unit {unit}: rank {ranks[unit]} instead of {naive[unit]}.");
    }

    /// <summary>A double loop and a sort.</summary>
    [Benchmark(Baseline = true)]
    public double[] Naive()
    {
        var total = weights.Sum();
        var sums = new double[SyntheticScheme.Units];
        for (var unit = 0; unit < sums.Length; unit++)
        {
            for (var indicator = 0; indicator < columns.Length; indicator++) sums[unit] += weights[indicator] * columns[indicator][unit];
            sums[unit] /= total;
        }
        return NaiveEvaluation.Rank(sums);
    }

    /// <summary>The kernels of the engine.</summary>
    [Benchmark]
    public int[] Kernels() => Slowdown.Apply(() =>
    {
        NodeSumKernel.WeightedMeanComplete(columns, weights, 0, scores);
        RankKernel.RankMin(scores, highFirst: true, scratch, ranks);
        return ranks;
    });

    /// <summary>The loop over draws for a single draw: terms in tiles, packed ranks.</summary>
    [Benchmark]
    public object Tiles() => Slowdown.Apply<object>(() =>
    {
        var total = 0.0;
        foreach (var weight in weights) total += weight;
        for (var j = 0; j < weights.Length; j++) row.Pointer[j] = weights[j] / total;
        ScoreKernel.RunOne(tiles, row.Pointer, rows[0]);
        rows.Measure(0);
        ranker.Rank(rows, 0, places.Pointer);
        return places;
    });
}
