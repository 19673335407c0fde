namespace Scoring.Experiments.Exact;

/// <summary>One weight on a slider: from which share on which unit changes place with which.</summary>
public sealed class WeightSlider
{
    readonly double[] scores;
    readonly int[] order;
    readonly WeightLine line;
    readonly StabilityInterval[] intervals;

    WeightSlider(double[] scores, int[] order, WeightLine line, StabilityInterval[] intervals) =>
        (this.scores, this.order, this.line, this.intervals) = (scores, order, line, intervals);

    /// <summary>Code of the node or indicator whose weight slides.</summary>
    public string Code => line.Code;

    /// <summary>Code of the node it is a child of.</summary>
    public string Parent => line.Parent;

    /// <summary>Its present share of the siblings' total, 0..1.</summary>
    public double Share => line.Share;

    /// <summary>How far the share can go before any unit changes place; instead of rivals it names a unit that then does.</summary>
    public StabilityInterval Anything => First(order);

    /// <summary>How far the share can go before one of some units changes place.</summary>
    /// <param name="units">Indices of units.</param>
    /// <returns>What their intervals have in common; instead of rivals it names which of the units change first.</returns>
    public StabilityInterval First(IEnumerable<int> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        var whole = new StabilityInterval(line.Low, line.High, -1, -1);
        foreach (var unit in units)
        {
            var own = intervals[unit];
            if (own.LowRival >= 0 && (whole.LowRival < 0 || own.Low > whole.Low)) whole = whole with { Low = own.Low, LowRival = unit };
            if (own.HighRival >= 0 && (whole.HighRival < 0 || own.High < whole.High)) whole = whole with { High = own.High, HighRival = unit };
        }
        return whole;
    }

    /// <summary>How far the share can go before a unit changes place.</summary>
    /// <param name="unit">The unit's index; of a unit without a rank the interval is the whole slider.</param>
    public StabilityInterval Stability(int unit) => intervals[unit];

    /// <summary>Every change of places while the share goes from one value to another, in order.</summary>
    /// <param name="from">Share, 0..1, at which to begin.</param>
    /// <param name="to">Share at which to end, not below <paramref name="from"/>.</param>
    /// <remarks>O(n² + k·log k) for k swaps at worst; over a short stretch only neighbours are compared. Units level all the way never swap.</remarks>
    public IReadOnlyList<RankSwap> Swaps(double from = 0, double to = 1)
    {
        CheckStretch(from, to);
        (from, to) = (Math.Max(from, line.Low), Math.Min(to, line.High));
        var swaps = new List<RankSwap>();
        var reach = Math.Max(to - line.Share, line.Share - from);
        var fastest = order.Length == 0 ? 0 : order.Max(Steepest);
        for (var place = 0; place < order.Length; place++)
            for (var other = place + 1; other < order.Length; other++)
            {
                var (i, k) = (order[place], order[other]);
                var gap = scores[i] - scores[k];
                if (gap > (Steepest(i) + fastest) * reach) break;
                var (first, second) = Meeting.Of(gap, line.Slopes[i], line.Bends[i], line.Slopes[k], line.Bends[k]);
                Add(first, i, k);
                Add(second, i, k);
            }
        return [.. swaps.OrderBy(swap => swap.Share).ThenBy(swap => swap.Rising).ThenBy(swap => swap.Falling)];

        void Add(double distance, int i, int k)
        {
            var share = line.Share + distance;
            if (!(share >= from && share <= to)) return;
            var rises = Slope(i, distance) > Slope(k, distance);
            swaps.Add(rises ? new RankSwap(share, i, k) : new RankSwap(share, k, i));
        }
    }

    /// <summary>A unit's rank as a function of the share: stretches with one rank each, from one end of the slider to the other.</summary>
    /// <param name="unit">The unit's index.</param>
    /// <returns>Ascending; empty for a unit without a rank. At a stretch's end itself the unit is level with the rival.</returns>
    public IReadOnlyList<RankStretch> RankOf(int unit)
    {
        if (double.IsNaN(scores[unit])) return [];
        var meetings = new List<(double Distance, int Rival)>();
        foreach (var other in order)
        {
            if (other == unit) continue;
            var (first, second) = Meeting.Of(scores[unit] - scores[other], line.Slopes[unit], line.Bends[unit], line.Slopes[other], line.Bends[other]);
            if (IsInside(first)) meetings.Add((first, other));
            if (IsInside(second)) meetings.Add((second, other));
        }
        meetings.Sort();
        var stretches = new List<RankStretch>();
        var from = line.Low - line.Share;
        for (var next = 0; next <= meetings.Count; next++)
        {
            var to = next < meetings.Count ? meetings[next].Distance : line.High - line.Share;
            if (to <= from) continue;
            var rank = RankAt(unit, (from + to) / 2);
            var rival = next < meetings.Count ? meetings[next].Rival : -1;
            if (stretches.Count > 0 && stretches[^1].Rank == rank) stretches[^1] = stretches[^1] with { To = line.Share + to, Rival = rival };
            else stretches.Add(new RankStretch(line.Share + from, line.Share + to, rank, rival));
            from = to;
        }
        return stretches;
    }

    /// <summary>Scores of all units at a share, in points of the index or of its logarithm, better is higher; NaN = not ranked.</summary>
    internal double[] ScoresAt(double share) => [.. Enumerable.Range(0, scores.Length).Select(unit => Value(unit, share - line.Share))];

    /// <summary>Works out one weight's intervals.</summary>
    internal static WeightSlider Of(double[] scores, int[] order, WeightLine line, FirstMeetings meetings)
    {
        var intervals = new StabilityInterval[scores.Length];
        Array.Fill(intervals, new StabilityInterval(line.Low, line.High, -1, -1));
        meetings.Run(scores, order, line, 1);
        foreach (var unit in order)
            if (meetings.Rivals[unit] >= 0)
                intervals[unit] = intervals[unit] with { High = Math.Min(line.Share + meetings.Distances[unit], line.High), HighRival = meetings.Rivals[unit] };
        meetings.Run(scores, order, line, -1);
        foreach (var unit in order)
            if (meetings.Rivals[unit] >= 0)
                intervals[unit] = intervals[unit] with { Low = Math.Max(line.Share - meetings.Distances[unit], line.Low), LowRival = meetings.Rivals[unit] };
        return new WeightSlider(scores, order, line, intervals);
    }

    int RankAt(int unit, double distance)
    {
        var own = Value(unit, distance);
        var above = 0;
        foreach (var other in order)
            if (Value(other, distance) > own && !IsSame(unit, other))
                above++;
        return 1 + above;
    }

    bool IsSame(int unit, int other) =>
        scores[unit] == scores[other] && line.Slopes[unit] == line.Slopes[other] && line.Bends[unit] == line.Bends[other];

    bool IsInside(double distance) => distance > line.Low - line.Share && distance < line.High - line.Share;

    double Value(int unit, double distance) => scores[unit] + line.Slopes[unit] * distance / (1 + line.Bends[unit] * distance);

    double Slope(int unit, double distance)
    {
        var bent = 1 + line.Bends[unit] * distance;
        return line.Slopes[unit] / (bent * bent);
    }

    double Steepest(int unit) => Math.Max(Math.Abs(line.Slopes[unit]), Math.Max(Math.Abs(Slope(unit, line.Low - line.Share)), Math.Abs(Slope(unit, line.High - line.Share))));

    static void CheckStretch(double from, double to)
    {
        if (!(from >= 0 && to <= 1 && from <= to)) throw new ArgumentOutOfRangeException(nameof(from), "A stretch of shares lies between 0 and 1.");
    }
}
