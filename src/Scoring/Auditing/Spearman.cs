using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Scoring.Evaluating;
using Scoring.Kernels;

namespace Scoring.Auditing;

/// <summary>Spearman's correlation: Pearson's of the ranks among the common units, ties having their average rank.</summary>
/// <remarks>
/// <para>As R's <c>cor(method = "spearman", use = "pairwise.complete.obs")</c>. Ranks are doubled and centred (2·rank − n − 1), so that all sums are whole
/// numbers and exact up to 200,000 units. A column is sorted once; where another lacks some of its units, the ranks of the rest follow from walking that order.</para>
/// <para>p by the t distribution as for Pearson's coefficient. R's <c>cor.test</c> does so only with ties or from n = 1290 on, and takes a series before that.</para>
/// </remarks>
static class Spearman
{
    public static void Fill(CorrelationMatrix matrix, PairedColumn[] columns, int threads)
    {
        var scratch = new RankScratch();
        foreach (var column in columns) column.Sort(scratch);
        var own = new double[columns.Length][];
        for (var i = 0; i < columns.Length; i++)
        {
            own[i] = new double[columns[i].Values.Length];
            Rank(columns[i].Places, columns[i].Order, own[i]);
        }
        Parallelism.For(columns.Length, threads, i =>
        {
            matrix.SetDiagonal(i, columns[i]);
            double[] first = new double[own[i].Length], second = new double[own[i].Length];
            var kept = new int[own[i].Length + 1];
            for (var j = i + 1; j < columns.Length; j++)
            {
                var count = columns[i].Common(columns[j]);
                var r = count < 2 || columns[i].IsConstant || columns[j].IsConstant
                    ? double.NaN
                    : Coefficient(Ranks(columns[i], columns[j], count, own[i], first, kept), Ranks(columns[j], columns[i], count, own[j], second, kept));
                matrix.Set(i, j, r, StudentTail.OfCorrelation(r, count), count);
            }
        });
    }

    static double[] Ranks(PairedColumn column, PairedColumn other, int count, double[] own, double[] target, int[] kept)
    {
        if (count == column.Count) return own;
        Array.Clear(target);
        var next = 0;
        foreach (var unit in column.Order)
        {
            kept[next] = unit; // overwritten by the next one when the other column lacks it: no branch that could be guessed wrong
            next += other.Has[unit];
        }
        Rank(column.Places, kept.AsSpan(0, count), target);
        return target;
    }

    /// <summary>2·rank − n − 1 of units in ascending order.</summary>
    static void Rank(int[] places, ReadOnlySpan<int> order, double[] target)
    {
        for (var from = 0; from < order.Length;)
        {
            var place = places[order[from]];
            var to = from + 1;
            while (to < order.Length && places[order[to]] == place) to++;
            double rank = from + to - order.Length; // the mean of 2·(from + 1) … 2·to, less n + 1
            for (; from < to; from++) target[order[from]] = rank;
        }
    }

    static double Coefficient(double[] x, double[] y)
    {
        ref var x0 = ref MemoryMarshal.GetArrayDataReference(x);
        ref var y0 = ref MemoryMarshal.GetArrayDataReference(y);
        Vector256<double> sxx = default, syy = default, sxy = default;
        var i = 0;
        for (; i <= x.Length - 4; i += 4)
        {
            var (a, b) = (Vector256.LoadUnsafe(ref x0, (nuint)i), Vector256.LoadUnsafe(ref y0, (nuint)i));
            sxx += a * a;
            syy += b * b;
            sxy += a * b;
        }
        double xx = CoMomentKernel.Total(sxx), yy = CoMomentKernel.Total(syy), xy = CoMomentKernel.Total(sxy);
        for (; i < x.Length; i++)
        {
            xx += x[i] * x[i];
            yy += y[i] * y[i];
            xy += x[i] * y[i];
        }
        return xx > 0 && yy > 0 ? Math.Clamp(xy / Math.Sqrt(xx * yy), -1, 1) : double.NaN; // one root: a ranking with itself has exactly 1
    }
}
