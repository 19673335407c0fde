using BenchmarkDotNet.Attributes;
using Scoring.Kernels;

namespace Scoring.Benchmarks;

/// <summary>All duels of 2,850 units on 12 children with weights, one in fifty values missing.</summary>
[MemoryDiagnoser]
public class CopelandBenchmarks
{
    const int Units = 2850;
    const int Children = 12;

    double[][] children = null!;
    double[] weights = null!;

    [GlobalSetup]
    public void Setup()
    {
        children = [.. Enumerable.Range(0, Children).Select(child => Enumerable.Range(0, Units).Select(unit => Value(child, unit)).ToArray())];
        weights = [.. Enumerable.Range(1, Children).Select(child => (double)child)];
        if (!Naive().AsSpan().SequenceEqual(Kernel())) throw new InvalidOperationException("The kernel counts other duels.");
    }

    /// <summary>What anyone would write first: each pair once, child by child.</summary>
    [Benchmark(Baseline = true)]
    public double[] Naive()
    {
        var scores = new double[Units];
        for (var first = 0; first < Units; first++)
            for (var second = first + 1; second < Units; second++)
            {
                var net = 0.0;
                for (var child = 0; child < Children; child++)
                {
                    var (mine, theirs) = (children[child][first], children[child][second]);
                    if (mine > theirs) net += weights[child];
                    else if (mine < theirs) net -= weights[child];
                }
                scores[first] += Math.Sign(net);
                scores[second] -= Math.Sign(net);
            }
        return scores;
    }

    [Benchmark]
    public double[] Kernel() => Slowdown.Apply(() =>
    {
        var scores = new double[Units];
        OutrankingKernel.Copeland(children, children, weights, scores);
        return scores;
    });

    /// <summary>A value that looks random and is the same everywhere.</summary>
    static double Value(int child, int unit)
    {
        var bits = (ulong)(child * Units + unit + 1) * 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 29)) * 0xBF58476D1CE4E5B9;
        bits ^= bits >> 32;
        return bits % 50 == 0 ? double.NaN : bits % 1000;
    }
}
