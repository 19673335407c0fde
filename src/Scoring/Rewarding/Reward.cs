namespace Scoring.Rewarding;

/// <summary>One amount that one rule gives one unit.</summary>
/// <param name="Year">The year.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Rule">Code of the rule.</param>
/// <param name="Amount">The amount, in the step's unit of money.</param>
/// <param name="ClassBefore">Code of the class of the year before; null = none.</param>
/// <param name="ClassAfter">Code of the year's class; null = none.</param>
/// <param name="RankBefore">Place of the year before; NaN = none.</param>
/// <param name="RankAfter">The year's place; NaN = none.</param>
public sealed record Reward(int Year, string Unit, string Rule, double Amount, string? ClassBefore, string? ClassAfter, double RankBefore, double RankAfter);
