using BenchmarkDotNet.Attributes;
using Scoring.Kernels;

namespace Scoring.Benchmarks;

/// <summary>How sure ranks are: draws over the weights of 2,850 units × 60 indicators, with ranks and the full unit × rank histogram.</summary>
[MemoryDiagnoser]
public class HotLoopBenchmarks
{
    const int Units = SyntheticScheme.Units;
    const int Indicators = SyntheticScheme.Indicators;

    readonly double[][] columns = new double[Indicators][];
    double[][] weights = [];
    TermTiles tiles = null!;

    /// <summary>What is run.</summary>
    public enum Case
    {
        /// <summary>Draws on one thread.</summary>
        OneThread,

        /// <summary>The same on two threads.</summary>
        TwoThreads,
    }

    /// <summary>Number of draws; the guard runs fewer than the 10,000 of a study.</summary>
    [Params(10_000)]
    public int Draws { get; set; }

    /// <summary>What is run.</summary>
    [Params(Case.OneThread, Case.TwoThreads)]
    public Case Of { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var panel = SyntheticScheme.Panel(1);
        for (var j = 0; j < Indicators; j++) columns[j] = [.. panel[j, 0].Values.Select(value => double.IsNaN(value) ? 0 : value / 10)];
        tiles = new TermTiles(columns);
        weights = [.. Enumerable.Range(0, Draws).Select(draw =>
        {
            var row = new double[Indicators];
            Philox.OpenUniform(1, (ulong)draw, 0, row);
            for (var j = 0; j < Indicators; j++) row[j] = -DeterministicMath.Log(row[j]);
            var sum = row.Sum();
            return row.Select(weight => weight / sum).ToArray();
        })];
        var naive = Naive();
        var counts = Count();
        for (var unit = 0; unit < Units; unit++)
            for (var rank = 1; rank <= Units; rank++)
                if (naive[unit][rank] != counts[unit, rank]) throw new InvalidOperationException($"Unit {unit}, rank {rank}: {counts[unit, rank]} instead of {naive[unit][rank]}.");
    }

    /// <summary>A product in three loops, <see cref="MemoryExtensions.Sort{T,U}(Span{T},Span{U})"/> per draw, counts.</summary>
    [Benchmark(Baseline = true)]
    public uint[][] Naive()
    {
        var counts = new uint[Units][];
        for (var unit = 0; unit < Units; unit++) counts[unit] = new uint[Units + 1];
        var scores = new double[Units];
        var order = new int[Units];
        foreach (var row in weights)
        {
            Array.Clear(scores);
            for (var j = 0; j < Indicators; j++)
            {
                var column = columns[j];
                var weight = row[j];
                for (var unit = 0; unit < column.Length; unit++) scores[unit] = Math.FusedMultiplyAdd(weight, column[unit], scores[unit]);
            }
            for (var unit = 0; unit < Units; unit++)
            {
                order[unit] = unit;
                scores[unit] = -scores[unit];
            }
            scores.AsSpan().Sort(order.AsSpan());
            for (int place = 0, rank = 1; place < Units; place++)
            {
                if (place > 0 && scores[place] != scores[place - 1]) rank = place + 1;
                counts[order[place]][rank]++;
            }
        }
        return counts;
    }

    /// <summary>The loop of the engine, weights given.</summary>
    [Benchmark]
    public object Engine() => Slowdown.Apply(Count);

    RankCounts Count()
    {
        var counts = new RankCounts(Units, 0, []);
        new DrawLoop(new LinearScorer(tiles, new Given(weights)), true, TieRule.Min, counts, null, Of == Case.OneThread ? 1 : 2, 64 << 20, Draws).Run(0, Draws);
        return counts;
    }

    sealed class Given(double[][] weights) : TermWeights
    {
        internal override void Fill(long draw, Span<double> scratch, Span<double> target) => weights[draw].CopyTo(target);
    }
}
