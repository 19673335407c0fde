namespace Scoring.Targeting;

/// <summary>Which indicators may be moved, how far, and what holds still.</summary>
public sealed record TargetOptions
{
    /// <summary>The calendar year; null = the last. Default: null.</summary>
    public int? Year { get; init; }

    /// <summary>Codes of the indicators to try; empty = all of the framework. Default: empty.</summary>
    public IReadOnlyList<string> Indicators { get; init; } = [];

    /// <summary>Whether parameters stay as the run fitted them instead of being fitted anew with the changed value. Default: false.</summary>
    public bool Frozen { get; init; }

    /// <summary>Lowest and highest value by indicator, in its own unit of measure, ±∞ where an end is open; others go to the best value that any ranked unit has. Default: none.</summary>
    public IReadOnlyDictionary<string, (double Low, double High)> Limits { get; init; } = new Dictionary<string, (double, double)>();

    /// <summary>
    /// Whether a value may improve no more than nine tenths of the ranked units improved theirs since the year before, besides the other limits.
    /// No effect on the panel's first year. Default: false.
    /// </summary>
    public bool PeerLimits { get; init; }

    /// <summary>Values are whole multiples of this, by indicator. Default: none.</summary>
    public IReadOnlyDictionary<string, double> Steps { get; init; } = new Dictionary<string, double>();

    /// <summary>Threads; null = as many as there are cores. The result is the same.</summary>
    public int? Threads { get; init; }
}
