namespace Scoring.Data.Results;

/// <summary>A run's adjustments read back: a row per year and unit in that order.</summary>
public sealed class AdjustmentRows
{
    /// <summary>Number of rows.</summary>
    public int Count => Years.Length;

    /// <summary>The year.</summary>
    public required int[] Years { get; init; }

    /// <summary>Code of the unit.</summary>
    public required string[] Units { get; init; }

    /// <summary>The index's score as aggregated; NaN = none.</summary>
    public required double[] Scores { get; init; }

    /// <summary>Bonus minus penalty, in points; NaN = not adjusted.</summary>
    public required double[] Totals { get; init; }

    /// <summary>Score plus adjustment; NaN = none.</summary>
    public required double[] Adjusted { get; init; }

    /// <summary>Points added; NaN = not adjusted.</summary>
    public required double[] Bonuses { get; init; }

    /// <summary>Points taken away; NaN = not adjusted.</summary>
    public required double[] Penalties { get; init; }

    /// <summary>Codes of the vetoes that hold, joined by semicolons; null = none.</summary>
    public required string?[] Vetoes { get; init; }

    /// <summary>Codes of the exclusions that hold, joined by semicolons; null = none.</summary>
    public required string?[] Exclusions { get; init; }

    /// <summary>By item code: points after its cap, or 1 where a veto or exclusion holds, else 0; NaN = not adjusted.</summary>
    public required IReadOnlyDictionary<string, double[]> Items { get; init; }

    internal static AdjustmentRows Read(ResultReader source) => new()
    {
        Years = source.Integers("year"),
        Units = source.Words("unit"),
        Scores = source.Numbers("score"),
        Totals = source.Numbers("adjustment"),
        Adjusted = source.Numbers("adjusted"),
        Bonuses = source.Numbers("bonus"),
        Penalties = source.Numbers("penalty"),
        Vetoes = source.Texts("vetoes"),
        Exclusions = source.Texts("exclusions"),
        Items = source.Columns.Where(column => column.StartsWith(AdjustmentsTable.ItemPrefix, StringComparison.Ordinal))
            .ToDictionary(column => column[AdjustmentsTable.ItemPrefix.Length..], source.Numbers, StringComparer.Ordinal),
    };
}
