using Scoring.Data.Results;
using Scoring.Experiments.Draws;

namespace Scoring.Data.Bundles;

/// <summary>The manifest of an analysis of robustness: what it rests on, what was drawn, what came out.</summary>
public sealed record RobustnessManifest
{
    /// <summary>The mark that tells its manifest from that of a run.</summary>
    public const string Format = "scoring-robustness";

    /// <summary>Version of the layout of manifest and tables.</summary>
    public const int FormatVersion = 1;

    /// <summary>The file that holds the counts as they are merged.</summary>
    public const string CountsFile = "draws.bin";

    /// <summary>Names of its tables.</summary>
    public static IReadOnlyList<string> TableNames { get; } = [RobustnessTables.Acceptability, RobustnessTables.Grades, RobustnessTables.Pairs, RobustnessTables.Units];

    /// <summary>Names of its files beside the manifest.</summary>
    internal static IReadOnlyList<string> FileNames { get; } = [.. TableNames, CountsFile];

    /// <summary>Version of the engine that made the results.</summary>
    public required string Engine { get; init; }

    /// <summary>The scheme's identifier.</summary>
    public required string SchemeId { get; init; }

    /// <summary>The scheme's version.</summary>
    public required string SchemeVersion { get; init; }

    /// <summary>The resolved scheme as JSON.</summary>
    public required string SchemeJson { get; init; }

    /// <summary>The calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>Code of the node that is ranked.</summary>
    public required string Node { get; init; }

    /// <summary>Settings of method choices, the nominal one first: name, what changes as JSON, and how it was scored.</summary>
    public required IReadOnlyList<(string Name, string Changes, string Path)> Settings { get; init; }

    /// <summary>What was drawn and counted, by name, in words.</summary>
    public required IReadOnlyDictionary<string, string> Options { get; init; }

    /// <summary>SHA-256 of what the draws rest on.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The draws that are counted.</summary>
    public IReadOnlyList<DrawRange> Ranges { get; init; } = [];

    /// <summary>The files that were read, by name.</summary>
    public required IReadOnlyList<InputFile> Inputs { get; init; }

    /// <summary>The files that were written, by name.</summary>
    public IReadOnlyList<OutputFile> Outputs { get; init; } = [];

    /// <summary>Numbers of findings by code.</summary>
    public required IReadOnlyDictionary<string, long> Findings { get; init; }

    /// <summary>Places k whose P(rank ≤ k) has columns.</summary>
    public IReadOnlyList<int> Best => [.. Options["best"].Split(',').Select(k => int.Parse(k, System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>Tiers of ranks, best first: name and worst rank.</summary>
    public IReadOnlyList<(string Name, int Last)> Tiers =>
    [
        .. Options.GetValueOrDefault("tiers", "").Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(tier => (tier[..tier.IndexOf('=')], int.Parse(tier.AsSpan(tier.IndexOf('=') + 1), System.Globalization.CultureInfo.InvariantCulture))),
    ];
}
