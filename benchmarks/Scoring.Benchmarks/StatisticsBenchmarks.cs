using BenchmarkDotNet.Attributes;
using Scoring.Evaluating;
using Scoring.Experiments.Draws;
using Scoring.Experiments.Plans;
using Scoring.Experiments.Robustness;

namespace Scoring.Benchmarks;

/// <summary>What robustness says of 2,850 units after 1,024 draws: mean, deviation, p5, median, p95, P(top k) of each. The baseline keeps all ranks and sorts them.</summary>
[MemoryDiagnoser]
public class StatisticsBenchmarks
{
    const int Draws = 1024;

    readonly int[][] ranks = new int[SyntheticScheme.Units][];
    RankSummary summary = null!;

    [GlobalSetup]
    public void Setup()
    {
        var draws = new WeightDraws(ScoringPlan.Of(Evaluator.Run(SyntheticScheme.Scheme(), SyntheticScheme.Panel(1)), 2005));
        summary = new RankSummary(draws.Count(new DrawRange(0, Draws)));
        for (var unit = 0; unit < ranks.Length; unit++)
            ranks[unit] = [.. Enumerable.Range(1, SyntheticScheme.Units).SelectMany(rank => Enumerable.Repeat(rank, (int)summary.Ranks.Count(unit, rank)))];
        // As the draws came: sorted ranks would be sorted for nothing.
        for (var unit = 0; unit < ranks.Length; unit++)
            for (var i = Draws - 1; i > 0; i--)
            {
                var j = (int)(((long)i * 2654435761 + unit) % (i + 1));
                (ranks[unit][i], ranks[unit][j]) = (ranks[unit][j], ranks[unit][i]);
            }
        var (naive, engine) = (Naive(), Engine());
        for (var i = 0; i < naive.Length; i++)
            if (!(Math.Abs(naive[i] - engine[i]) <= 1e-9 * Math.Abs(naive[i]))) throw new InvalidOperationException($"Number {i}: {engine[i]} instead of {naive[i]}.");
    }

    /// <summary>A sort per unit.</summary>
    [Benchmark(Baseline = true)]
    public double[] Naive()
    {
        var found = new double[SyntheticScheme.Units * 6];
        var sorted = new int[Draws];
        for (var unit = 0; unit < SyntheticScheme.Units; unit++)
        {
            ranks[unit].CopyTo(sorted, 0);
            sorted.AsSpan().Sort();
            double sum = 0, squares = 0;
            var top = 0;
            foreach (var rank in sorted)
            {
                sum += rank;
                if (rank <= 10) top++;
            }
            foreach (var rank in sorted) squares += (rank - sum / Draws) * (rank - sum / Draws);
            var at = 6 * unit;
            (found[at], found[at + 1]) = (sum / Draws, Math.Sqrt(squares / (Draws - 1)));
            (found[at + 2], found[at + 3], found[at + 4]) = (sorted[(int)Math.Ceiling(Draws * 0.05) - 1], sorted[Draws / 2 - 1], sorted[(int)Math.Ceiling(Draws * 0.95) - 1]);
            found[at + 5] = top / (double)Draws;
        }
        return found;
    }

    /// <summary>The engine, from the table of counts.</summary>
    [Benchmark]
    public double[] Engine() => Slowdown.Apply(() =>
    {
        var found = new double[SyntheticScheme.Units * 6];
        for (var unit = 0; unit < SyntheticScheme.Units; unit++)
        {
            var (mean, deviation) = summary.Moments(unit);
            var at = 6 * unit;
            (found[at], found[at + 1]) = (mean.Value, deviation);
            (found[at + 2], found[at + 3], found[at + 4]) = (summary.Quantile(unit, 0.05).Rank, summary.Quantile(unit, 0.5).Rank, summary.Quantile(unit, 0.95).Rank);
            found[at + 5] = summary.Top(unit, 10).Value;
        }
        return found;
    });
}
