using BenchmarkDotNet.Attributes;
using Scoring.Evaluating;
using Scoring.Experiments;
using Scoring.Experiments.Plans;

namespace Scoring.Benchmarks;

/// <summary>One variant of <c>whatif</c>: three weights of 2,850 units × 60 indicators with gaps changed, scores and ranks with the bits of an annual run.</summary>
[MemoryDiagnoser]
public class WhatIfBenchmarks
{
    readonly Dictionary<string, double> weights = new(StringComparer.Ordinal) { ["x00"] = 12, ["x17"] = 0.5, ["x42"] = 3 };
    Reweighting reweighting = null!;
    Scoring.Schemes.Scheme scheme = null!;
    Scoring.Panels.Panel panel = null!;

    [GlobalSetup]
    public void Setup()
    {
        panel = SyntheticScheme.Panel(1);
        reweighting = new Reweighting(Evaluator.Run(SyntheticScheme.Scheme(), panel), 2005, new PlanOptions());
        scheme = SyntheticScheme.Scheme();
        scheme = scheme with { Framework = Changed(scheme.Framework) };
        var (scores, ranks) = Naive();
        var (ownScores, ownRanks, _) = reweighting.Of(weights);
        for (var unit = 0; unit < scores.Length; unit++)
            if (!(Math.Abs(scores[unit] - ownScores[unit]) <= 1e-9 * Math.Abs(scores[unit]))) throw new InvalidOperationException($"Unit {unit}: {ownScores[unit]} instead of {scores[unit]}.");
        if (!ranks.AsSpan().SequenceEqual(ownRanks)) throw new InvalidOperationException("Ranks differ.");
    }

    /// <summary>The whole evaluation anew, as anyone would write it first.</summary>
    [Benchmark(Baseline = true)]
    public (double[] Scores, double[] Ranks) Naive() => NaiveEvaluation.Run(scheme, panel, 0)[scheme.Framework.Code];

    /// <summary>The compiled plan.</summary>
    [Benchmark]
    public object Engine() => Slowdown.Apply<object>(() => reweighting.Of(weights));

    Scoring.Schemes.Node Changed(Scoring.Schemes.Node node) =>
        node with { Weight = weights.GetValueOrDefault(node.Code, node.Weight), Children = [.. node.Children.Select(Changed)] };
}
