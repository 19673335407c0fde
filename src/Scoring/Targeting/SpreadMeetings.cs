using Scoring.Evaluating;

namespace Scoring.Targeting;

/// <summary>Under z-scores: where on the way of one unit's value it is level with its rivals. The unit moves mean and spread, so a better value can cost it places.</summary>
/// <remarks>
/// With x the value, μ(x) linear and σ²(x) quadratic in it, unit i is above rival k where h = A·σ(x) + P(x) is positive, A the distance of their other
/// scores and P(x) = c_i·(x − μ) − c_k·(x_k − μ), c = slope·target_sd: a quadratic equation in x whose roots are kept where A and P have opposite signs.
/// σ(x) is convex, so where |A|·|σ′| at the ends of the way stays below what x adds to P, h rises all the way and a place once reached is kept.
/// </remarks>
sealed class SpreadMeetings
{
    readonly IndexLine line;
    readonly double[] rest;
    readonly double[] weight;
    readonly double least;
    readonly double greatest;
    readonly double centre;
    readonly int n;
    readonly double sum;
    readonly double squares;
    readonly int divisor;

    SpreadMeetings(Evaluation evaluation, int year, IndexLine line, IndicatorRoute route)
    {
        this.line = line;
        var context = MovingField.ContextOf(route);
        var (mean, spread) = (context.Options.Number("target_mean"), context.Options.Number("target_sd"));
        var numbers = MovingField.SampleOf(evaluation, year, route).Sample.Where(value => !double.IsNaN(value)).ToArray();
        n = numbers.Length;
        divisor = context.Options.Word("sd") == "sample" ? n - 1 : n;
        // Around a value in their midst nothing cancels.
        centre = Kernels.SumKernel.Mean(numbers);
        foreach (var value in numbers) (sum, squares) = (sum + (value - centre), squares + (value - centre) * (value - centre));
        (rest, weight) = (new double[line.Heights.Length], new double[line.Heights.Length]);
        (least, greatest) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var unit = 0; unit < rest.Length; unit++)
        {
            rest[unit] = line.Slopes[unit] == 0 ? line.Heights[unit] : line.Heights[unit] - line.Slopes[unit] * (line.Normalised[unit] - mean);
            weight[unit] = line.Slopes[unit] * spread * context.Direction;
            if (double.IsNaN(rest[unit])) continue;
            (least, greatest) = (Math.Min(least, rest[unit]), Math.Max(greatest, rest[unit]));
        }
    }

    /// <summary>The meetings of an indicator; null where its values are not z-scores or these are clipped, or the index is not a line in them, or ranks are of rounded scores.</summary>
    public static SpreadMeetings? Of(Evaluation evaluation, int year, IndexModel model, YearRanking ranking, IndicatorRoute route)
    {
        if (route.Obstacle is not null || route.Following == Following.Still || route.Normalisations is not [{ Choice: { Method.Name: "z-score" } choice }]) return null;
        if (choice.Options.Bounds("bounds").Group is not null || choice.Options.Has("clip") || choice.Options.Rounding("round") is not null) return null;
        return model.IsLine(route) && model.RoundedBy == 0 && ranking.RoundedBy == 0 ? new SpreadMeetings(evaluation, year, new IndexLine(evaluation, year, model, ranking, route), route) : null;
    }

    /// <summary>Whether a unit that has passed a rival on the way stays ahead of it to the end of the way.</summary>
    public bool IsOrdered(int unit, double from, double limit)
    {
        var (a, b, c, _) = Spread(unit);
        var furthest = Math.Max(greatest - rest[unit], rest[unit] - least);
        // Twice the error of what is compared is left as room.
        return furthest * Math.Max(Steepness(from - centre), Steepness(limit - centre)) * (1 + 1e-9) < Math.Abs(weight[unit]) * (1 - 1.0 / n);

        double Steepness(double u) => Math.Abs(2 * a * u + b) / (2 * Math.Sqrt(a * u * u + b * u + c));
    }

    /// <summary>Values that cut the way into stretches in which a place or a better one is held throughout or not at all, ascending.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="from">Its value.</param>
    /// <param name="limit">How far it goes.</param>
    /// <param name="place">The place.</param>
    /// <param name="members">The units that it is placed among; null = all.</param>
    /// <remarks>Stretches that follow one another and both hold the place, or both do not, are one; the stretch with the best place of all stands by itself.</remarks>
    public List<double> Stops(int unit, double from, double limit, double place, int[]? members)
    {
        var (outward, above) = (Math.Sign(limit - from), 0);
        var meetings = new List<(double At, int Change)>();
        foreach (var rival in members ?? [.. Enumerable.Range(0, rest.Length)])
        {
            if (rival == unit || double.IsNaN(rest[rival])) continue;
            var (distance, p, q) = Against(unit, rival);
            var (a, b, c, _) = Spread(unit);
            var start = meetings.Count;
            foreach (var u in Roots(distance * distance * a - p * p, distance * distance * b - 2 * p * q, distance * distance * c - q * q))
                if (distance * (p * u + q) <= 0 && outward * (centre + u) > outward * from && outward * (centre + u) < outward * limit)
                    meetings.Add((centre + u, 0));
            // Who is ahead at the limit is plain, and every meeting before it turns that about.
            var end = limit - centre;
            var isAbove = !(distance * Math.Sqrt(Math.Max(a * end * end + b * end + c, 0)) + p * end + q > 0);
            meetings.Sort(start, meetings.Count - start, Comparer<(double At, int)>.Create((x, y) => outward * x.At.CompareTo(y.At)));
            for (var i = meetings.Count - 1; i >= start; i--)
            {
                meetings[i] = (meetings[i].At, isAbove ? 1 : -1);
                isAbove = !isAbove;
            }
            above += isAbove ? 1 : 0;
        }
        meetings.Sort((x, y) => outward * x.At.CompareTo(y.At));
        var best = Best(meetings, above);
        var stops = new List<double>();
        for (var i = 0; i < meetings.Count; i++)
        {
            var before = above;
            above += meetings[i].Change;
            if (before < place != above < place || i == best || i - 1 == best) stops.Add(meetings[i].At);
        }
        stops.Sort();
        return stops;
    }

    /// <summary>The first meeting after which the fewest are above.</summary>
    static int Best(List<(double At, int Change)> meetings, int above)
    {
        var (best, fewest) = (-1, above);
        for (var i = 0; i < meetings.Count; i++)
            if ((above += meetings[i].Change) < fewest)
                (best, fewest) = (i, above);
        return best;
    }

    /// <summary>σ² = a·u² + b·u + c with u the unit's value less the centre, and the sum of the other values less it.</summary>
    (double A, double B, double C, double Others) Spread(int unit)
    {
        var own = line.Natural[unit] - centre;
        var (others, around) = (sum - own, squares - own * own);
        return ((1 - 1.0 / n) / divisor, -2 * others / n / divisor, (around - others * others / n) / divisor, others);
    }

    /// <summary>A, and P = p·u + q.</summary>
    (double Distance, double P, double Q) Against(int unit, int rival)
    {
        var others = sum - (line.Natural[unit] - centre);
        var (own, other) = (weight[unit], weight[rival]);
        return (rest[unit] - rest[rival], own - (own - other) / n, -(own - other) * others / n - (other == 0 ? 0 : other * (line.Natural[rival] - centre)));
    }

    static IEnumerable<double> Roots(double square, double linear, double constant)
    {
        if (square == 0)
        {
            if (linear != 0) yield return -constant / linear;
            yield break;
        }
        var discriminant = linear * linear - 4 * square * constant;
        if (!(discriminant >= 0)) yield break;
        var sum = -0.5 * (linear + (linear < 0 ? -1 : 1) * Math.Sqrt(discriminant));
        if (sum != 0) yield return constant / sum;
        yield return sum / square;
    }
}
