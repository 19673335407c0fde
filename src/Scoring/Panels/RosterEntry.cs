namespace Scoring.Panels;

/// <summary>What the roster says of one unit.</summary>
/// <param name="Code">The unit's code, unique and non-empty.</param>
public sealed record RosterEntry(string Code)
{
    /// <summary>The unit's name. Default: its code.</summary>
    public Text Name { get; init; } = Text.Same(Code);

    /// <summary>Other spellings by which data files may call the unit. They resolve to <see cref="Code"/> and every use is reported.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Group labels by grouping code; several labels where the unit belongs to several groups.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Groups { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Code of the unit this one lies in, such as its province; null when not given.</summary>
    public string? Parent { get; init; }

    /// <summary>A whole such as a province or country: has data of its own, is scored, never ranked, never inside bounds or means.</summary>
    public bool IsAggregate { get; init; }
}
