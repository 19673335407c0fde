using BenchmarkDotNet.Attributes;
using Scoring.Auditing;

namespace Scoring.Benchmarks;

/// <summary>Correlations with p-values over 2,850 units, each pair over the units that have both.</summary>
[MemoryDiagnoser]
public class AuditBenchmarks
{
    string[] codes = [];
    double[][] columns = [];

    /// <summary>What is compared. Kendall is on 15 columns to keep the guard short; a pair costs the same.</summary>
    public enum Case
    {
        /// <summary>60 columns, one value in fifty missing.</summary>
        Pearson,

        /// <summary>60 complete columns.</summary>
        SpearmanComplete,

        /// <summary>60 columns, one value in fifty missing.</summary>
        SpearmanGaps,

        /// <summary>15 columns, one value in fifty missing.</summary>
        Kendall,
    }

    /// <summary>What is compared.</summary>
    [ParamsAllValues]
    public Case Of { get; set; }

    CorrelationMethod Method => Of switch
    {
        Case.Pearson => CorrelationMethod.Pearson,
        Case.Kendall => CorrelationMethod.Kendall,
        _ => CorrelationMethod.Spearman,
    };

    [GlobalSetup]
    public void Setup()
    {
        var panel = SyntheticScheme.Panel(1);
        codes = [.. panel.Variables.Take(Of == Case.Kendall ? 15 : 60)];
        columns = [.. codes.Select((_, v) => (double[])[.. panel[v, 0].Values.Select(value => double.IsNaN(value) && Of == Case.SpearmanComplete ? 0 : value)])];
        var (naive, engine) = (Naive(), Engine());
        for (var pair = 0; pair < naive.Length; pair++)
        {
            var (i, j) = NaiveCorrelation.Pair(pair);
            if (!(Math.Abs(naive[pair] - engine[i, j]) <= 1e-9)) throw new InvalidOperationException($"{i}, {j}: {engine[i, j]} instead of {naive[pair]}.");
        }
    }

    /// <summary>The definitions, for the first pairs only: all would take minutes.</summary>
    [Benchmark(Baseline = true)]
    public double[] Naive() => NaiveCorrelation.Run(columns, Method, pairs: Of == Case.Kendall ? 1 : 60);

    /// <summary>All pairs on one thread, so that the ratio does not depend on the number of cores.</summary>
    [Benchmark]
    public CorrelationMatrix Engine() => Slowdown.Apply(() => CorrelationMatrix.Of(codes, columns, Method, threads: 1));
}
