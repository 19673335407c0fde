using Scoring.Experiments.Exact;
using Scoring.Findings;

namespace Scoring.Cli.Terminal;

/// <summary>The part of a year's thresholds that is shown.</summary>
/// <param name="Thresholds">All thresholds.</param>
/// <param name="Weights">Weights asked for; empty = none.</param>
/// <param name="Units">Units asked for; empty = none.</param>
/// <param name="Top">Rows of each table.</param>
sealed record ThresholdView(WeightThresholds Thresholds, IReadOnlyList<WeightSlider> Weights, IReadOnlyList<int> Units, int Top)
{
    /// <summary>Prepares a view.</summary>
    /// <exception cref="ScoringException">A unit has no rank in the year, or a weight no slider: every one of them.</exception>
    public static ThresholdView Of(WeightThresholds thresholds, IReadOnlyList<string> weights, IReadOnlyList<string> units, int top)
    {
        var faults = new List<Finding>();
        foreach (var code in weights.Where(code => thresholds.Find(code) is null))
            faults.Add(new Finding
            {
                Kind = FindingKinds.BadArgument,
                Found = thresholds.Refused.FirstOrDefault(refused => refused.Code == code) is { } refusal ? $"--weight {code}: {refusal.Reason.En}" : $"--weight {code}",
                Expected = string.Join(", ", thresholds.Weights.Select(weight => weight.Code)),
            });
        var roster = thresholds.Evaluation.Roster;
        foreach (var code in units.Where(code => !thresholds.Ranked.Contains(roster.IndexOf(code))))
            faults.Add(new Finding { Kind = FindingKinds.BadArgument, Found = $"--unit {code}", Expected = "a ranked unit" });
        if (faults.Count > 0) throw new ScoringException(faults);
        return new ThresholdView(thresholds, [.. weights.Select(code => thresholds.Find(code)!)], [.. units.Select(roster.IndexOf)], top);
    }

    /// <summary>Calendar year.</summary>
    public int Year => Thresholds.Evaluation.Years[Thresholds.YearIndex];

    /// <summary>A unit's rank as the run has it.</summary>
    public double Rank(int unit) => Thresholds.Evaluation.Index.Years[Thresholds.YearIndex].Ranks[unit];

    /// <summary>A unit's code.</summary>
    public string Code(int unit) => Thresholds.Evaluation.Roster.Units[unit].Code;

    /// <summary>A unit's name and code.</summary>
    public string Name(int unit, Language language)
    {
        var entry = Thresholds.Evaluation.Roster.Units[unit];
        var name = entry.Name.In(language);
        return ComparisonView.Printable(name == entry.Code ? name : $"{name} {entry.Code}");
    }

    /// <summary>The changes of places along a slider nearest to its present share, in the order of shares.</summary>
    public IReadOnlyList<RankSwap> Swaps(WeightSlider slider)
    {
        // Widen the stretch until it holds enough: all swaps of a long slider are too many to list.
        for (var reach = 1e-4; ; reach *= 4)
        {
            var swaps = slider.Swaps(Math.Max(0, slider.Share - reach), Math.Min(1, slider.Share + reach));
            if (swaps.Count < Top && reach < 1) continue;
            return [.. swaps.OrderBy(swap => Math.Abs(swap.Share - slider.Share)).Take(Top).OrderBy(swap => swap.Share)];
        }
    }

    /// <summary>Neighbours in the ranking, from the top: how much of all weights may be anything at all before the second passes the first; null = not a sum.</summary>
    public IReadOnlyList<(int Unit, int Next, double? Robust)> Neighbours()
    {
        var terms = LinearTerms.Of(Thresholds.Evaluation, Thresholds.YearIndex);
        var known = terms?.Units.ToHashSet() ?? [];
        var ranked = Thresholds.Ranked;
        return
        [
            .. Enumerable.Range(0, Math.Max(0, Math.Min(Top, ranked.Count - 1))).Select(place =>
            {
                var (unit, next) = (ranked[place], ranked[place + 1]);
                double? robust = known.Contains(unit) && known.Contains(next) ? PairBound.RobustTo(terms!.Difference(unit, next), [.. terms.Weights]) : null;
                return (unit, next, robust);
            }),
        ];
    }
}
