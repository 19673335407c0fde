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

    /// <summary>Whether a unit loses no place on the way: it stays ahead of whomever it is or gets ahead of.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="from">Its value.</param>
    /// <param name="limit">How far it goes.</param>
    /// <param name="members">The units that it is placed among; null = all.</param>
    public bool IsOrdered(int unit, double from, double limit, int[]? members)
    {
        var spread = SpreadOf(unit);
        var (start, end) = (from - centre, limit - centre);
        // Twice the error of what is compared is left as room.
        var furthest = Math.Max(greatest - rest[unit], rest[unit] - least);
        if (furthest * Math.Max(Math.Abs(spread.Slope(start)), Math.Abs(spread.Slope(end))) * (1 + 1e-9) < Math.Abs(weight[unit]) * (1 - 1.0 / n)) return true;
        if (members is not null)
        {
            foreach (var rival in members)
                if (Overtakes(unit, rival, spread, start, end))
                    return false;
            return true;
        }
        for (var rival = 0; rival < rest.Length; rival++)
            if (Overtakes(unit, rival, spread, start, end))
                return false;
        return true;
    }

    /// <summary>Whether a rival gets ahead of the unit somewhere on the way.</summary>
    bool Overtakes(int unit, int rival, Spread spread, double start, double end)
    {
        if (rival == unit || double.IsNaN(rest[rival])) return false;
        var (distance, p, q) = Against(unit, rival, spread);
        var (before, after) = (Ahead(start), Ahead(end));
        if (before > 0 && !(after > 0)) return true;
        // h is convex or concave, as A is positive or negative: between two ends of one sign it has the other where its turning point has.
        if (before > 0 != after > 0 || before > 0 != distance > 0) return false;
        var turn = spread.WhereSlopeIs(-p / distance);
        return turn > Math.Min(start, end) && turn < Math.Max(start, end) && Ahead(turn) > 0 != before > 0;

        double Ahead(double u) => distance * spread.At(u) + p * u + q;
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
        var (outward, above, spread) = (Math.Sign(limit - from), 0, SpreadOf(unit));
        var meetings = new List<(double At, int Change)>();
        foreach (var rival in members ?? [.. Enumerable.Range(0, rest.Length)])
        {
            if (rival == unit || double.IsNaN(rest[rival])) continue;
            var (distance, p, q) = Against(unit, rival, spread);
            var (first, second) = Roots(distance * distance * spread.A - p * p, distance * distance * spread.B - 2 * p * q, distance * distance * spread.C - q * q);
            if (outward * second < outward * first) (first, second) = (second, first);
            // Who is ahead at the limit is plain, and every meeting before it turns that about.
            var end = limit - centre;
            var isAbove = !(distance * spread.At(end) + p * end + q > 0);
            if (Meets(second))
            {
                meetings.Add((centre + second, isAbove ? 1 : -1));
                isAbove = !isAbove;
            }
            if (Meets(first))
            {
                meetings.Add((centre + first, isAbove ? 1 : -1));
                isAbove = !isAbove;
            }
            above += isAbove ? 1 : 0;

            bool Meets(double u) => distance * (p * u + q) <= 0 && outward * (centre + u) > outward * from && outward * (centre + u) < outward * limit;
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

    /// <summary>σ² = a·u² + b·u + c with u the unit's value less the centre.</summary>
    readonly record struct Spread(double A, double B, double C, double Others)
    {
        public double At(double u) => Math.Sqrt(Math.Max((A * u + B) * u + C, 0));

        public double Slope(double u) => (2 * A * u + B) / (2 * At(u));

        /// <summary>Where σ′ is so much; NaN = nowhere.</summary>
        public double WhereSlopeIs(double slope) => -B / (2 * A) + Math.Sign(slope) * Math.Sqrt(slope * slope * (C - B * B / (4 * A)) / (A * (A - slope * slope)));
    }

    Spread SpreadOf(int unit)
    {
        var own = line.Natural[unit] - centre;
        var (others, around) = (sum - own, squares - own * own);
        return new Spread((1 - 1.0 / n) / divisor, -2 * others / n / divisor, (around - others * others / n) / divisor, others);
    }

    /// <summary>A, and P = p·u + q.</summary>
    (double Distance, double P, double Q) Against(int unit, int rival, Spread spread)
    {
        var (own, other) = (weight[unit], weight[rival]);
        return (rest[unit] - rest[rival], own - (own - other) / n, -(own - other) * spread.Others / n - (other == 0 ? 0 : other * (line.Natural[rival] - centre)));
    }

    /// <summary>The roots of a quadratic equation; NaN = there is none, or no second one.</summary>
    static (double First, double Second) Roots(double square, double linear, double constant)
    {
        if (square == 0) return (linear == 0 ? double.NaN : -constant / linear, double.NaN);
        var discriminant = linear * linear - 4 * square * constant;
        if (!(discriminant >= 0)) return (double.NaN, double.NaN);
        var sum = -0.5 * (linear + (linear < 0 ? -1 : 1) * Math.Sqrt(discriminant));
        return (sum / square, sum == 0 ? double.NaN : constant / sum);
    }
}
