using BenchmarkDotNet.Attributes;
using Scoring.Evaluating;
using Scoring.Explaining;

namespace Scoring.Benchmarks;

/// <summary>The rank-change ledger of 2,850 units × 60 indicators between two years; one thread.</summary>
[MemoryDiagnoser]
public class LedgerBenchmarks
{
    /// <summary>Units that the naive way takes: all would take seconds.</summary>
    const int NaiveUnits = 100;

    Evaluation evaluation = null!;

    [GlobalSetup]
    public void Setup()
    {
        evaluation = Evaluator.Run(SyntheticScheme.Scheme(), SyntheticScheme.Panel(2), threads: 1);
        var (naive, engine) = (Naive(), Engine());
        for (var unit = 0; unit < NaiveUnits; unit++)
        {
            var own = engine.Of(evaluation.Roster.Units[unit].Code)!;
            if (!(Math.Abs(naive[unit] - own.Gained) <= 1e-9 && Math.Abs(own.Total - own.Gained) <= 1e-9))
                throw new InvalidOperationException($"Unit {unit}: {own.Total} of {own.Gained} places, {naive[unit]} by comparison.");
        }
    }

    /// <summary>Every rival of the first units, every flip split over the indicators' contributions.</summary>
    [Benchmark(Baseline = true)]
    public double[] Naive()
    {
        var contributions = Contributions.Of(evaluation, threads: 1);
        var (before, after) = (evaluation.Index.Years[0].Scores, evaluation.Index.Years[1].Scores);
        return [.. Enumerable.Range(0, NaiveUnits).Select(i =>
        {
            var gained = 0.0;
            for (var k = 0; k < before.Length; k++)
            {
                var flip = (before[k] > before[i] ? 1 : 0) - (after[k] > after[i] ? 1 : 0);
                if (flip == 0) continue;
                for (var j = 0; j < contributions.Indicators.Count; j++)
                    gained += flip * (Change(contributions, j, i) - Change(contributions, j, k)) / (after[i] - before[i] - (after[k] - before[k]));
            }
            return gained;
        })];
    }

    static double Change(Contributions contributions, int indicator, int unit)
    {
        var (before, after) = (contributions[indicator, 0][unit], contributions[indicator, 1][unit]);
        return (double.IsNaN(after) ? 0 : after) - (double.IsNaN(before) ? 0 : before);
    }

    /// <summary>The engine, all units.</summary>
    [Benchmark]
    public RankLedger Engine() => Slowdown.Apply(() => RankLedger.Between(new LedgerSide(evaluation, 0), new LedgerSide(evaluation, 1), threads: 1));
}
