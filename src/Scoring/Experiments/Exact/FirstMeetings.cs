namespace Scoring.Experiments.Exact;

/// <summary>For every unit how far a weight can slide in one direction until the unit changes place, and which rival it then meets.</summary>
/// <remarks>
/// <para>Lines: those above a unit form, as far as the unit can meet them first, the lower envelope of all of them. Taken in the order of the scores each new
/// line begins the envelope, so the envelope is a stack: what the new line hides is popped, and where it meets the rest is its first meeting from below. The
/// same from the bottom up gives the meetings from above. O(n) after sorting.</para>
/// <para>Hyperbolas (units with missing children) are compared with their neighbours outwards in the order of the scores, until the gap is more than the two
/// steepest slopes can close before the best meeting found; lines look at hyperbolas in the same way. Exact; short in practice, O(n) per unit at worst.</para>
/// </remarks>
sealed class FirstMeetings
{
    readonly int[] stack;
    readonly double[] ends;
    readonly double[] steepest;

    public FirstMeetings(int units)
    {
        (stack, ends, steepest) = (new int[units], new double[units], new double[units]);
        (Distances, Rivals, slopes, bends) = (new double[units], new int[units], new double[units], new double[units]);
    }

    readonly double[] slopes;
    readonly double[] bends;

    /// <summary>By unit: how far the weight slides until the unit changes place; infinity for never.</summary>
    public double[] Distances { get; }

    /// <summary>By unit: the rival it then meets; −1 for none.</summary>
    public int[] Rivals { get; }

    /// <summary>Works out one direction.</summary>
    /// <param name="scores">By unit, better is higher.</param>
    /// <param name="order">The units ranked, best first; not changed.</param>
    /// <param name="line">The weight.</param>
    /// <param name="sign">+1 for a rising weight, −1 for a falling one.</param>
    public void Run(double[] scores, int[] order, WeightLine line, int sign)
    {
        var reach = sign > 0 ? line.High - line.Share : line.Share - line.Low;
        foreach (var unit in order)
        {
            (slopes[unit], bends[unit]) = (sign * line.Slopes[unit], sign * line.Bends[unit]);
            (Distances[unit], Rivals[unit]) = (double.PositiveInfinity, -1);
        }
        var arranged = JustAfter(scores, order);
        Envelope(scores, arranged, down: true);
        Envelope(scores, arranged, down: false);
        if (Array.Exists(arranged, unit => bends[unit] != 0)) Curves(scores, arranged, reach);
        Ties(scores, arranged);
        foreach (var unit in order)
            if (Distances[unit] > reach)
                (Distances[unit], Rivals[unit]) = (double.PositiveInfinity, -1);
    }

    /// <summary>The order just after the start: units with equal scores by how fast they rise.</summary>
    int[] JustAfter(double[] scores, int[] order)
    {
        int[]? arranged = null;
        for (int start = 0, end; start < order.Length; start = end)
        {
            end = EndOfTie(scores, order, start);
            if (end > start + 1) Array.Sort(arranged ??= [.. order], start, end - start, Comparer<int>.Create(Rising));
        }
        return arranged ?? order;
    }

    int Rising(int one, int other)
    {
        var first = slopes[other].CompareTo(slopes[one]);
        // f ≈ score + slope·δ − slope·bend·δ²
        if (first == 0) first = (slopes[one] * bends[one]).CompareTo(slopes[other] * bends[other]);
        return first != 0 ? first : one.CompareTo(other);
    }

    static int EndOfTie(double[] scores, int[] order, int start)
    {
        var end = start + 1;
        while (end < order.Length && scores[order[end]] == scores[order[start]]) end++;
        return end;
    }

    void Envelope(double[] scores, int[] arranged, bool down)
    {
        var count = 0;
        for (var place = 0; place < arranged.Length; place++)
        {
            var unit = arranged[down ? place : arranged.Length - 1 - place];
            if (bends[unit] != 0) continue;
            var distance = double.PositiveInfinity;
            while (count > 0)
            {
                var top = stack[count - 1];
                var closing = down ? slopes[unit] - slopes[top] : slopes[top] - slopes[unit];
                distance = closing > 0 ? Math.Abs(scores[top] - scores[unit]) / closing : double.PositiveInfinity;
                if (distance <= ends[count - 1] && closing > 0) break;
                (distance, count) = (double.PositiveInfinity, count - 1);
            }
            if (distance < Distances[unit]) (Distances[unit], Rivals[unit]) = (distance, stack[count - 1]);
            (stack[count], ends[count]) = (unit, distance);
            count++;
        }
    }

    void Curves(double[] scores, int[] arranged, double reach)
    {
        var (every, curved) = (0.0, 0.0);
        foreach (var unit in arranged)
        {
            // The slope is steepest at one of the ends.
            var last = 1 + bends[unit] * reach;
            steepest[unit] = Math.Abs(slopes[unit]) * Math.Max(1, last > 0 ? 1 / (last * last) : double.PositiveInfinity);
            every = Math.Max(every, steepest[unit]);
            if (bends[unit] != 0) curved = Math.Max(curved, steepest[unit]);
        }
        int[] curves = [.. arranged.Where(unit => bends[unit] != 0)];
        var next = 0;
        for (var place = 0; place < arranged.Length; place++)
        {
            var unit = arranged[place];
            if (bends[unit] != 0)
            {
                Look(scores, arranged, unit, place - 1, place + 1, steepest[unit] + every, reach);
                next++;
            }
            else Look(scores, curves, unit, next - 1, next, steepest[unit] + curved, reach);
        }
    }

    /// <summary>Compares a unit with others outwards from where it stands, as long as they can reach it before what it has met already.</summary>
    void Look(double[] scores, int[] others, int unit, int up, int down, double fastest, double reach)
    {
        var best = Math.Min(Distances[unit], reach);
        for (var step = -1; step <= 1; step += 2)
            for (var place = step < 0 ? up : down; place >= 0 && place < others.Length; place += step)
            {
                var other = others[place];
                var gap = scores[unit] - scores[other];
                if (Math.Abs(gap) > fastest * best) break;
                var distance = Meeting.After0(gap, slopes[unit], bends[unit], slopes[other], bends[other]);
                if (!(distance <= best) || distance >= Distances[unit]) continue;
                best = Distances[unit] = distance;
                Rivals[unit] = other;
            }
    }

    /// <summary>A unit that another with the same score leaves behind loses its place at once.</summary>
    void Ties(double[] scores, int[] arranged)
    {
        for (int start = 0, end; start < arranged.Length; start = end)
        {
            end = EndOfTie(scores, arranged, start);
            for (var place = start + 1; place < end; place++)
            {
                var (unit, first) = (arranged[place], arranged[start]);
                if (slopes[first] == slopes[unit] && slopes[first] * bends[first] == slopes[unit] * bends[unit]) continue;
                (Distances[unit], Rivals[unit]) = (0, first);
            }
        }
    }
}
