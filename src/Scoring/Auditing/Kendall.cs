using Scoring.Evaluating;
using Scoring.Kernels;

namespace Scoring.Auditing;

/// <summary>Kendall's tau-b in O(n log n): (concordant − discordant)/√((n0 − n1)(n0 − n2)), n1 and n2 being the pairs tied in x and in y.</summary>
/// <remarks>
/// <para>Knight (1966): units in the order of x, then the exchanges that a merge sort by y needs are the discordant pairs. All counts are whole numbers.
/// As R's <c>cor(method = "kendall", use = "pairwise.complete.obs")</c>.</para>
/// <para>p by the normal approximation with the variance corrected for ties (Kendall, Rank Correlation Methods, 1970; Valz et al.), that is R's
/// <c>cor.test(method = "kendall", exact = FALSE)</c>. R by default counts exactly below 50 units without ties; there p-values differ in the third digit or so.</para>
/// </remarks>
static class Kendall
{
    public static void Fill(CorrelationMatrix matrix, PairedColumn[] columns, int threads)
    {
        var scratch = new RankScratch();
        foreach (var column in columns) column.Sort(scratch);
        Parallelism.For(columns.Length, threads, i =>
        {
            matrix.SetDiagonal(i, columns[i]);
            var workspace = new Workspace(columns[i].Count);
            for (var j = i + 1; j < columns.Length; j++)
            {
                var (tau, probability, count) = workspace.Compare(columns[i], columns[j]);
                matrix.Set(i, j, tau, probability, count);
            }
        });
    }

    /// <summary>Pairs, and what the variance needs, of groups of t tied units: Σt(t−1), Σt(t−1)(t−2), Σt(t−1)(2t+5).</summary>
    struct Ties
    {
        public double Pairs;
        public double Triples;
        public double Weighted;

        public void Add(long t)
        {
            if (t < 2) return;
            Pairs += t * (t - 1);
            Triples += (double)(t * (t - 1)) * (t - 2);
            Weighted += (double)(t * (t - 1)) * (2 * t + 5);
        }
    }

    sealed class Workspace(int capacity)
    {
        int[] places = new int[capacity];
        int[] merged = new int[capacity];

        public (double Tau, double Probability, int Count) Compare(PairedColumn x, PairedColumn y)
        {
            var count = 0;
            Ties tiedX = default, tiedY = default;
            double tiedBoth = 0;
            var (group, start) = (-1, 0);
            foreach (var unit in x.Order)
            {
                if (y.Mask[unit] == 0) continue;
                if (x.Places[unit] != group)
                {
                    tiedBoth += EndGroup(start, count, ref tiedX);
                    (group, start) = (x.Places[unit], count);
                }
                places[count++] = y.Places[unit];
            }
            tiedBoth += EndGroup(start, count, ref tiedX);
            var exchanges = Exchanges(count);
            for (int from = 0, to = 0; from < count; from = to)
            {
                while (to < count && places[to] == places[from]) to++;
                tiedY.Add(to - from);
            }
            var all = (double)count * (count - 1);
            if (count < 2 || !(all > tiedX.Pairs) || !(all > tiedY.Pairs)) return (double.NaN, double.NaN, count);
            var surplus = (all - tiedX.Pairs - tiedY.Pairs + tiedBoth) / 2 - 2.0 * exchanges;
            var tau = surplus / Math.Sqrt((all - tiedX.Pairs) / 2 * ((all - tiedY.Pairs) / 2)); // one root: a ranking with itself has exactly 1
            return (Math.Clamp(tau, -1, 1), Probability(surplus, count, tiedX, tiedY), count);
        }

        /// <summary>Units tied in x stand in the order of y, so that they need no exchange. Returns t(t − 1) over those tied in both.</summary>
        double EndGroup(int start, int end, ref Ties tiedX)
        {
            if (end - start < 2) return 0;
            tiedX.Add(end - start);
            var tied = places.AsSpan(start, end - start);
            tied.Sort();
            double both = 0;
            for (int from = 0, to = 0; from < tied.Length; from = to)
            {
                while (to < tied.Length && tied[to] == tied[from]) to++;
                both += (double)(to - from) * (to - from - 1);
            }
            return both;
        }

        static double Probability(double surplus, double n, Ties x, Ties y)
        {
            if (n < 3) return double.NaN;
            var variance = (n * (n - 1) * (2 * n + 5) - x.Weighted - y.Weighted) / 18
                + x.Pairs * y.Pairs / (2 * n * (n - 1))
                + x.Triples * y.Triples / (9 * n * (n - 1) * (n - 2));
            return variance > 0 ? NormalTail.TwoSided(surplus / Math.Sqrt(variance)) : double.NaN;
        }

        /// <summary>Sorts the places and counts how many neighbours a bubble sort would exchange.</summary>
        long Exchanges(int count)
        {
            const int Block = 8;
            long exchanges = 0;
            for (var start = 0; start < count; start += Block) exchanges += Insert(start, Math.Min(start + Block, count));
            for (var width = Block; width < count; width *= 2)
            {
                for (var start = 0; start < count; start += 2 * width)
                    exchanges += Merge(start, Math.Min(start + width, count), Math.Min(start + 2 * width, count));
                (places, merged) = (merged, places);
            }
            return exchanges;
        }

        long Insert(int start, int end)
        {
            long moved = 0;
            for (var i = start + 1; i < end; i++)
            {
                var value = places[i];
                var at = i;
                for (; at > start && places[at - 1] > value; at--) places[at] = places[at - 1];
                places[at] = value;
                moved += i - at;
            }
            return moved;
        }

        long Merge(int start, int middle, int end)
        {
            long passed = 0;
            int left = start, right = middle, at = start;
            var (from, to) = (places, merged);
            while (left < middle && right < end)
            {
                // Whether the right one goes first is a coin toss for unrelated columns: no branch that could be guessed wrong.
                int first = from[left], second = from[right];
                var takesRight = second < first ? 1 : 0;
                to[at++] = takesRight != 0 ? second : first;
                passed += takesRight * (middle - left);
                right += takesRight;
                left += 1 - takesRight;
            }
            from.AsSpan(left, middle - left).CopyTo(to.AsSpan(at));
            from.AsSpan(right, end - right).CopyTo(to.AsSpan(at + middle - left));
            return passed;
        }
    }
}
