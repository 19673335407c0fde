using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Scoring.Kernels;

static unsafe partial class ScoreKernel
{
    static void Tile256(double* x, double* w, int terms, double* scores, nint stride, double* bounds)
    {
        for (var half = 0; half < 2; half++)
            for (var four = 0; four < 2; four++)
                Quarter256(x + 12 * half, w + 4 * four, terms, scores + 12 * half + 4 * four * stride, stride, bounds + 64 * four);
    }

    /// <summary>Four draws × three vectors of four units: twelve sums, three terms and a weight fill all 16 registers.</summary>
    static void Quarter256(double* x, double* w, int terms, double* scores, nint stride, double* bounds)
    {
        Vector256<double> a0 = default, b0 = default, c0 = default;
        Vector256<double> a1 = default, b1 = default, c1 = default;
        Vector256<double> a2 = default, b2 = default, c2 = default;
        Vector256<double> a3 = default, b3 = default, c3 = default;
        for (var j = 0; j < terms; j++)
        {
            var x0 = Vector256.LoadAligned(x);
            var x1 = Vector256.LoadAligned(x + 4);
            var x2 = Vector256.LoadAligned(x + 8);
            var weight = Vector256.Create(w[0]);
            a0 = Vector256.FusedMultiplyAdd(weight, x0, a0);
            b0 = Vector256.FusedMultiplyAdd(weight, x1, b0);
            c0 = Vector256.FusedMultiplyAdd(weight, x2, c0);
            weight = Vector256.Create(w[1]);
            a1 = Vector256.FusedMultiplyAdd(weight, x0, a1);
            b1 = Vector256.FusedMultiplyAdd(weight, x1, b1);
            c1 = Vector256.FusedMultiplyAdd(weight, x2, c1);
            weight = Vector256.Create(w[2]);
            a2 = Vector256.FusedMultiplyAdd(weight, x0, a2);
            b2 = Vector256.FusedMultiplyAdd(weight, x1, b2);
            c2 = Vector256.FusedMultiplyAdd(weight, x2, c2);
            weight = Vector256.Create(w[3]);
            a3 = Vector256.FusedMultiplyAdd(weight, x0, a3);
            b3 = Vector256.FusedMultiplyAdd(weight, x1, b3);
            c3 = Vector256.FusedMultiplyAdd(weight, x2, c3);
            x += TermTiles.Width;
            w += Draws;
        }
        Store(a0, b0, c0, scores, bounds);
        Store(a1, b1, c1, scores + stride, bounds + 16);
        Store(a2, b2, c2, scores + 2 * stride, bounds + 32);
        Store(a3, b3, c3, scores + 3 * stride, bounds + 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Store(Vector256<double> a, Vector256<double> b, Vector256<double> c, double* scores, double* bounds)
    {
        a.StoreAligned(scores);
        b.StoreAligned(scores + 4);
        c.StoreAligned(scores + 8);
        Vector256.MinNative(Vector256.MinNative(a, b), Vector256.MinNative(c, Vector256.Load(bounds))).Store(bounds);
        Vector256.MaxNative(Vector256.MaxNative(a, b), Vector256.MaxNative(c, Vector256.Load(bounds + 8))).Store(bounds + 8);
    }

    static void One256(double* x, double* w, int terms, double* scores)
    {
        Vector256<double> a = default, b = default, c = default, d = default, e = default, f = default;
        for (var j = 0; j < terms; j++)
        {
            var weight = Vector256.Create(w[j]);
            a = Vector256.FusedMultiplyAdd(weight, Vector256.LoadAligned(x), a);
            b = Vector256.FusedMultiplyAdd(weight, Vector256.LoadAligned(x + 4), b);
            c = Vector256.FusedMultiplyAdd(weight, Vector256.LoadAligned(x + 8), c);
            d = Vector256.FusedMultiplyAdd(weight, Vector256.LoadAligned(x + 12), d);
            e = Vector256.FusedMultiplyAdd(weight, Vector256.LoadAligned(x + 16), e);
            f = Vector256.FusedMultiplyAdd(weight, Vector256.LoadAligned(x + 20), f);
            x += TermTiles.Width;
        }
        a.StoreAligned(scores);
        b.StoreAligned(scores + 4);
        c.StoreAligned(scores + 8);
        d.StoreAligned(scores + 12);
        e.StoreAligned(scores + 16);
        f.StoreAligned(scores + 20);
    }
}
