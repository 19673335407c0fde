using BenchmarkDotNet.Attributes;
using Scoring.Evaluating;
using Scoring.Panels;
using Scoring.Targeting;

namespace Scoring.Benchmarks;

/// <summary>
/// Five places up for each of 2,850 units by each of 60 indicators, 171,000 targets, one thread; where every value moves the parameters, by each of 6, 17,100 targets.
/// </summary>
[MemoryDiagnoser]
public class TargetBenchmarks
{
    /// <summary>Targets that the naive way finds: all would take days.</summary>
    const int NaiveTargets = 3;

    const int Halvings = 10;

    /// <summary>How each year is normalised: by parameters that a value moves only as the least or the greatest, or always.</summary>
    [Params("min-max", "z-score", "percentile-rank")]
    public string Normalise { get; set; } = "";

    Evaluation evaluation = null!;
    Panel panel = null!;

    [GlobalSetup]
    public void Setup()
    {
        panel = SyntheticScheme.Panel(1);
        evaluation = Evaluator.Run(SyntheticScheme.Scheme(Normalise), panel, threads: 1);
        var (naive, engine) = (Naive(), Engine());
        for (var i = 0; i < NaiveTargets; i++)
        {
            var cell = engine[Unit(i), engine.Indicators.ToList().IndexOf(panel.Variables[i])];
            if (cell.Outcome != TargetOutcome.Reached || !(cell.To > naive[i].Fails && cell.To <= naive[i].Works))
                throw new InvalidOperationException($"Target {i}: {cell.To:R}, by whole runs between {naive[i].Fails:R} and {naive[i].Works:R}.");
        }
    }

    /// <summary>A few targets by whole runs with the changed value, halved a few times.</summary>
    [Benchmark(Baseline = true)]
    public (double Fails, double Works)[] Naive() => [.. Enumerable.Range(0, NaiveTargets).Select(i =>
    {
        var (fails, works) = (panel[i, 0].Values[Unit(i)], 1000.0);
        var goal = evaluation.Index.Years[0].Ranks[Unit(i)] - 5;
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (fails + works) / 2;
            if (RankWith(i, middle) <= goal) works = middle;
            else fails = middle;
        }
        return (fails, works);
    })];

    double RankWith(int target, double value)
    {
        var changed = panel.Map((variable, _, column) => variable != target ? column
            : new Column([.. column.Values.Select((old, unit) => unit == Unit(target) ? value : old)], column.Statuses));
        return Evaluator.Run(SyntheticScheme.Scheme(Normalise), changed, threads: 1).Index.Years[0].Ranks[Unit(target)];
    }

    /// <summary>The engine, all units.</summary>
    [Benchmark]
    public UnitTargets Engine() => Slowdown.Apply(() => UnitTargets.Of(evaluation, TargetAim.Up(5), new TargetOptions
    {
        Threads = 1,
        Indicators = Normalise == "min-max" ? [] : [.. panel.Variables.Take(6)],
    }));

    /// <summary>A unit in the middle of the ranking that has a value of the indicator.</summary>
    int Unit(int target) => Enumerable.Range(0, SyntheticScheme.Units)
        .First(unit => evaluation.Index.Years[0].Ranks[unit] > 1000 + target && !double.IsNaN(panel[target, 0].Values[unit]) && panel[target, 0].Values[unit] < 100);
}
