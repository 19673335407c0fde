using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Scoring.Kernels;

namespace Scoring.Auditing;

/// <summary>Sums of squares and products of deviations over the units that two columns have in common.</summary>
/// <remarks>
/// One pass over scaled values in two fixed sets of four lanes, whose additions every CPU does in the same order (<see cref="Vector256"/> is emulated
/// where there is none). Where the common units' spread is small beside their distance from the columns' means, so that digits would cancel, both
/// columns are centred on the common units in a second pass.
/// </remarks>
static class CoMomentKernel
{
    /// <summary>Below this share of the sum of squares the one-pass difference is not trusted.</summary>
    const double Trusted = 0.01;

    /// <summary>n, Σ(x − x̄)(y − ȳ), Σ(x − x̄)², Σ(y − ȳ)² in the columns' scaled units.</summary>
    public readonly record struct Moments(int Count, double Product, double FirstSquare, double SecondSquare);

    public static Moments Of(PairedColumn first, PairedColumn second)
    {
        var isComplete = first.IsComplete && second.IsComplete;
        var count = isComplete ? first.Count : first.Common(second);
        if (count < 2 || first.IsConstant || second.IsConstant) return new Moments(count, double.NaN, double.NaN, double.NaN);
        var sums = Sums(first, second);
        var (product, squares1, squares2) = (sums.Xy - sums.X * sums.Y / count, sums.Xx - sums.X * sums.X / count, sums.Yy - sums.Y * sums.Y / count);
        return squares1 > Trusted * sums.Xx && squares2 > Trusted * sums.Yy ? new Moments(count, product, squares1, squares2) : Centred(first, second, count);
    }

    static (double X, double Y, double Xx, double Yy, double Xy) Sums(PairedColumn first, PairedColumn second)
    {
        ReadOnlySpan<double> x = first.Scaled, y = second.Scaled, hasX = first.Mask, hasY = second.Mask;
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        ref var hasX0 = ref MemoryMarshal.GetReference(hasX);
        ref var hasY0 = ref MemoryMarshal.GetReference(hasY);
        Vector256<double> sx = default, sy = default, sxx = default, syy = default, sxy = default;
        Vector256<double> tx = default, ty = default, txx = default, tyy = default, txy = default;
        var i = 0;
        for (; i <= x.Length - 8; i += 8)
        {
            var a = Vector256.LoadUnsafe(ref x0, (nuint)i) * Vector256.LoadUnsafe(ref hasY0, (nuint)i);
            var b = Vector256.LoadUnsafe(ref y0, (nuint)i) * Vector256.LoadUnsafe(ref hasX0, (nuint)i);
            sx += a;
            sy += b;
            sxx += a * a;
            syy += b * b;
            sxy += a * b;
            a = Vector256.LoadUnsafe(ref x0, (nuint)i + 4) * Vector256.LoadUnsafe(ref hasY0, (nuint)i + 4);
            b = Vector256.LoadUnsafe(ref y0, (nuint)i + 4) * Vector256.LoadUnsafe(ref hasX0, (nuint)i + 4);
            tx += a;
            ty += b;
            txx += a * a;
            tyy += b * b;
            txy += a * b;
        }
        double restX = 0, restY = 0, restXx = 0, restYy = 0, restXy = 0;
        for (; i < x.Length; i++)
        {
            var (a, b) = (x[i] * hasY[i], y[i] * hasX[i]);
            restX += a;
            restY += b;
            restXx += a * a;
            restYy += b * b;
            restXy += a * b;
        }
        return (Total(sx + tx) + restX, Total(sy + ty) + restY, Total(sxx + txx) + restXx, Total(syy + tyy) + restYy, Total(sxy + txy) + restXy);
    }

    /// <summary>The four lanes added in one order.</summary>
    public static double Total(Vector256<double> lanes) => (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);

    static Moments Centred(PairedColumn first, PairedColumn second, int count)
    {
        var x = new double[count];
        var y = new double[count];
        var next = 0;
        for (var unit = 0; unit < first.Values.Length; unit++)
        {
            if (first.Mask[unit] == 0 || second.Mask[unit] == 0) continue;
            x[next] = first.Values[unit] / first.Scale;
            y[next++] = second.Values[unit] / second.Scale;
        }
        var (meanX, meanY) = (SumKernel.Mean(x), SumKernel.Mean(y));
        double product = 0, squares1 = 0, squares2 = 0, driftX = 0, driftY = 0;
        for (var i = 0; i < count; i++)
        {
            var (a, b) = (x[i] - meanX, y[i] - meanY);
            driftX += a;
            driftY += b;
            product += a * b;
            squares1 += a * a;
            squares2 += b * b;
        }
        return new Moments(count, product - driftX * driftY / count, squares1 - driftX * driftX / count, squares2 - driftY * driftY / count);
    }
}
