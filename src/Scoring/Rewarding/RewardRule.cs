using Scoring.Methods;

namespace Scoring.Rewarding;

/// <summary>A rule that gives an amount to every unit that meets all of its conditions.</summary>
public sealed record RewardRule
{
    /// <summary>Its code, distinct inside the step.</summary>
    public required string Code { get; init; }

    /// <summary>Its name; the code when the scheme gives none.</summary>
    public required Text Name { get; init; }

    /// <summary>The amount, in the step's unit of money; not negative.</summary>
    public required double Amount { get; init; }

    /// <summary>Codes of the classes that the unit must come from; empty = any, or none.</summary>
    public IReadOnlyList<string> ClassBefore { get; init; } = [];

    /// <summary>Codes of the classes that the unit must be in; empty = any, or none.</summary>
    public IReadOnlyList<string> ClassAfter { get; init; } = [];

    /// <summary>Least number of classes risen since the year before; null = no matter.</summary>
    public int? ClassUp { get; init; }

    /// <summary>Least number of places gained since the year before; null = no matter.</summary>
    public double? RankUp { get; init; }

    /// <summary>Most places gained; null = no limit.</summary>
    public double? RankUpMost { get; init; }

    /// <summary>Last place that counts; null = no matter.</summary>
    public int? RankTop { get; init; }

    /// <summary>Whether the unit must be in one of <see cref="ClassAfter"/> for the first time in the panel's years.</summary>
    public bool IsFirstEntry { get; init; }

    /// <summary>The rules of a reward step, in the scheme's order.</summary>
    internal static IReadOnlyList<RewardRule> Of(OptionSet options) => [.. options.Items("rules").Select(item => new RewardRule
    {
        Code = item.Word("code"),
        Name = item.TextOrNull("name") ?? Text.Same(item.Word("code")),
        Amount = item.Number("amount"),
        ClassBefore = item.Names("class_before"),
        ClassAfter = item.Names("class_after"),
        ClassUp = item.IntegerOrNull("class_up"),
        RankUp = item.NumberOrNull("rank_up"),
        RankUpMost = item.NumberOrNull("rank_up_most"),
        RankTop = item.IntegerOrNull("rank_top"),
        IsFirstEntry = item["first_entry"] is true,
    })];
}
