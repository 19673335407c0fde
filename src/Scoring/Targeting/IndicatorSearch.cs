using Scoring.Evaluating;
using Scoring.Schemes;

namespace Scoring.Targeting;

/// <summary>All units' targets by one indicator.</summary>
sealed class IndicatorSearch(Evaluation evaluation, int year, IndexModel model, YearRanking ranking, Levers levers, TargetField field, TargetOptions options,
    IReadOnlyDictionary<string, ReferenceTable>? tables, string code, int indicator)
{
    /// <summary>Stretches that a search of one unit is cut into where a better value may cost a place.</summary>
    const int Stretches = 16;

    /// <summary>Rounds of a search side by side in which values are guessed before they are halved.</summary>
    const int GuessedRounds = 6;

    readonly IndicatorRoute route = model.RouteOf(code);
    readonly double[] values = levers.Values(code);
    readonly int direction = levers.DirectionOf(code);
    readonly double spread = levers.Spread(code);
    readonly double? step = options.Steps.TryGetValue(code, out var stated) ? stated : TargetSetting.StepOf(model.RouteOf(code));

    /// <summary>How many units took whole runs.</summary>
    public int Runs { get; private set; }

    /// <summary>Searches every unit that has a goal and a value.</summary>
    public void Run(Action<CellTarget> take)
    {
        var (best, peers) = (levers.Best(code), options.PeerLimits ? levers.PeerImprovement(code) : null);
        var ends = route is { Obstacle: null, Following: Following.Ends } ? new SampleEnds(evaluation, year, route.Variable, route.Normalisations[0].Choice.Options.Bounds("bounds")) : null;
        var lanes = new Lanes(values.Length);
        var rest = new List<(int Unit, double From, double Limit)>();
        for (var unit = 0; unit < values.Length; unit++)
        {
            if (field.Goals[unit] is null || double.IsNaN(values[unit])) continue;
            var from = values[unit];
            var limit = LimitOf(unit, best, peers);
            if (field.IsMet(unit, ranking.Scores[unit])) take(Cell(unit, TargetOutcome.Met, from, from, limit, ranking.Scores[unit], field.Place(unit, ranking.Scores[unit])));
            // A value that the run gave no score moves nothing.
            else if (from == limit || double.IsNaN(evaluation.Normalised[route.Variable, year].Values[unit])) take(Stuck(unit, from, limit));
            else if (model.NeedsRun(code, unit) || route.Following == Following.Always) rest.Add((unit, from, limit));
            else if (ends is null) lanes.Add(unit, from, limit);
            else
            {
                var (least, greatest) = ends.Without(unit);
                if (from < least || from > greatest) rest.Add((unit, from, limit));
                else lanes.Add(unit, from, direction > 0 ? Math.Min(limit, greatest) : Math.Max(limit, least), beyond: limit);
            }
        }
        if (lanes.Count > 0) SideBySide(lanes, rest, take);
        foreach (var (unit, from, limit) in rest) take(Alone(unit, from, limit));
    }

    double LimitOf(int unit, double best, double? improvement)
    {
        var from = values[unit];
        var stated = options.Limits.TryGetValue(code, out var range) ? direction > 0 ? range.High : range.Low : best;
        var limit = double.IsInfinity(stated) ? best : stated;
        if (improvement is { } reach && direction * (from + direction * reach) < direction * limit) limit = from + direction * reach;
        return CellSearch.Stepped(Levers.Ahead(limit, from, direction), from, step, inward: true);
    }

    /// <summary>Searches units whose values move only their own scores, all at once: every round scores one value of each.</summary>
    void SideBySide(Lanes lanes, List<(int Unit, double From, double Limit)> rest, Action<CellTarget> take)
    {
        var present = model.Alone(code, lanes.At(unit => values[unit]));
        lanes.KeepOnly(unit => present[unit].Equals(ranking.Scores[unit]), unit => rest.Add((unit, values[unit], lanes.Beyond[unit])));
        var atLimit = model.Alone(code, lanes.At(unit => lanes.Limits[unit]));
        foreach (var unit in lanes.Units)
            (lanes.Fails[unit], lanes.Works[unit]) = (values[unit], field.IsMet(unit, atLimit[unit]) ? lanes.Limits[unit] : double.NaN);
        if (!route.IsMonotone) LookBetween(lanes);

        foreach (var unit in lanes.Units) (lanes.ShortBy[unit], lanes.OverBy[unit]) = (Distance(unit, present[unit]), Distance(unit, atLimit[unit]));
        var open = lanes.Units.Where(unit => !double.IsNaN(lanes.Works[unit])).ToList();
        var tried = new double[values.Length];
        for (var round = 0; open.Count > 0; round++)
        {
            Array.Fill(tried, double.NaN);
            open.RemoveAll(unit => double.IsNaN(tried[unit] = Next(lanes, unit, round)));
            if (open.Count == 0) break;
            var scores = model.Alone(code, tried);
            foreach (var unit in open)
                if (field.IsMet(unit, scores[unit])) (lanes.Works[unit], lanes.OverBy[unit]) = (tried[unit], Distance(unit, scores[unit]));
                else (lanes.Fails[unit], lanes.ShortBy[unit]) = (tried[unit], Distance(unit, scores[unit]));
        }

        var reached = model.Alone(code, lanes.At(unit => lanes.Works[unit]));
        foreach (var unit in lanes.Units)
        {
            var (from, limit, beyond) = (values[unit], lanes.Limits[unit], lanes.Beyond[unit]);
            if (!double.IsNaN(lanes.Works[unit])) take(Cell(unit, TargetOutcome.Reached, from, lanes.Works[unit], beyond, reached[unit], field.Place(unit, reached[unit])));
            else if (beyond != limit) rest.Add((unit, from, beyond));
            else if (ranking.Sign * atLimit[unit] > ranking.Sign * ranking.Scores[unit])
                take(Cell(unit, TargetOutcome.OutOfReach, from, limit, beyond, atLimit[unit], field.Place(unit, atLimit[unit])));
            else take(Stuck(unit, from, beyond));
        }
    }

    /// <summary>Where the index need not rise with the value: the first of some values on the way that reaches the goal.</summary>
    void LookBetween(Lanes lanes)
    {
        for (var part = Stretches - 1; part >= 1; part--)
        {
            var scores = model.Alone(code, lanes.At(At));
            foreach (var unit in lanes.Units)
                if (field.IsMet(unit, scores[unit])) (lanes.Works[unit], lanes.Fails[unit]) = (At(unit), values[unit]);
                else if (!double.IsNaN(lanes.Works[unit]) && lanes.Fails[unit] == values[unit]) lanes.Fails[unit] = At(unit);

            double At(int unit) => CellSearch.Stepped(values[unit] + (lanes.Limits[unit] - values[unit]) * part / Stretches, values[unit], step, inward: true);
        }
    }

    /// <summary>How far a score lies from the line of the goal, turned so that beyond it is positive.</summary>
    double Distance(int unit, double score) => ranking.Turned(unit, score, field.Lines[unit].Of) - field.Lines[unit].Least;

    /// <summary>The value to try next; NaN = there is none between.</summary>
    /// <remarks>
    /// Most indices are straight lines between the ends of a stretch, so the first rounds try where such a line meets the goal, and just beside it on the side that
    /// is not yet known: what is left is halved in a dozen rounds instead of fifty. Whatever is tried, the value lies inside the stretch.
    /// </remarks>
    double Next(Lanes lanes, int unit, int round)
    {
        var (fails, works) = (lanes.Fails[unit], lanes.Works[unit]);
        var middle = Middle(fails, works);
        if (round >= GuessedRounds || step is not null || double.IsNaN(middle)) return middle;
        var (below, above) = (lanes.ShortBy[unit], lanes.OverBy[unit]);
        var meets = fails + (works - fails) * (below / (below - above));
        // The end that the line meets more closely was tried last: a step past the goal from there brings the other one near.
        if (round % 2 == 1) meets += Math.Sign(above <= -below ? fails - works : works - fails) * Beside(meets);
        return meets > Math.Min(fails, works) && meets < Math.Max(fails, works) ? meets : middle;

        double Beside(double value) => Math.Max(Math.Abs(value), Math.Abs(values[unit])) * 1e-14 * (1 << (2 * round));
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

    /// <summary>Searches one unit whose value moves more than its own score.</summary>
    CellTarget Alone(int unit, double from, double limit)
    {
        var goal = field.Goals[unit]!;
        var probe = new TargetProbe(evaluation, unit, year, options.Frozen, tables, model, ranking);
        var search = new CellSearch(At, step, ranking.Sign);
        var found = search.Run(from, limit, levers.Stops(code, goal, unit, from, limit, Stretches));
        var stand = At(found.To);
        if (probe.Runs > 0) Runs++;
        return Cell(unit, found.IsReached ? TargetOutcome.Reached : TargetOutcome.OutOfReach, from, found.To, limit, stand.Score, stand.Place);

        Stand At(double value) => value == from ? new Stand(field.Place(unit, ranking.Scores[unit]), ranking.Scores[unit], false) : probe.At(goal, (code, value));
    }

    CellTarget Stuck(int unit, double from, double limit) =>
        Cell(unit, TargetOutcome.OutOfReach, from, from, limit, ranking.Scores[unit], field.Place(unit, ranking.Scores[unit]));

    CellTarget Cell(int unit, TargetOutcome outcome, double from, double to, double limit, double score, double place) =>
        new(unit, indicator, outcome, from, to, limit, place, score, Math.Abs(to - from) / spread);
}
