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
    /// <param name="year">Calendar year; null = the last.</param>
    /// <param name="group">Code of a grouping: medians and places are those among the unit's own group; null = among all ranked units.</param>
    /// <remarks>
    /// Contributions sum to the score where the framework's methods can be divided (see <see cref="NodeContributions"/>). Gaps by indicator are the contributions to
    /// the difference of the two scores; what missing cells, rounding, bonuses and penalties did is not among them, so they sum to the gap where there is none.
    /// </remarks>
    /// <exception cref="ScoringException">The unit has no score in the year, the year was not evaluated, or the unit is in no one group of the grouping.</exception>
    public static UnitExplanation Of(Evaluation evaluation, string unit, int? year = null, string? group = null)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var calendar = year ?? evaluation.Years[^1];
        var at = evaluation.Normalised.IndexOfYear(calendar);
        if (at < 0) throw Bad(FindingKinds.YearNotInPanel, $"--year {calendar}", string.Join(", ", evaluation.Years));
        var i = evaluation.Roster.IndexOf(unit);
        var result = evaluation.Index.Years[at];
        if (i < 0 || double.IsNaN(result.Scores[i])) throw Bad(FindingKinds.BadArgument, unit, "a unit with a score");
        var isPeer = Peers(evaluation, at, i, group);
        var side = new LedgerSide(evaluation, at);
        var above = Next(side.Ranked(), i);
        var parent = evaluation.Roster.Units[i].Parent is { } code ? evaluation.Roster.IndexOf(code) : -1;
        if (parent >= 0 && double.IsNaN(result.Scores[parent])) parent = -1;
        var (toAbove, toParent) = (Gaps(side, above, i), Gaps(side, parent, i));
        var byAdjustment = above < 0 ? 0 : side.Points(i) - side.Points(above);
        var contributions = Contributions.Of(evaluation.ForYears([calendar]), threads: 1);
        return new UnitExplanation
        {
            Unit = unit,
            Year = calendar,
            Score = result.Scores[i],
            Adjustment = side.Points(i),
            Rank = result.Ranks[i],
            Above = above < 0 ? null : evaluation.Roster.Units[above].Code,
            ToAbove = above < 0 ? double.NaN : result.Scores[i] - result.Scores[above] + byAdjustment,
            ToAboveByAdjustment = byAdjustment,
            Parent = parent < 0 ? null : evaluation.Roster.Units[parent].Code,
            ToParent = parent < 0 ? double.NaN : result.Scores[i] - result.Scores[parent],
            Indicators =
            [
                .. contributions.Indicators.Select((indicator, j) =>
                {
                    var values = evaluation.Normalised[j, at].Values;
                    double[] ranked = [.. values.Where((value, k) => !double.IsNaN(value) && isPeer[k])];
                    Array.Sort(ranked);
                    return new IndicatorExplanation(indicator, values[i], contributions[j, 0][i],
                        ranked.Length == 0 ? double.NaN : (ranked[(ranked.Length - 1) / 2] + ranked[ranked.Length / 2]) / 2,
                        double.IsNaN(values[i]) ? 0 : 1 + ranked.Count(value => value > values[i]), ranked.Length,
                        toAbove.GetValueOrDefault(indicator, double.NaN), toParent.GetValueOrDefault(indicator, double.NaN),
                        evaluation.Natural[evaluation.Natural.IndexOf(indicator), at].Values[i]);
                }),
            ],
        };
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

    /// <summary>The unit next above: of those with better scores the one with the worst.</summary>
    static int Next(double[] scores, int unit)
    {
        var next = -1;
        for (var other = 0; other < scores.Length; other++)
            if (scores[other] > scores[unit] && (next < 0 || scores[other] < scores[next]))
                next = other;
        return next;
    }

    static Dictionary<string, double> Gaps(LedgerSide side, int reference, int unit)
    {
        if (reference < 0) return [];
        var changes = ScoreChanges.Of(side, side, [(reference, unit)], out _);
        return changes.Codes.Select((code, j) => (code, changes.Amounts[0][j])).ToDictionary(pair => pair.code, pair => pair.Item2, StringComparer.Ordinal);
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
