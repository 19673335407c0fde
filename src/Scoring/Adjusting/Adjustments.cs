namespace Scoring.Adjusting;

/// <summary>What an adjust step did: every item, unit and year in a place of its own. The index's scores themselves are not changed.</summary>
/// <param name="Items">The items, in the scheme's order.</param>
/// <param name="Years">Their points by year, in the evaluation's order.</param>
public sealed record Adjustments(IReadOnlyList<AdjustmentItem> Items, IReadOnlyList<AdjustmentYear> Years)
{
    /// <summary>The items of some kind that hold for a unit in a year (by index): points above zero, or a condition that is met.</summary>
    public IEnumerable<AdjustmentItem> Holding(AdjustmentKind kind, int year, int unit) =>
        Items.Where((item, i) => item.Kind == kind && Years[year].Points[i][unit] > 0);

    /// <summary>The same adjustments with only some of the years, given by index.</summary>
    internal Adjustments ForYears(IEnumerable<int> kept) => this with { Years = [.. kept.Select(year => Years[year])] };
}
