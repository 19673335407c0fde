using BenchmarkDotNet.Attributes;
using Scoring.Evaluating;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Benchmarks;

/// <summary>
/// The whole pipeline with outliers: impute by means, treat, min-max, aggregate in three levels and rank, 2,850 units × 60 indicators of
/// which a third are symmetric, a third heavy-tailed on both sides and a third lognormal.
/// </summary>
[MemoryDiagnoser]
public class TreatBenchmarks
{
    Panel panel = null!;
    Scheme scheme = null!;

    /// <summary>Most points treated before the logarithm: five, or 1 % of the values.</summary>
    [Params(5, 0.01)]
    public double Points { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var plain = SyntheticScheme.Scheme();
        panel = SyntheticScheme.Panel(1).Map((variable, _, column) => new Column([.. column.Values.Select(value => Tail(value / 1000, variable % 3))]));
        scheme = plain with
        {
            Steps =
            [
                plain.Steps[0],
                SyntheticScheme.Step(StepKind.Impute, "mean"),
                SyntheticScheme.Step(StepKind.Treat, "winsorise", ("max_points", Points), ("scope", BoundsScope.OneYear)),
                .. plain.Steps.Skip(1),
            ],
        };
        var (naive, engine) = (Naive(), Engine());
        if (engine.Records[2].Treated.Count(record => record.Transform is not null) < 10) throw new InvalidOperationException("Too little is treated.");
        foreach (var node in engine.Nodes)
        {
            var (scores, ranks) = naive[node.Code];
            for (var unit = 0; unit < scores.Length; unit++)
                if (!(Math.Abs(scores[unit] - node.Years[0].Scores[unit]) <= 1e-9 * Math.Abs(scores[unit])))
                    throw new InvalidOperationException($"{node.Code}, unit {unit}: {node.Years[0].Scores[unit]} instead of {scores[unit]}.");
            if (!ranks.AsSpan().SequenceEqual(node.Years[0].Ranks)) throw new InvalidOperationException($"{node.Code}: ranks differ.");
        }
    }

    /// <summary>The documented process, written down literally.</summary>
    [Benchmark(Baseline = true)]
    public Dictionary<string, (double[] Scores, double[] Ranks)> Naive() =>
        NaiveEvaluation.Run(scheme, panel.Map((_, _, column) => new Column(NaiveTreatment.Run(NaiveTreatment.Impute(column.Values), Points))), 0);

    /// <summary>The engine on one thread, so that the ratio does not depend on the number of cores.</summary>
    [Benchmark]
    public Evaluation Engine() => Slowdown.Apply(() => Evaluator.Run(scheme, panel, threads: 1));

    /// <summary>Turns the cube of a uniform number into a logistic, heavy-tailed or lognormal one.</summary>
    static double Tail(double cube, int kind)
    {
        var uniform = Math.Cbrt(cube);
        var logistic = Math.Log(uniform / (1 - uniform));
        return kind switch { 0 => logistic, 1 => logistic * logistic * logistic, _ => Math.Exp(logistic) };
    }
}
