namespace Scoring.Treating;

/// <summary>What the treatment of outliers found in one indicator and did about it, for the years that share one treatment.</summary>
/// <param name="Code">Indicator.</param>
/// <param name="Year">The year it holds for; null = all years.</param>
/// <param name="Method">The method asked for.</param>
/// <param name="Before">The values before.</param>
/// <remarks>What was applied in the end stands in the record's fitted parameters; without any, the values are as they were.</remarks>
public sealed record TreatedSeries(string Code, int? Year, string Method, Shape Before)
{
    /// <summary>Largest values that were set to <see cref="HighCap"/>, even where a transformation of the values before then took its place.</summary>
    public int HighPoints { get; init; }

    /// <summary>Smallest values that were set to <see cref="LowCap"/>.</summary>
    public int LowPoints { get; init; }

    /// <summary>The value that larger ones were set to; null = none were.</summary>
    public double? HighCap { get; init; }

    /// <summary>The value that smaller ones were set to; null = none were.</summary>
    public double? LowCap { get; init; }

    /// <summary>The capped values; null when nothing was capped.</summary>
    public Shape? Capped { get; init; }

    /// <summary>The transformation applied; null = none.</summary>
    public string? Transform { get; init; }

    /// <summary>The transformed values; null when they were not transformed.</summary>
    public Shape? Transformed { get; init; }

    /// <summary>The values as the next stage reads them.</summary>
    public Shape After => Transformed ?? Capped ?? Before;
}
