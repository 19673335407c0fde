using Scoring.Evaluating;
using Scoring.Schemes;

namespace Scoring.Targeting;

/// <summary>All units' targets by one indicator.</summary>
sealed class IndicatorSearch(Evaluation evaluation, int year, IndexModel model, YearRanking ranking, Levers levers, TargetField field, TargetOptions options,
    IReadOnlyDictionary<string, ReferenceTable>? tables, string code, int indicator)
{
    /// <summary>Stretches that a search of one unit is cut into where a better value may cost a place.</summary>
    const int Stretches = 16;

    readonly IndicatorRoute route = model.RouteOf(code);
    readonly double[] values = levers.Values(code);
    readonly int direction = levers.DirectionOf(code);
    readonly double spread = levers.Spread(code);
    readonly double? step = options.Steps.TryGetValue(code, out var stated) ? stated : TargetSetting.StepOf(model.RouteOf(code));

    MovingField? moving;
    SpreadMeetings? meetings;

    /// <summary>How many units took whole runs.</summary>
    public int Runs { get; private set; }

    /// <summary>Searches every unit that has a goal and a value.</summary>
    public void Run(Action<CellTarget> take)
    {
        var (best, peers) = (levers.Best(code), options.PeerLimits ? levers.PeerImprovement(code) : null);
        var ends = route is { Obstacle: null, Following: Following.Ends } ? new SampleEnds(evaluation, year, route.Variable, route.Normalisations[0].Choice.Options.Bounds("bounds")) : null;
        var (still, follow) = (new Lanes(values.Length), new Lanes(values.Length));
        var rest = new List<(int Unit, double Limit, double Until)>();
        for (var unit = 0; unit < values.Length; unit++)
        {
            if (field.Goals[unit] is null || double.IsNaN(values[unit])) continue;
            var from = values[unit];
            var limit = LimitOf(unit, best, peers);
            if (field.IsMet(unit, ranking.Scores[unit])) take(Cell(unit, TargetOutcome.Met, from, from, limit, ranking.Scores[unit], field.Place(unit, ranking.Scores[unit])));
            // A value that the run gave no score moves nothing.
            else if (from == limit || double.IsNaN(evaluation.Normalised[route.Variable, year].Values[unit])) take(Stuck(unit, from, limit));
            else if (model.NeedsRun(code, unit)) rest.Add((unit, limit, limit));
            else if (route.Following == Following.Always) follow.Add(unit, from, limit);
            else if (ends is null) still.Add(unit, from, limit);
            else
            {
                var (least, greatest) = ends.Without(unit);
                if (from < least || from > greatest) follow.Add(unit, from, limit);
                else still.Add(unit, from, direction > 0 ? Math.Min(limit, greatest) : Math.Max(limit, least), beyond: limit);
            }
        }
        if (still.Count > 0) SideBySide(new StillField(model, ranking, field, code), still, !route.IsMonotone, (unit, _) => follow.Add(unit, values[unit], still.Beyond[unit]), take);
        if (follow.Count > 0 && (moving = MovingField.Of(evaluation, year, model, ranking, field, route, Probe)) is not null)
            SideBySide(moving, follow, LooksTwice(field.Goals[follow.Units[0]]!), (unit, until) => rest.Add((unit, follow.Limits[unit], until)), take);
        else rest.AddRange(follow.Units.Select(unit => (unit, follow.Limits[unit], follow.Limits[unit])));
        foreach (var (unit, limit, until) in rest) take(Alone(unit, limit, until));
    }

    /// <summary>Whether a better value may cost a place somewhere on the way, and it cannot be said where. Under z-scores it can.</summary>
    bool LooksTwice(TargetGoal goal)
    {
        if (!levers.CostsPlaces(code, goal)) return !route.IsMonotone;
        meetings = field.IsByPlace ? levers.Meetings(code) : null;
        return meetings is null;
    }

    /// <summary>Whether a unit loses no place to anybody between its value and another one.</summary>
    bool KeepsPlaces(LaneField at, int unit, double to) => at != moving || meetings is null || meetings.IsOrdered(unit, values[unit], to, field.Members(unit));

    TargetProbe Probe(int unit) => new(evaluation, unit, year, options.Frozen, tables, model, ranking);

    double LimitOf(int unit, double best, double? improvement)
    {
        var from = values[unit];
        var stated = options.Limits.TryGetValue(code, out var range) ? direction > 0 ? range.High : range.Low : best;
        var limit = double.IsInfinity(stated) ? best : stated;
        if (improvement is { } reach && direction * (from + direction * reach) < direction * limit) limit = from + direction * reach;
        return CellSearch.Stepped(Levers.Ahead(limit, from, direction), from, step, inward: true);
    }

    /// <summary>Searches units side by side: every round tries one value of each.</summary>
    /// <param name="at">Where they stand.</param>
    /// <param name="lanes">The units and how far they may go.</param>
    /// <param name="looksTwice">Whether a value beyond one that reaches the goal may miss it again.</param>
    /// <param name="others">Takes the units that this does not settle, and the value on whose near side the goal is first met, or the limit.</param>
    /// <param name="take">Takes what is found.</param>
    void SideBySide(LaneField at, Lanes lanes, bool looksTwice, Action<int, double> others, Action<CellTarget> take)
    {
        var present = at.At([.. lanes.Units], [.. lanes.Units.Select(unit => values[unit])], LaneAsk.Distance);
        var (fails, works) = (new Dictionary<int, Trial>(), new Dictionary<int, Trial>());
        for (var lane = 0; lane < present.Length; lane++)
            if (lanes.Units[lane] is var unit && present[lane].Score.Equals(ranking.Scores[unit]))
                fails.Add(unit, new Trial(values[unit], present[lane]));
        lanes.KeepOnly(fails.ContainsKey, unit => others(unit, lanes.Limits[unit]));
        var atLimit = at.At([.. lanes.Units], [.. lanes.Units.Select(unit => lanes.Limits[unit])], LaneAsk.Distance);
        for (var lane = 0; lane < atLimit.Length; lane++)
            if (atLimit[lane].IsMet)
                works.Add(lanes.Units[lane], new Trial(lanes.Limits[lanes.Units[lane]], atLimit[lane]));
        if (looksTwice) LookBetween(at, lanes, fails, works);
        foreach (var unit in lanes.Units)
            if (works.TryGetValue(unit, out var reached)) lanes.Begin(unit, fails[unit], reached);
            else lanes.Works[unit] = double.NaN;

        var open = lanes.Units.Where(unit => !double.IsNaN(lanes.Works[unit])).ToList();
        var tried = new double[values.Length];
        while (open.Count > 0)
        {
            open.RemoveAll(unit => double.IsNaN(tried[unit] = Next(at, lanes, unit)));
            var stands = at.At([.. open], [.. open.Select(unit => tried[unit])], LaneAsk.Distance);
            for (var lane = 0; lane < stands.Length; lane++) lanes.Take(open[lane], new Trial(tried[open[lane]], stands[lane]));
        }

        var found = at.At([.. lanes.Units], [.. lanes.Units.Select(unit => double.IsNaN(lanes.Works[unit]) ? lanes.Limits[unit] : lanes.Works[unit])], LaneAsk.Place);
        for (var lane = 0; lane < found.Length; lane++)
        {
            var (unit, stand) = (lanes.Units[lane], found[lane]);
            var (from, limit, beyond) = (values[unit], lanes.Limits[unit], lanes.Beyond[unit]);
            var (isReached, to) = double.IsNaN(lanes.Works[unit]) ? (false, limit) : (true, lanes.Works[unit]);
            if (!KeepsPlaces(at, unit, to) || (!isReached && beyond != limit)) others(unit, to);
            else if (isReached) take(Cell(unit, TargetOutcome.Reached, from, to, beyond, stand.Score, stand.Place));
            else if (IsBetter(unit, stand)) take(Cell(unit, TargetOutcome.OutOfReach, from, limit, beyond, stand.Score, stand.Place));
            else take(Stuck(unit, from, beyond));
        }
    }

    /// <summary>Whether a unit stands better than it does now.</summary>
    bool IsBetter(int unit, LaneStand stand) => !double.IsNaN(stand.Score)
        && new Stand(stand.Place, stand.Score, stand.IsMet).IsBetterThan(new Stand(field.Place(unit, ranking.Scores[unit]), ranking.Scores[unit], false), ranking.Sign);

    /// <summary>Where a value beyond one that reaches the goal may miss it again: the first of some values on the way that reaches it.</summary>
    void LookBetween(LaneField at, Lanes lanes, Dictionary<int, Trial> fails, Dictionary<int, Trial> works)
    {
        var present = new Dictionary<int, Trial>(fails);
        for (var part = Stretches - 1; part >= 1; part--)
        {
            var tried = lanes.Units.Select(unit => CellSearch.Stepped(values[unit] + (lanes.Limits[unit] - values[unit]) * part / Stretches, values[unit], step, inward: true)).ToArray();
            var stands = at.At([.. lanes.Units], tried, LaneAsk.Distance);
            for (var lane = 0; lane < stands.Length; lane++)
            {
                var (unit, trial) = (lanes.Units[lane], new Trial(tried[lane], stands[lane]));
                if (trial.Stand.IsMet) (works[unit], fails[unit]) = (trial, present[unit]);
                else if (works.ContainsKey(unit) && fails[unit] == present[unit]) fails[unit] = trial;
            }
        }
    }

    /// <summary>The value to try next; NaN = there is none between.</summary>
    /// <remarks>
    /// Chandrupatla's way: where the last three values lie on a curve that can be turned round, the value at which it meets the goal, else the one half-way; never
    /// closer to the last one than two steps of a double, so that the other side is reached. Source: T. R. Chandrupatla, Adv. Eng. Softw. 28 (1997).
    /// </remarks>
    double Next(LaneField at, Lanes lanes, int unit)
    {
        var (fails, works) = (lanes.Fails[unit], lanes.Works[unit]);
        if (step is null && at.Breaks is { } breaks) return AtBreak(breaks, fails, works);
        var middle = Middle(fails, works);
        if (step is not null || double.IsNaN(middle)) return middle;
        var (a, b, c) = (lanes.Last[unit], lanes.Opposite[unit], lanes.Before[unit]);
        var share = a.By / (a.By - b.By);
        if (!double.IsNaN(c.At))
        {
            var (x, y) = ((a.At - b.At) / (c.At - b.At), (a.By - b.By) / (c.By - b.By));
            share = y * y < x && (1 - y) * (1 - y) < 1 - x
                ? a.By / (b.By - a.By) * c.By / (b.By - c.By) + (c.At - a.At) / (b.At - a.At) * a.By / (c.By - a.By) * b.By / (c.By - b.By)
                : 0.5;
        }
        // Steps of the value that the score's own rounding swallows lead nowhere.
        var least = Math.Max(2 * Ulp(a.At) / Math.Abs(b.At - a.At), 4 * Ulp(lanes.Scores[unit]) / Math.Abs(b.By - a.By));
        if (!(least < 0.5) || !double.IsFinite(share)) return middle;
        var next = a.At + Math.Clamp(share, least, 1 - least) * (b.At - a.At);
        return next > Math.Min(fails, works) && next < Math.Max(fails, works) ? next : middle;

        static double Ulp(double value) => Math.BitIncrement(Math.Abs(value)) - Math.Abs(value);
    }

    /// <summary>Where nothing changes between two of some values: the one half-way between; then the numbers next to them. NaN = nothing is left to try.</summary>
    static double AtBreak(double[] breaks, double fails, double works)
    {
        var (low, high) = (FirstFrom(breaks, Math.BitIncrement(Math.Min(fails, works))), FirstFrom(breaks, Math.Max(fails, works)));
        if (low < high) return breaks[low + (high - low) / 2];
        // Between them all values are alike, and those at the ends may differ from them.
        var isBreak = Array.BinarySearch(breaks, works) >= 0;
        var next = Beside(isBreak ? works : fails, isBreak ? fails : works);
        return next == fails || next == works ? double.NaN : next;

        static double Beside(double value, double towards) => towards > value ? Math.BitIncrement(value) : Math.BitDecrement(value);
    }

    static int FirstFrom(double[] sorted, double value)
    {
        var found = Array.BinarySearch(sorted, value);
        return found < 0 ? ~found : found;
    }

    /// <summary>The value half-way, on a step where there are steps; NaN = there is none between.</summary>
    double Middle(double fails, double works)
    {
        if (step is not { } width)
        {
            var middle = fails + (works - fails) / 2;
            return middle == fails || middle == works ? double.NaN : middle;
        }
        var outward = Math.Sign(works - fails);
        var (low, high) = ((long)Math.Round(fails / width), (long)Math.Round(works / width));
        var between = low + (high - low) / 2;
        if (outward * (between * width) <= outward * fails) between += outward;
        return outward * (between * width) >= outward * works ? double.NaN : between * width;
    }

    /// <summary>Searches one unit by itself, up to its limit or a value that is known to reach the goal.</summary>
    CellTarget Alone(int unit, double limit, double until)
    {
        var from = values[unit];
        var goal = field.Goals[unit]!;
        var probe = Probe(unit);
        var isQuick = moving is not null && !model.NeedsRun(code, unit);
        var search = new CellSearch(At, step, ranking.Sign);
        var stops = isQuick && meetings is not null ? meetings.Stops(unit, from, until, field.Places[unit], field.Members(unit)) : levers.Stops(code, goal, unit, from, until, Stretches);
        var found = search.Run(from, until, stops);
        var stand = At(found.To);
        if (probe.Runs > 0) Runs++;
        return Cell(unit, found.IsReached ? TargetOutcome.Reached : TargetOutcome.OutOfReach, from, found.To, limit, stand.Score, stand.Place);

        Stand At(double value)
        {
            if (value == from) return new Stand(field.Place(unit, ranking.Scores[unit]), ranking.Scores[unit], false);
            if (!isQuick) return probe.At(goal, (code, value));
            var stand = moving!.At([unit], [value], LaneAsk.Place)[0];
            return new Stand(stand.Place, stand.Score, stand.IsMet);
        }
    }

    CellTarget Stuck(int unit, double from, double limit) =>
        Cell(unit, TargetOutcome.OutOfReach, from, from, limit, ranking.Scores[unit], field.Place(unit, ranking.Scores[unit]));

    CellTarget Cell(int unit, TargetOutcome outcome, double from, double to, double limit, double score, double place) =>
        new(unit, indicator, outcome, from, to, limit, place, score, Math.Abs(to - from) / spread);
}
