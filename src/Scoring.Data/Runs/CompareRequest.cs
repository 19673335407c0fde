namespace Scoring.Data.Runs;

/// <summary>What a comparison of variants is asked for.</summary>
public sealed record CompareRequest
{
    /// <summary>Scheme, panel, roster, columns, threads and progress, as for a run. Its years are not used: all are compared.</summary>
    public required RunRequest Run { get; init; }

    /// <summary>Variants in their short form.</summary>
    public IReadOnlyList<string> Vary { get; init; } = [];

    /// <summary>Files of variants.</summary>
    public IReadOnlyList<string> VariantFiles { get; init; } = [];

    /// <summary>Code of the node whose ranks are compared; null = the index.</summary>
    public string? Node { get; init; }

    /// <summary>Whether trends are written too. Default: false.</summary>
    public bool Trends { get; init; }
}
