using BenchmarkDotNet.Attributes;
using Scoring.Evaluating;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Benchmarks;

/// <summary>The annual run: 2,850 units × 60 indicators, from the raw panel to the ranks of every node, for one year and for twenty.</summary>
[MemoryDiagnoser]
public class AnnualRunBenchmarks
{
    Panel panel = null!;
    Scheme scheme = null!;

    /// <summary>Number of years.</summary>
    [Params(1, 20)]
    public int Years { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        panel = SyntheticScheme.Panel(Years);
        scheme = SyntheticScheme.Scheme();
        var naive = Naive();
        foreach (var node in Engine().Nodes)
            for (var year = 0; year < Years; year++)
            {
                var (scores, ranks) = naive[year][node.Code];
                for (var unit = 0; unit < scores.Length; unit++)
                    if (!(Math.Abs(scores[unit] - node.Years[year].Scores[unit]) <= 1e-9 * Math.Abs(scores[unit])))
                        throw new InvalidOperationException($"{node.Code}, unit {unit}: {node.Years[year].Scores[unit]} instead of {scores[unit]}.");
                if (!ranks.AsSpan().SequenceEqual(node.Years[year].Ranks)) throw new InvalidOperationException($"{node.Code}: ranks differ.");
            }
    }

    /// <summary>What anyone would write first.</summary>
    [Benchmark(Baseline = true)]
    public Dictionary<string, (double[] Scores, double[] Ranks)>[] Naive() =>
        [.. Enumerable.Range(0, Years).Select(year => NaiveEvaluation.Run(scheme, panel, year))];

    /// <summary>The engine on one thread, so that the ratio does not depend on the number of cores.</summary>
    [Benchmark]
    public Evaluation Engine() => Slowdown.Apply(() => Evaluator.Run(scheme, panel, threads: 1));
}
