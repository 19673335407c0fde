using Scoring.Methods;

namespace Scoring.Adjusting;

/// <summary>One adjustment of a scheme.</summary>
public sealed record AdjustmentItem
{
    /// <summary>Its code, distinct inside the step.</summary>
    public required string Code { get; init; }

    /// <summary>Its name; the code when the scheme gives none.</summary>
    public required Text Name { get; init; }

    /// <summary>What it does.</summary>
    public required AdjustmentKind Kind { get; init; }

    /// <summary>The expression of its points or its condition; null = it is fed by a table.</summary>
    public string? Expression { get; init; }

    /// <summary>Name of the table that feeds it, among the scheme's <c>tables</c>; null = it is fed by an expression.</summary>
    public string? Table { get; init; }

    /// <summary>Most points that it gives a unit in a year; null = no limit.</summary>
    public double? Cap { get; init; }

    /// <summary>The best class that a veto leaves open; null = the second best.</summary>
    public string? Class { get; init; }

    /// <summary>Whether an exclusion takes the unit out before normalising, so that it has no score and no part in bounds and means.</summary>
    public bool LeavesSample { get; init; }

    /// <summary>The items of an adjust step, in the scheme's order.</summary>
    internal static IReadOnlyList<AdjustmentItem> Of(Step step) => [.. step.Choice.Options.Items("items").Select(Of)];

    static AdjustmentItem Of(OptionSet item) => new()
    {
        Code = item.Word("code"),
        Name = item.TextOrNull("name") ?? Text.Same(item.Word("code")),
        Kind = item.Word("kind") switch
        {
            "bonus" => AdjustmentKind.Bonus,
            "penalty" => AdjustmentKind.Penalty,
            "veto" => AdjustmentKind.Veto,
            _ => AdjustmentKind.Exclusion,
        },
        Expression = (item["points"] ?? item["when"]) as string,
        Table = item["table"] as string,
        Cap = item.NumberOrNull("cap"),
        Class = item["class"] as string,
        LeavesSample = item["sample"] is true,
    };
}
