using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using Scoring.Kernels;

namespace Scoring.Benchmarks;

/// <summary>
/// The product of the loop over draws against what the machine can do at most: as many multiply-adds in registers alone, twelve chains side by side. The ratio is
/// peak speed over that of the product; GFLOP/s = 2 × 2,850 × 60 × 256 / nanoseconds.
/// </summary>
[MemoryDiagnoser]
public unsafe class ProductBenchmarks
{
    const int Draws = 256;
    const int Chains = 12;

    readonly AlignedArray<double> weights = new(Draws * SyntheticScheme.Indicators);
    readonly AlignedArray<double> bounds = new(16 * 16);
    TermTiles tiles = null!;
    ScoreRows rows = null!;

    /// <summary>Multiply-adds of one run.</summary>
    static long MultiplyAdds => (long)SyntheticScheme.Units * SyntheticScheme.Indicators * Draws;

    [GlobalSetup]
    public void Setup()
    {
        var panel = SyntheticScheme.Panel(1);
        tiles = new TermTiles([.. Enumerable.Range(0, SyntheticScheme.Indicators).Select(j => panel[j, 0].Values.Select(value => double.IsNaN(value) ? 0 : value).ToArray())]);
        rows = new ScoreRows(16, SyntheticScheme.Units);
        for (var i = 0; i < weights.Length; i++) weights.Pointer[i] = 1.0 / SyntheticScheme.Indicators;
    }

    /// <summary>Multiply-adds that touch no memory.</summary>
    [Benchmark(Baseline = true)]
    public double Peak()
    {
        var lanes = Vector512.IsHardwareAccelerated ? 8 : Vector256.IsHardwareAccelerated ? 4 : 1;
        var turns = MultiplyAdds / (lanes * Chains);
        return lanes switch { 8 => Peak512(turns), 4 => Peak256(turns), _ => PeakScalar(turns) };
    }

    /// <summary>The engine's product, sixteen draws at a time as in the loop.</summary>
    [Benchmark]
    public object Product() => Slowdown.Apply<object>(() =>
    {
        for (var draw = 0; draw < Draws; draw += 16)
            ScoreKernel.Run(tiles, weights.Pointer + draw * SyntheticScheme.Indicators, 16, rows[0], rows.Stride, bounds.Pointer);
        return rows;
    });

    static double Peak512(long turns)
    {
        Vector512<double> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default, i = default, j = default, k = default, l = default;
        var (x, w) = (Vector512.Create(1.0000001), Vector512.Create(0.5));
        for (var turn = 0L; turn < turns; turn++)
        {
            a = Vector512.FusedMultiplyAdd(a, w, x);
            b = Vector512.FusedMultiplyAdd(b, w, x);
            c = Vector512.FusedMultiplyAdd(c, w, x);
            d = Vector512.FusedMultiplyAdd(d, w, x);
            e = Vector512.FusedMultiplyAdd(e, w, x);
            f = Vector512.FusedMultiplyAdd(f, w, x);
            g = Vector512.FusedMultiplyAdd(g, w, x);
            h = Vector512.FusedMultiplyAdd(h, w, x);
            i = Vector512.FusedMultiplyAdd(i, w, x);
            j = Vector512.FusedMultiplyAdd(j, w, x);
            k = Vector512.FusedMultiplyAdd(k, w, x);
            l = Vector512.FusedMultiplyAdd(l, w, x);
        }
        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    static double Peak256(long turns)
    {
        Vector256<double> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default, i = default, j = default, k = default, l = default;
        var (x, w) = (Vector256.Create(1.0000001), Vector256.Create(0.5));
        for (var turn = 0L; turn < turns; turn++)
        {
            a = Vector256.FusedMultiplyAdd(a, w, x);
            b = Vector256.FusedMultiplyAdd(b, w, x);
            c = Vector256.FusedMultiplyAdd(c, w, x);
            d = Vector256.FusedMultiplyAdd(d, w, x);
            e = Vector256.FusedMultiplyAdd(e, w, x);
            f = Vector256.FusedMultiplyAdd(f, w, x);
            g = Vector256.FusedMultiplyAdd(g, w, x);
            h = Vector256.FusedMultiplyAdd(h, w, x);
            i = Vector256.FusedMultiplyAdd(i, w, x);
            j = Vector256.FusedMultiplyAdd(j, w, x);
            k = Vector256.FusedMultiplyAdd(k, w, x);
            l = Vector256.FusedMultiplyAdd(l, w, x);
        }
        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    static double PeakScalar(long turns)
    {
        double a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0, j = 0, k = 0, l = 0;
        const double X = 1.0000001, W = 0.5;
        for (var turn = 0L; turn < turns; turn++)
        {
            a = Math.FusedMultiplyAdd(a, W, X);
            b = Math.FusedMultiplyAdd(b, W, X);
            c = Math.FusedMultiplyAdd(c, W, X);
            d = Math.FusedMultiplyAdd(d, W, X);
            e = Math.FusedMultiplyAdd(e, W, X);
            f = Math.FusedMultiplyAdd(f, W, X);
            g = Math.FusedMultiplyAdd(g, W, X);
            h = Math.FusedMultiplyAdd(h, W, X);
            i = Math.FusedMultiplyAdd(i, W, X);
            j = Math.FusedMultiplyAdd(j, W, X);
            k = Math.FusedMultiplyAdd(k, W, X);
            l = Math.FusedMultiplyAdd(l, W, X);
        }
        return a + b + c + d + e + f + g + h + i + j + k + l;
    }
}
