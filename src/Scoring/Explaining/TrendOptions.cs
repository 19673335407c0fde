namespace Scoring.Explaining;

/// <summary>How trends are measured.</summary>
public sealed record TrendOptions
{
    /// <summary>Only the latest so many years with a value; a series with fewer has no trend. Null (the default) = all.</summary>
    public int? Latest { get; init; }

    /// <summary>Whether years without a value between two years with one are filled on the straight line first. Default: false.</summary>
    public bool Interpolate { get; init; }

    /// <summary>Whether an indicator whose direction is "less is better" has the sign of its trend turned, so that more always means better. Default: false.</summary>
    public bool TowardsBetter { get; init; }

    /// <summary>Number of years that the percentage change is stated for. Default: 1.</summary>
    public int Per { get; init; } = 1;
}
