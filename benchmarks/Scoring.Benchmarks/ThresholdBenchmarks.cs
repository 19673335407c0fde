using BenchmarkDotNet.Attributes;
using Scoring.Evaluating;
using Scoring.Experiments.Exact;

namespace Scoring.Benchmarks;

/// <summary>Stability intervals of all units and all 76 weights (60 indicators, 12 sub-pillars, 4 pillars), 2,850 units; one thread.</summary>
[MemoryDiagnoser]
public class ThresholdBenchmarks
{
    /// <summary>All pairs are compared for so many units of one weight only: all would take a minute.</summary>
    const int NaiveUnits = 200;

    Evaluation evaluation = null!;

    /// <summary>Whether one value in fifty is missing, so that a tenth of the units are hyperbolas; else every score is a line.</summary>
    [Params(false, true)]
    public bool Gaps { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var panel = SyntheticScheme.Panel(1);
        if (!Gaps) panel = panel.Map((_, _, column) => new([.. column.Values.Select(value => double.IsNaN(value) ? 0 : value)]));
        evaluation = Evaluator.Run(SyntheticScheme.Scheme(), panel, threads: 1);
        var (naive, engine) = (Naive(), Engine());
        for (var i = 0; i < NaiveUnits; i++)
        {
            var interval = engine.Weights[^1].Stability(engine.Ranked[i]);
            if (!(Math.Abs(naive[i].Low - interval.Low) <= 1e-9 && Math.Abs(naive[i].High - interval.High) <= 1e-9))
                throw new InvalidOperationException($"Unit {engine.Ranked[i]}: {interval} instead of {naive[i]}.");
        }
    }

    /// <summary>Every rival of the first units, for one weight.</summary>
    [Benchmark(Baseline = true)]
    public (double Low, double High)[] Naive()
    {
        var lines = ScoreLines.Of(evaluation, 0);
        var line = lines.Lines[^1];
        return [.. lines.Order.Take(NaiveUnits).Select(unit =>
        {
            var (up, down) = (line.High - line.Share, line.Share - line.Low);
            foreach (var other in lines.Order)
            {
                if (other == unit) continue;
                var gap = lines.Scores[unit] - lines.Scores[other];
                up = Math.Min(up, Meeting.After0(gap, line.Slopes[unit], line.Bends[unit], line.Slopes[other], line.Bends[other]));
                down = Math.Min(down, Meeting.After0(gap, -line.Slopes[unit], -line.Bends[unit], -line.Slopes[other], -line.Bends[other]));
            }
            return (line.Share - down, line.Share + up);
        })];
    }

    /// <summary>The engine, all weights.</summary>
    [Benchmark]
    public WeightThresholds Engine() => Slowdown.Apply(() => WeightThresholds.Of(evaluation, 0, threads: 1));
}
