namespace Scoring.Data.Runs;

/// <summary>What an annual run is asked for.</summary>
public sealed record RunRequest
{
    /// <summary>Path of the scheme file.</summary>
    public required string SchemeFile { get; init; }

    /// <summary>The panel: files, folders and patterns.</summary>
    public required IReadOnlyList<string> Panel { get; init; }

    /// <summary>Roster table in place of the scheme's; null = the scheme's, if it names one.</summary>
    public string? RosterFile { get; init; }

    /// <summary>Column names by role (<c>unit</c>, <c>year</c>, <c>indicator</c>, <c>value</c>, <c>measure</c>, <c>status</c>) in place of the scheme's.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>Correction table in place of the scheme's; null = the scheme's (<c>tables.corrections</c>), if it names one.</summary>
    public string? CorrectionFile { get; init; }

    /// <summary>Whether every cell is examined for slips, copies, impossible values and outliers. Scores do not depend on it. Default: false.</summary>
    public bool ChecksCells { get; init; }

    /// <summary>Years that are written; the others still serve lags and bounds. Empty = all.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    /// <summary>Folder of an earlier run whose fitted parameters are applied instead of fitting new ones; null = fit.</summary>
    public string? ParametersFrom { get; init; }

    /// <summary>Threads; null = all cores. Results do not depend on it.</summary>
    public int? Threads { get; init; }

    /// <summary>Language of the header and marks of <c>ranking.csv</c>. Default: Chinese.</summary>
    public Language Language { get; init; } = Language.Chinese;

    /// <summary>Called with what has just been done, in English.</summary>
    public Action<string> Progress { get; init; } = _ => { };
}
