using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Scoring.Data.Bundles;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Schemes;

namespace Scoring.Data.Runs;

/// <summary>What an earlier run fitted (bounds, weights, treatments, imputation models), to be applied to another panel instead of fitting anew.</summary>
static class FrozenParameters
{
    /// <summary>Keys of a scheme that no parameter depends on: they may differ from the earlier run's.</summary>
    static readonly string[] Free = ["$schema", "id", "version", "title", "panel", "tables", "aggregate_units"];

    /// <summary>The records of the run in a folder, and its manifest as a file read.</summary>
    /// <exception cref="ScoringException">There is no sound run, or it was made with other indicators, another framework or other steps.</exception>
    public static (IReadOnlyList<StepRecord> Records, InputFile Manifest) Read(string directory, Scheme scheme)
    {
        var run = BundleReader.Read(directory);
        var (ours, theirs) = (Parts(SchemeWriter.Write(scheme)), Parts(run.Manifest.SchemeJson));
        string[] different = [.. ours.Keys.Union(theirs.Keys).Where(key => !JsonNode.DeepEquals(ours.GetValueOrDefault(key), theirs.GetValueOrDefault(key))).Order(StringComparer.Ordinal)];
        if (different.Length > 0)
            throw new ScoringException(new Finding
            {
                Kind = FindingKinds.ParametersOfOtherScheme,
                File = directory,
                Found = $"{run.Manifest.SchemeId} {run.Manifest.SchemeVersion}: {string.Join(", ", different)}",
                Expected = $"{scheme.Id} {scheme.Version}",
            });
        return Of(run);
    }

    /// <summary>The records of a run, and its manifest as a file read.</summary>
    public static (IReadOnlyList<StepRecord> Records, InputFile Manifest) Of(RunBundle run) =>
        (run.Records, new InputFile($"{NameOf(run)}/{RunManifest.FileName}", run.ManifestBytes.LongLength, Convert.ToHexStringLower(SHA256.HashData(run.ManifestBytes))));

    /// <summary>The name of a run's folder.</summary>
    public static string NameOf(RunBundle run) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(run.Directory)));

    static Dictionary<string, JsonNode?> Parts(string json) =>
        JsonNode.Parse(json)!.AsObject().Where(part => !Free.Contains(part.Key)).ToDictionary(part => part.Key, part => part.Value, StringComparer.Ordinal);
}
