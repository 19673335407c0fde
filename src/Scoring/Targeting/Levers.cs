using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Kernels;

namespace Scoring.Targeting;

/// <summary>Which indicators of a year can be moved, which way, and how far.</summary>
sealed class Levers(Evaluation evaluation, int year, IndexModel model, YearRanking ranking)
{
    /// <summary>Share of the units whose yearly improvement a peer limit allows.</summary>
    const double PeerShare = 0.9;

    /// <summary>+1 when a higher value helps a unit, −1 when a lower one does, 0 when neither is so everywhere.</summary>
    public int DirectionOf(string indicator) => ranking.Sign * model.RouteOf(indicator).Sign;

    /// <summary>The values of an indicator as derived; NaN = missing.</summary>
    public double[] Values(string indicator) => evaluation.Indicators[evaluation.Indicators.IndexOf(indicator), year].Values;

    /// <summary>The best value that any ranked unit has.</summary>
    public double Best(string indicator)
    {
        var (values, direction, best) = (Values(indicator), DirectionOf(indicator), double.NaN);
        for (var unit = 0; unit < values.Length; unit++)
            if (!double.IsNaN(values[unit]) && !double.IsNaN(ranking.Ranked[unit]) && !(direction * best >= direction * values[unit]))
                best = values[unit];
        return best;
    }

    /// <summary>The improvement since the year before that all but a tenth of the ranked units stayed within, never negative; null = there is no year before.</summary>
    public double? PeerImprovement(string indicator)
    {
        var before = evaluation.Indicators.IndexOfYear(evaluation.Years[year] - 1);
        if (before < 0) return null;
        var (values, earlier, direction) = (Values(indicator), evaluation.Indicators[evaluation.Indicators.IndexOf(indicator), before].Values, DirectionOf(indicator));
        var improvements = Enumerable.Range(0, values.Length).Where(unit => !double.IsNaN(ranking.Ranked[unit]))
            .Select(unit => direction * (values[unit] - earlier[unit])).Where(each => !double.IsNaN(each)).Order().ToArray();
        return improvements.Length == 0 ? null : Math.Max(SampleQuantile.At(improvements, PeerShare), 0);
    }

    /// <summary>The standard deviation of the ranked units' values; NaN where they have no spread.</summary>
    public double Spread(string indicator)
    {
        var values = Values(indicator).Where((value, unit) => !double.IsNaN(value) && !double.IsNaN(ranking.Ranked[unit])).ToArray();
        var (_, deviation, count) = SumKernel.MeanAndDeviation(values, sample: true);
        return count > 1 && deviation > 0 ? deviation : double.NaN;
    }

    /// <summary>A limit held at the present value where it lies on the wrong side of it.</summary>
    public static double Ahead(double limit, double from, int direction) => double.IsNaN(limit) || direction * limit < direction * from ? from : limit;

    /// <summary>A fault where an indicator cannot be moved in order, or null.</summary>
    public Finding? Check(string indicator) => DirectionOf(indicator) != 0 ? null : new Finding
    {
        Kind = FindingKinds.TargetUnordered,
        Variable = indicator,
        Found = string.Join(", ", model.RouteOf(indicator).Normalisations.Select(each => each.Choice.Method.Name)),
    };

    /// <summary>Values at which a search of one unit has to look twice, because a better one may cost places; null = it never does.</summary>
    public IReadOnlyList<double>? Stops(string indicator, TargetGoal goal, int unit, double from, double limit, int even)
    {
        if (model.RouteOf(indicator).IsMonotone && !CostsPlaces(indicator, goal)) return null;
        var members = ranking.Members(goal.Within, unit);
        var count = ranking.CountOf(members);
        if ((ranking.PlaceOf(goal, unit, count) ?? ranking.AboveOf(goal, unit, count) + 1) is { } place && Meetings(indicator) is { } meetings)
            return meetings.IsOrdered(unit, from, limit, members) ? null : meetings.Stops(unit, from, limit, place, members);
        return CellSearch.Even(from, limit, even);
    }

    /// <summary>Whether a better value may cost a unit places, because its rivals gain more by it.</summary>
    public bool CostsPlaces(string indicator, TargetGoal goal)
    {
        var route = model.RouteOf(indicator);
        // A unit's own score never falls with a better value; what rivals gain by it counts only where they do.
        return goal.Score is null && !ranking.IsByThreshold(goal) && route.Following != Following.Still && route.Normalisations.Count > 0
            && route.Normalisations[^1].Choice.Method.Name is "z-score" or "sigmoid" or "efficacy-coefficient" or "fraction-of-max";
    }

    /// <summary>Where units meet their rivals under z-scores of an indicator; null where that cannot be said.</summary>
    public SpreadMeetings? Meetings(string indicator) => SpreadMeetings.Of(evaluation, year, model, ranking, model.RouteOf(indicator));
}
