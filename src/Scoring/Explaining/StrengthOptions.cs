namespace Scoring.Explaining;

/// <summary>How many strengths and weaknesses, in what, among whom.</summary>
public sealed record StrengthOptions
{
    /// <summary>Number of strengths. Default: 5.</summary>
    public int Strengths { get; init; } = 5;

    /// <summary>Number of weaknesses. Default: 5.</summary>
    public int Weaknesses { get; init; } = 5;

    /// <summary>True for the values that the framework reads instead of the derived ones. Default: false.</summary>
    public bool Normalised { get; init; }

    /// <summary>Code of the grouping inside which places are counted; null = among all units. Default: null.</summary>
    public string? Group { get; init; }

    /// <summary>
    /// True drops indicators in which the unit has the worst place of all, as COINr does by default; then its true weaknesses do not show. Default: false.
    /// </summary>
    public bool DiscardWorst { get; init; }

    /// <summary>Drops indicators whose different values, over units, are not more than this share, such as yes/no indicators; null = none. Default: null.</summary>
    public double? UniqueAbove { get; init; }
}
