namespace Scoring.Methods;

/// <summary>Which values a normaliser takes its parameters from.</summary>
/// <remarks>
/// JSON: <c>"each-year"</c>, <c>"all-years"</c>, <c>[2015, 2016]</c> (frozen years), or an object
/// <c>{"years": "each-year" | "all-years" | [...], "group": "zone"}</c> to do the same inside each peer group.
/// Aggregate units are never part of it.
/// </remarks>
public sealed record BoundsScope
{
    /// <summary>All years pooled, all units: the default.</summary>
    public static readonly BoundsScope AllYears = new();

    /// <summary>Every year by itself.</summary>
    public static readonly BoundsScope OneYear = new() { EachYear = true };

    /// <summary>True when every year has parameters of its own.</summary>
    public bool EachYear { get; init; }

    /// <summary>The frozen years that every year's parameters come from; empty = all years.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    /// <summary>Code of the grouping inside whose groups parameters are taken; null = all units together.</summary>
    public string? Group { get; init; }
}
