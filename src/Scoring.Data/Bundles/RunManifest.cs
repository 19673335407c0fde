using Scoring.Data.Results;
using Scoring.Evaluating;

namespace Scoring.Data.Bundles;

/// <summary>A run's manifest: what went in, what came out, and what the steps fitted and changed.</summary>
public sealed record RunManifest
{
    /// <summary>The manifest's name in a run's folder.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The mark that tells a run's manifest from any other JSON file.</summary>
    public const string Format = "scoring-run";

    /// <summary>Version of the layout of manifest and tables; raised when a reader of the one before would go wrong.</summary>
    public const int FormatVersion = 1;

    /// <summary>Version of the engine that made the results.</summary>
    public required string Engine { get; init; }

    /// <summary>The scheme's identifier.</summary>
    public required string SchemeId { get; init; }

    /// <summary>The scheme's version.</summary>
    public required string SchemeVersion { get; init; }

    /// <summary>The resolved scheme as JSON.</summary>
    public required string SchemeJson { get; init; }

    /// <summary>The years scored, ascending.</summary>
    public required IReadOnlyList<int> Years { get; init; }

    /// <summary>Options of the run that are not in the scheme, by name.</summary>
    public required IReadOnlyDictionary<string, string> Options { get; init; }

    /// <summary>The files that were read, by name.</summary>
    public required IReadOnlyList<InputFile> Inputs { get; init; }

    /// <summary>The tables that were written, by name.</summary>
    public required IReadOnlyList<OutputFile> Outputs { get; init; }

    /// <summary>Numbers of findings by code.</summary>
    public required IReadOnlyDictionary<string, long> Findings { get; init; }

    /// <summary>What each step fitted and changed. Samples that methods rank against stand in <c>samples.parquet</c>; see <see cref="RunBundle.Records"/>.</summary>
    public required IReadOnlyList<StepRecord> Records { get; init; }
}
