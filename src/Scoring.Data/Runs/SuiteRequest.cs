namespace Scoring.Data.Runs;

/// <summary>Several schemes on one panel.</summary>
public sealed record SuiteRequest
{
    /// <summary>A folder of schemes (<c>*.scheme.json</c>, <c>*.scheme.jsonc</c>), a suite file (<c>{"schemes": [paths]}</c>) or a single scheme.</summary>
    public required string Suite { get; init; }

    /// <summary>The panel and everything that all schemes share; its scheme file is not read.</summary>
    public required RunRequest Run { get; init; }

    /// <summary>Folder for the bundles, one per scheme under the scheme's identifier, and the cross table.</summary>
    public required string Directory { get; init; }

    /// <summary>Whether every scheme's bundle is written; false = the cross table alone. Default: true.</summary>
    public bool WritesRuns { get; init; } = true;
}
