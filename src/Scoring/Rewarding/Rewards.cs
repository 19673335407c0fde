namespace Scoring.Rewarding;

/// <summary>What a reward step gives.</summary>
/// <param name="Rules">The rules, in the scheme's order.</param>
/// <param name="Budget">The amount there is for each year; null = no limit is stated.</param>
/// <param name="Money">The unit of money, such as <c>万元</c>; null = not stated.</param>
/// <param name="Given">The amounts, by year, unit and rule.</param>
public sealed record Rewards(IReadOnlyList<RewardRule> Rules, double? Budget, string? Money, IReadOnlyList<Reward> Given)
{
    /// <summary>The sum of a year's amounts, in the order they are listed; 0 where nothing is given.</summary>
    public double Total(int year) => Sum(Given.Where(reward => reward.Year == year));

    /// <summary>The sum of what one unit gets in a year; 0 where it gets nothing.</summary>
    public double Total(int year, string unit) => Sum(Given.Where(reward => reward.Year == year && reward.Unit == unit));

    /// <summary>The same with only some of the years.</summary>
    internal Rewards ForYears(IEnumerable<int> years) => years.ToHashSet() is var kept ? this with { Given = [.. Given.Where(reward => kept.Contains(reward.Year))] } : this;

    static double Sum(IEnumerable<Reward> rewards)
    {
        var sum = 0.0;
        foreach (var reward in rewards) sum += reward.Amount;
        return sum;
    }
}
