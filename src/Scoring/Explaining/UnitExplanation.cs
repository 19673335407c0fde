using Scoring.Evaluating;
using Scoring.Findings;

namespace Scoring.Explaining;

/// <summary>Where one unit's index score comes from in one year: by indicator, and against the unit above and its province.</summary>
public sealed record UnitExplanation
{
    /// <summary>The unit's code.</summary>
    public required string Unit { get; init; }

    /// <summary>Calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>The index score.</summary>
    public required double Score { get; init; }

    /// <summary>Bonus minus penalty, in points; 0 where nothing is adjusted. The place comes from score and adjustment together.</summary>
    public required double Adjustment { get; init; }

    /// <summary>The place, 1 = best; NaN = not ranked.</summary>
    public required double Rank { get; init; }

    /// <summary>Code of the unit next above, the nearest by what was ranked; null for the first and for units without a place.</summary>
    public required string? Above { get; init; }

    /// <summary>Points by which the unit is behind the one above (negative) or apart from it, adjustments included; NaN without one.</summary>
    public required double ToAbove { get; init; }

    /// <summary>The part of <see cref="ToAbove"/> that bonuses and penalties of the two make.</summary>
    public required double ToAboveByAdjustment { get; init; }

    /// <summary>Code of the unit it lies in, such as its province; null where the roster names none or it has no score.</summary>
    public required string? Parent { get; init; }

    /// <summary>Points of the index by which the unit is ahead of that one; NaN without one.</summary>
    public required double ToParent { get; init; }

    /// <summary>The indicators, in the scheme's order.</summary>
    public required IReadOnlyList<IndicatorExplanation> Indicators { get; init; }

    /// <summary>Explains a unit.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="unit">Code of the unit.</param>
    /// <param name="year">Calendar year; null = the last with ranks.</param>
    /// <param name="group">Code of a grouping: medians and places are those among the unit's own group; null = among all ranked units.</param>
    /// <remarks>
    /// Contributions sum to the score where the framework's methods can be divided (see <see cref="NodeContributions"/>). Gaps by indicator are the contributions to
    /// the difference of the two scores; what missing cells, rounding, bonuses and penalties did is not among them, so they sum to the gap where there is none.
    /// </remarks>
    /// <exception cref="ScoringException">The unit has no score in the year, the year was not evaluated, or the unit is in no one group of the grouping.</exception>
    public static UnitExplanation Of(Evaluation evaluation, string unit, int? year = null, string? group = null)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var at = IndexOf(evaluation, year);
        var i = evaluation.Roster.IndexOf(unit);
        if (i < 0 || double.IsNaN(evaluation.Index.Years[at].Scores[i])) throw Bad(FindingKinds.BadArgument, unit, "a unit with a score");
        return Explain(evaluation, at, [i], Peers(evaluation, at, i, group))[0];
    }

    /// <summary>Explains all units that have a score: the same as one by one, at the cost of one.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="year">Calendar year; null = the last with ranks.</param>
    /// <returns>In the roster's order.</returns>
    /// <exception cref="ScoringException">The year was not evaluated.</exception>
    public static IReadOnlyList<UnitExplanation> OfAll(Evaluation evaluation, int? year = null)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var at = IndexOf(evaluation, year);
        var scores = evaluation.Index.Years[at].Scores;
        return Explain(evaluation, at, [.. Enumerable.Range(0, scores.Length).Where(unit => !double.IsNaN(scores[unit]))], Peers(evaluation, at, unit: -1, group: null));
    }

    static int IndexOf(Evaluation evaluation, int? year)
    {
        var calendar = year ?? evaluation.LatestYear;
        var at = evaluation.Normalised.IndexOfYear(calendar);
        return at >= 0 ? at : throw Bad(FindingKinds.YearNotInPanel, $"--year {calendar}", string.Join(", ", evaluation.Years));
    }

    static bool[] Peers(Evaluation evaluation, int year, int unit, string? group)
    {
        bool[] isRanked = [.. evaluation.Index.Years[year].Ranks.Select(rank => !double.IsNaN(rank))];
        if (group is null) return isRanked;
        var roster = evaluation.Roster;
        var grouping = roster.Grouping(group) ?? throw Bad(FindingKinds.GroupingUnknown, group, string.Join(", ", roster.Groupings.Select(each => each.Code)));
        int[] own = [.. Enumerable.Range(0, grouping.Labels.Count).Where(label => grouping.Members(label).Contains(unit))];
        if (own.Length != 1) throw Bad(FindingKinds.BadArgument, $"--group {group}: {roster.Units[unit].Code}", "a unit in one group of the grouping");
        var isMember = new bool[roster.Count];
        foreach (var member in grouping.Members(own[0])) isMember[member] = isRanked[member];
        return isMember;
    }

    static UnitExplanation[] Explain(Evaluation evaluation, int at, int[] units, bool[] isPeer)
    {
        var (roster, result, side) = (evaluation.Roster, evaluation.Index.Years[at], new LedgerSide(evaluation, at));
        int[] above = Next(side.Ranked(), units);
        int[] parents = [.. units.Select(unit => roster.Units[unit].Parent is { } code ? roster.IndexOf(code) : -1)];
        for (var i = 0; i < parents.Length; i++)
            if (parents[i] >= 0 && double.IsNaN(result.Scores[parents[i]])) parents[i] = -1;
        var (toAbove, toParent) = (Gaps(side, above, units), Gaps(side, parents, units));
        var contributions = Contributions.Of(evaluation.ForYears([evaluation.Years[at]]), threads: 1);
        double[] peers = [.. result.Ranks.Select((rank, unit) => isPeer[unit] ? rank : double.NaN)];
        var places = contributions.Indicators.Select((_, j) => IndicatorPlaces.Of(evaluation.Normalised[j, at].Values, peers)).ToArray();
        double[] points = [.. units.Select(side.Points)];
        double[] byAdjustment = [.. units.Select((_, i) => above[i] < 0 ? 0 : points[i] - side.Points(above[i]))];
        return
        [
            .. units.Select((unit, i) => new UnitExplanation
            {
                Unit = roster.Units[unit].Code,
                Year = evaluation.Years[at],
                Score = result.Scores[unit],
                Adjustment = points[i],
                Rank = result.Ranks[unit],
                Above = above[i] < 0 ? null : roster.Units[above[i]].Code,
                ToAbove = above[i] < 0 ? double.NaN : result.Scores[unit] - result.Scores[above[i]] + byAdjustment[i],
                ToAboveByAdjustment = byAdjustment[i],
                Parent = parents[i] < 0 ? null : roster.Units[parents[i]].Code,
                ToParent = parents[i] < 0 ? double.NaN : result.Scores[unit] - result.Scores[parents[i]],
                Indicators =
                [
                    .. contributions.Indicators.Select((indicator, j) => new IndicatorExplanation(indicator, evaluation.Normalised[j, at].Values[unit], contributions[j, 0][unit],
                        places[j].Median, places[j].PlaceOf(evaluation.Normalised[j, at].Values[unit]), places[j].Count, toAbove(indicator, i), toParent(indicator, i),
                        evaluation.Natural[evaluation.Natural.IndexOf(indicator), at].Values[unit])),
                ],
            }),
        ];
    }

    /// <summary>By unit the one next above: of those with better scores the one with the worst, the first of several; −1 = none.</summary>
    static int[] Next(double[] scores, int[] units)
    {
        int[] order = [.. Enumerable.Range(0, scores.Length).Where(unit => !double.IsNaN(scores[unit])).OrderBy(unit => scores[unit])]; // stable
        double[] ascending = [.. order.Select(unit => scores[unit])];
        return
        [
            .. units.Select(unit =>
            {
                if (double.IsNaN(scores[unit])) return -1;
                var (low, high) = (0, ascending.Length);
                while (low < high)
                    if ((low + high) / 2 is var middle && ascending[middle] > scores[unit]) high = middle;
                    else low = middle + 1;
                return low == order.Length ? -1 : order[low];
            }),
        ];
    }

    /// <summary>Points that set units apart from their references, by indicator and position; NaN without a reference.</summary>
    static Func<string, int, double> Gaps(LedgerSide side, int[] references, int[] units)
    {
        int[] with = [.. Enumerable.Range(0, units.Length).Where(i => references[i] >= 0)];
        if (with.Length == 0) return (_, _) => double.NaN;
        var changes = ScoreChanges.Of(side, side, [.. with.Select(i => (references[i], units[i]))], out _);
        var place = changes.Codes.Select((code, j) => (code, j)).ToDictionary(pair => pair.code, pair => pair.j, StringComparer.Ordinal);
        var row = new int[units.Length];
        Array.Fill(row, -1);
        for (var pair = 0; pair < with.Length; pair++) row[with[pair]] = pair;
        return (code, i) => row[i] >= 0 && place.TryGetValue(code, out var j) ? changes.Amounts[row[i]][j] : double.NaN;
    }

    static ScoringException Bad(FindingKind kind, string found, string expected) => new(new Finding { Kind = kind, Found = found, Expected = expected });
}

/// <summary>What one indicator does to a unit's score.</summary>
/// <param name="Indicator">The indicator's code.</param>
/// <param name="Value">Its value as the framework reads it, normalised; NaN = missing.</param>
/// <param name="Contribution">Points of the index; NaN where the framework's methods cannot be divided or the value is missing.</param>
/// <param name="Median">Median of the ranked units' normalised values, or of those of the unit's group.</param>
/// <param name="Place">The unit's place among them in the normalised values, 1 = best; 0 = no value.</param>
/// <param name="Of">Number of them with a value.</param>
/// <param name="ToAbove">Points of the index ahead of (behind: negative) the unit next above; NaN without one.</param>
/// <param name="ToParent">Points of the index ahead of the province; NaN without one.</param>
/// <param name="Natural">The value in the indicator's own unit of measure, before the first normalisation; NaN = missing.</param>
public sealed record IndicatorExplanation(string Indicator, double Value, double Contribution, double Median, int Place, int Of, double ToAbove, double ToParent, double Natural);
