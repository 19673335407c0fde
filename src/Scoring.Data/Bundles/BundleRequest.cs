using Scoring.Data.Results;
using Scoring.Evaluating;
using Scoring.Explaining;
using Scoring.Findings;

namespace Scoring.Data.Bundles;

/// <summary>What a run leaves on disk and where.</summary>
public sealed record BundleRequest
{
    /// <summary>The results.</summary>
    public required Evaluation Evaluation { get; init; }

    /// <summary>Folder to write: new, empty, or an earlier run, which is replaced in one step.</summary>
    public required string Directory { get; init; }

    /// <summary>Version of the engine that made the results.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>The resolved scheme as JSON, every default filled in. Stands in the manifest.</summary>
    public required string SchemeJson { get; init; }

    /// <summary>The files that were read, in any order: the manifest lists them by name.</summary>
    public IReadOnlyList<InputFile> Inputs { get; init; } = [];

    /// <summary>What was found while reading, scoring and explaining, in that order. Default: nothing.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Contribution of each indicator to the index. Null, the default: no table of contributions is written.</summary>
    public Contributions? Contributions { get; init; }

    /// <summary>Options of the run that are not in the scheme, by name. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>Language of the header and marks of <c>ranking.csv</c>. Default: Chinese.</summary>
    public Language Language { get; init; } = Language.Chinese;

    /// <summary>How many tables are written at once; the bytes do not depend on it. Default: the number of processors.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Tables that runs written before this one may have had in common with it; null = none.</summary>
    internal SharedTables? Shared { get; init; }

    /// <summary>Tables beside those of every run.</summary>
    internal IReadOnlyList<ResultTable> Further { get; init; } = [];
}
