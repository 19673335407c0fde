using System.Diagnostics;

namespace Scoring.Kernels;

/// <summary>Agreement of two rankings over the units that both rank (neither NaN); NaN with fewer than two, or where one of them ties all.</summary>
/// <remarks>Sums are of whole and half numbers, so nothing depends on the order of the units.</remarks>
static class RankCorrelation
{
    /// <summary>Spearman's ρ: Pearson's correlation of the ranks among the common units, ties at their average rank.</summary>
    public static double Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (first, second) = Common(x, y);
        var scratch = new RankScratch();
        var (a, b) = (new double[first.Length], new double[first.Length]);
        RankKernel.Rank(first, highFirst: false, TieRule.Average, scratch, a);
        RankKernel.Rank(second, highFirst: false, TieRule.Average, scratch, b);
        double xx = 0, yy = 0, xy = 0;
        var mean = (first.Length + 1) * 0.5;
        for (var i = 0; i < a.Length; i++)
        {
            xx += (a[i] - mean) * (a[i] - mean);
            yy += (b[i] - mean) * (b[i] - mean);
            xy += (a[i] - mean) * (b[i] - mean);
        }
        return xx > 0 && yy > 0 ? Math.Clamp(xy / (Math.Sqrt(xx) * Math.Sqrt(yy)), -1, 1) : double.NaN;
    }

    /// <summary>Kendall's τ-b: (concordant − discordant)/√((n0 − n1)(n0 − n2)), n1 and n2 being the pairs tied in x and in y.</summary>
    /// <remarks>Knight (1966): discordant pairs are the exchanges that a merge sort by y needs when units stand in the order of x. O(n log n).</remarks>
    public static double Kendall(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (first, second) = Common(x, y);
        var order = new int[first.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(order, (i, j) => first[i] != first[j] ? first[i].CompareTo(first[j]) : second[i].CompareTo(second[j]));
        double tiedX = Tied(order, (i, j) => first[i] == first[j]), both = Tied(order, (i, j) => first[i] == first[j] && second[i] == second[j]);
        double[] inOrder = [.. order.Select(i => second[i])];
        double exchanges = Exchanges(inOrder, new double[inOrder.Length]);
        var places = Enumerable.Range(0, inOrder.Length).ToArray();
        double tiedY = Tied(places, (i, j) => inOrder[i] == inOrder[j]), all = first.Length * (first.Length - 1L) / 2;
        if (all <= tiedX || all <= tiedY) return double.NaN;
        return Math.Clamp((all - tiedX - tiedY + both - 2 * exchanges) / (Math.Sqrt(all - tiedX) * Math.Sqrt(all - tiedY)), -1, 1);
    }

    static (double[] X, double[] Y) Common(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Debug.Assert(x.Length == y.Length);
        var (first, second) = (new List<double>(x.Length), new List<double>(x.Length));
        for (var i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(x[i]) || double.IsNaN(y[i])) continue;
            first.Add(x[i]);
            second.Add(y[i]);
        }
        return ([.. first], [.. second]);
    }

    /// <summary>Number of pairs that are equal, where equals stand side by side.</summary>
    static long Tied(int[] order, Func<int, int, bool> areEqual)
    {
        long pairs = 0, run = 0;
        for (var i = 1; i < order.Length; i++)
        {
            run = areEqual(order[i - 1], order[i]) ? run + 1 : 0;
            pairs += run;
        }
        return pairs;
    }

    /// <summary>Sorts in place and counts the exchanges of neighbours that this takes.</summary>
    static long Exchanges(Span<double> values, Span<double> swap)
    {
        if (values.Length < 2) return 0;
        var middle = values.Length / 2;
        var count = Exchanges(values[..middle], swap) + Exchanges(values[middle..], swap);
        int left = 0, right = middle, at = 0;
        while (left < middle && right < values.Length)
        {
            if (values[right] < values[left])
            {
                count += middle - left;
                swap[at++] = values[right++];
            }
            else swap[at++] = values[left++];
        }
        values[left..middle].CopyTo(swap[at..]);
        swap[..(at + middle - left)].CopyTo(values);
        return count;
    }
}
