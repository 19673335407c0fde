using BenchmarkDotNet.Attributes;
using Scoring.Experiments.Draws;
using Scoring.Kernels;

namespace Scoring.Benchmarks;

/// <summary>
/// How sure ranks are: a few draws over the weights of 2,850 units × 60 indicators, with ranks and the full unit × rank histogram. Memory is taken in the setup:
/// what a run allocates does not depend on the number of draws.
/// </summary>
[MemoryDiagnoser]
public class HotLoopBenchmarks : DrawBenchmarks
{
    DrawLoop loop = null!;
    RankCounts counts = null!;

    /// <inheritdoc/>
    protected override int Draws => 256;

    /// <summary>The loop of the engine, weights given.</summary>
    [Benchmark]
    public object Engine() => Slowdown.Apply(() =>
    {
        if (loop is null) (loop, counts) = Loop();
        counts.Reset();
        return loop.Run(0, Draws);
    });
}

/// <summary>The same with the 10,000 draws of a study, from the first byte taken to the last statistic: seconds for the baseline, so not for the guard.</summary>
[MemoryDiagnoser]
public class HotLoopStudyBenchmarks : DrawBenchmarks
{
    static readonly string[] Codes = [.. Enumerable.Range(0, Units).Select(unit => $"{unit}")];

    /// <inheritdoc/>
    protected override int Draws => 10_000;

    /// <summary>The engine's loop and all statistics of every unit.</summary>
    [Benchmark]
    public object Engine()
    {
        var (loop, counts) = Loop();
        loop.Run(0, Draws);
        var ranks = new RankDistribution("", Codes, [], [new DrawRange(0, Draws)], counts, []);
        var all = 0.0;
        Span<RankQuantile> quantiles = stackalloc RankQuantile[3];
        for (var unit = 0; unit < Units; unit++)
            all += ranks.Summary(unit, [0.05, 0.5, 0.95], quantiles).Mean.Value + quantiles[0].Rank + quantiles[1].Rank + quantiles[2].Rank + ranks.Top(unit, 10).Value;
        return all;
    }
}

/// <summary>Draws over the weights, counted by the engine and by a sort per draw; both must give the same table.</summary>
public abstract class DrawBenchmarks
{
    private protected const int Units = SyntheticScheme.Units;
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

    /// <summary>Number of draws.</summary>
    protected abstract int Draws { get; }

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
        var (loop, counts) = Loop();
        loop.Run(0, Draws);
        for (var unit = 0; unit < Units; unit++)
            for (var rank = 1; rank <= Units; rank++)
                if (naive[unit][rank] != counts[unit, rank]) throw new InvalidOperationException($"Unit {unit}, rank {rank}: {counts[unit, rank]} instead of {naive[unit][rank]}.");
    }

    /// <summary>A product in three loops, <c>Span.Sort</c> per draw, counts.</summary>
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

    private protected (DrawLoop Loop, RankCounts Counts) Loop()
    {
        var counts = new RankCounts(Units, 0, []);
        return (new DrawLoop(new LinearScorer(tiles, new Given(weights)), true, TieRule.Min, counts, null, Of == Case.OneThread ? 1 : 2, 64 << 20, Draws), counts);
    }

    sealed class Given(double[][] weights) : TermWeights
    {
        internal override void Fill(long draw, Span<double> scratch, Span<double> target) => weights[draw].CopyTo(target);
    }
}
