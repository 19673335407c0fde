namespace Scoring.Targeting;

/// <summary>Where a unit stands with a value of an indicator.</summary>
/// <param name="Place">Its place; NaN = none.</param>
/// <param name="Score">Its score of the index.</param>
/// <param name="IsMet">Whether the goal is met.</param>
readonly record struct Stand(double Place, double Score, bool IsMet)
{
    /// <summary>Where a value cannot be worked with.</summary>
    public static Stand None => new(double.NaN, double.NaN, false);

    /// <summary>Whether it is better than another one.</summary>
    public bool IsBetterThan(Stand other, int sign) => !double.IsNaN(Score)
        && (double.IsNaN(other.Score) || Place < other.Place || (Place == other.Place && sign * Score > sign * other.Score));
}

/// <summary>Searches the nearest value of one cell that meets a goal, from the present value towards a limit.</summary>
/// <param name="at">Where the unit stands with a value.</param>
/// <param name="step">Values are whole multiples of this; null = any value.</param>
/// <param name="sign">+1 when high scores are best.</param>
sealed class CellSearch(Func<double, Stand> at, double? step, int sign)
{
    /// <summary>What was found.</summary>
    /// <param name="To">The value.</param>
    /// <param name="IsReached">Whether it meets the goal.</param>
    /// <param name="LostAt">From where on the goal is lost again; NaN = nowhere before the limit.</param>
    public readonly record struct Found(double To, bool IsReached, double LostAt = double.NaN);

    /// <summary>Searches.</summary>
    /// <param name="from">The present value.</param>
    /// <param name="limit">How far it may go.</param>
    /// <param name="stops">
    /// Values between which the goal is met or not met throughout, ascending; null = once met it stays met.
    /// </param>
    public Found Run(double from, double limit, IReadOnlyList<double>? stops = null)
    {
        if (at(from).IsMet) return new Found(from, true);
        if (from == limit) return new Found(from, false);
        return stops is null ? Ordered(from, limit) : Stretched(from, limit, stops);
    }

    /// <summary>Evenly spaced stops, for want of better ones.</summary>
    public static double[] Even(double from, double limit, int count) =>
        [.. Enumerable.Range(1, count - 1).Select(i => from + (limit - from) * i / count).Order()];

    Found Ordered(double from, double limit)
    {
        var last = Stepped(limit, from, step, inward: true);
        if (last == from) return new Found(from, false);
        if (at(last) is { IsMet: true }) return new Found(Nearest(from, last, step, value => at(value).IsMet), true);
        return new Found(at(last).IsBetterThan(at(from), sign) ? last : from, false);
    }

    Found Stretched(double from, double limit, IReadOnlyList<double> stops)
    {
        var outward = Math.Sign(limit - from);
        double[] ends = [from, .. (outward > 0 ? stops : stops.Reverse()).Where(x => outward * x > outward * from && outward * x < outward * limit), limit];
        var (best, stand) = (from, at(from));
        var before = from;
        double? reached = null;
        for (var i = 1; i < ends.Length; i++)
        {
            var inside = Stepped(ends[i - 1] + (ends[i] - ends[i - 1]) / 2, from, step, inward: false);
            if (outward * inside > outward * limit) break;
            var here = at(inside);
            if (reached is { } value)
            {
                if (!here.IsMet) return new Found(value, true, ends[i - 1]);
                continue;
            }
            if (here.IsMet) reached = Nearest(before, inside, step, x => at(x).IsMet);
            else if (here.IsBetterThan(stand, sign)) (best, stand) = (inside, here);
            before = inside;
        }
        if (reached is { } nearest) return new Found(nearest, true);
        var last = Stepped(limit, from, step, inward: true);
        if (last == from) return new Found(from, false);
        var end = at(last);
        if (end.IsMet) return new Found(outward * before < outward * last ? Nearest(before, last, step, x => at(x).IsMet) : last, true);
        return new Found(end.IsBetterThan(stand, sign) ? last : best, false);
    }

    /// <summary>The value nearest to <paramref name="fails"/> that is met, given that <paramref name="works"/> is and that between them it is met from one value on.</summary>
    public static double Nearest(double fails, double works, double? step, Func<double, bool> met)
    {
        if (step is { } width)
        {
            var (low, high) = ((long)Math.Round(fails / width), (long)Math.Round(works / width));
            // The present value need not be a whole step: the first whole one beyond it may do.
            if ((works > fails && low * width < fails) || (works < fails && low * width > fails)) low += Math.Sign(high - low);
            if (low == high) return works;
            if (low * width != fails && met(low * width)) return low * width;
            while (Math.Abs(high - low) > 1)
            {
                var middle = low + (high - low) / 2;
                if (met(middle * width)) high = middle;
                else low = middle;
            }
            return high * width;
        }
        while (true)
        {
            var middle = fails + (works - fails) / 2;
            if (middle == fails || middle == works) return works;
            if (met(middle)) works = middle;
            else fails = middle;
        }
    }

    /// <summary>A value moved to a whole step: towards the present value, which it does not pass, or away from it.</summary>
    public static double Stepped(double value, double from, double? step, bool inward)
    {
        if (step is not { } width) return value;
        var up = value >= from != inward;
        var stepped = (up ? Math.Ceiling(value / width) : Math.Floor(value / width)) * width;
        return inward && Math.Sign(stepped - from) != Math.Sign(value - from) ? from : stepped;
    }
}
