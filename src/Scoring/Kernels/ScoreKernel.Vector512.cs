using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Scoring.Kernels;

static unsafe partial class ScoreKernel
{
    /// <summary>Eight draws × three vectors of eight units: 24 sums, three terms and a weight fill 28 of 32 registers.</summary>
    static void Tile512(double* x, double* w, int terms, double* scores, nint stride, double* bounds)
    {
        Vector512<double> a0 = default, b0 = default, c0 = default;
        Vector512<double> a1 = default, b1 = default, c1 = default;
        Vector512<double> a2 = default, b2 = default, c2 = default;
        Vector512<double> a3 = default, b3 = default, c3 = default;
        Vector512<double> a4 = default, b4 = default, c4 = default;
        Vector512<double> a5 = default, b5 = default, c5 = default;
        Vector512<double> a6 = default, b6 = default, c6 = default;
        Vector512<double> a7 = default, b7 = default, c7 = default;
        for (var j = 0; j < terms; j++)
        {
            var x0 = Vector512.LoadAligned(x);
            var x1 = Vector512.LoadAligned(x + 8);
            var x2 = Vector512.LoadAligned(x + 16);
            var weight = Vector512.Create(w[0]);
            a0 = Vector512.FusedMultiplyAdd(weight, x0, a0);
            b0 = Vector512.FusedMultiplyAdd(weight, x1, b0);
            c0 = Vector512.FusedMultiplyAdd(weight, x2, c0);
            weight = Vector512.Create(w[1]);
            a1 = Vector512.FusedMultiplyAdd(weight, x0, a1);
            b1 = Vector512.FusedMultiplyAdd(weight, x1, b1);
            c1 = Vector512.FusedMultiplyAdd(weight, x2, c1);
            weight = Vector512.Create(w[2]);
            a2 = Vector512.FusedMultiplyAdd(weight, x0, a2);
            b2 = Vector512.FusedMultiplyAdd(weight, x1, b2);
            c2 = Vector512.FusedMultiplyAdd(weight, x2, c2);
            weight = Vector512.Create(w[3]);
            a3 = Vector512.FusedMultiplyAdd(weight, x0, a3);
            b3 = Vector512.FusedMultiplyAdd(weight, x1, b3);
            c3 = Vector512.FusedMultiplyAdd(weight, x2, c3);
            weight = Vector512.Create(w[4]);
            a4 = Vector512.FusedMultiplyAdd(weight, x0, a4);
            b4 = Vector512.FusedMultiplyAdd(weight, x1, b4);
            c4 = Vector512.FusedMultiplyAdd(weight, x2, c4);
            weight = Vector512.Create(w[5]);
            a5 = Vector512.FusedMultiplyAdd(weight, x0, a5);
            b5 = Vector512.FusedMultiplyAdd(weight, x1, b5);
            c5 = Vector512.FusedMultiplyAdd(weight, x2, c5);
            weight = Vector512.Create(w[6]);
            a6 = Vector512.FusedMultiplyAdd(weight, x0, a6);
            b6 = Vector512.FusedMultiplyAdd(weight, x1, b6);
            c6 = Vector512.FusedMultiplyAdd(weight, x2, c6);
            weight = Vector512.Create(w[7]);
            a7 = Vector512.FusedMultiplyAdd(weight, x0, a7);
            b7 = Vector512.FusedMultiplyAdd(weight, x1, b7);
            c7 = Vector512.FusedMultiplyAdd(weight, x2, c7);
            x += TermTiles.Width;
            w += Draws;
        }
        Store(a0, b0, c0, scores, bounds);
        Store(a1, b1, c1, scores + stride, bounds + 16);
        Store(a2, b2, c2, scores + 2 * stride, bounds + 32);
        Store(a3, b3, c3, scores + 3 * stride, bounds + 48);
        Store(a4, b4, c4, scores + 4 * stride, bounds + 64);
        Store(a5, b5, c5, scores + 5 * stride, bounds + 80);
        Store(a6, b6, c6, scores + 6 * stride, bounds + 96);
        Store(a7, b7, c7, scores + 7 * stride, bounds + 112);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Store(Vector512<double> a, Vector512<double> b, Vector512<double> c, double* scores, double* bounds)
    {
        a.StoreAligned(scores);
        b.StoreAligned(scores + 8);
        c.StoreAligned(scores + 16);
        Vector512.MinNative(Vector512.MinNative(a, b), Vector512.MinNative(c, Vector512.Load(bounds))).Store(bounds);
        Vector512.MaxNative(Vector512.MaxNative(a, b), Vector512.MaxNative(c, Vector512.Load(bounds + 8))).Store(bounds + 8);
    }

    static void One512(double* x, double* w, int terms, double* scores)
    {
        Vector512<double> a = default, b = default, c = default;
        for (var j = 0; j < terms; j++)
        {
            var weight = Vector512.Create(w[j]);
            a = Vector512.FusedMultiplyAdd(weight, Vector512.LoadAligned(x), a);
            b = Vector512.FusedMultiplyAdd(weight, Vector512.LoadAligned(x + 8), b);
            c = Vector512.FusedMultiplyAdd(weight, Vector512.LoadAligned(x + 16), c);
            x += TermTiles.Width;
        }
        a.StoreAligned(scores);
        b.StoreAligned(scores + 8);
        c.StoreAligned(scores + 16);
    }
}
