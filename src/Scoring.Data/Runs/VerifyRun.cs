using System.Globalization;
using System.Security.Cryptography;
using Scoring.Data.Bundles;
using Scoring.Findings;

namespace Scoring.Data.Runs;

/// <summary>One file of a run: its hash as the run recorded it, and as it is found now.</summary>
/// <param name="Name">Its name in the manifest.</param>
/// <param name="IsInput">Whether the run read it; otherwise it wrote it.</param>
/// <param name="Recorded">SHA-256 in the manifest; null = the run has no such file.</param>
/// <param name="Found">SHA-256 now; null = there is no such file now.</param>
public sealed record VerifiedFile(string Name, bool IsInput, string? Recorded, string? Found)
{
    /// <summary>True when no byte differs.</summary>
    public bool IsSame => Recorded == Found;
}

/// <summary>What a verification came to.</summary>
public sealed record Verification
{
    /// <summary>The run's manifest; null when it can no longer be read.</summary>
    public required RunManifest? Manifest { get; init; }

    /// <summary>Inputs, then outputs, each in ordinal order of their names. Without the inputs only what is stored is checked.</summary>
    public IReadOnlyList<VerifiedFile> Files { get; init; } = [];

    /// <summary>What is wrong with the stored run itself: files that are not what its manifest says.</summary>
    public IReadOnlyList<Finding> Damage { get; init; } = [];

    /// <summary>Whether the run was computed again from its inputs.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>True when nothing differs.</summary>
    public bool IsSame => Damage.Count == 0 && Files.All(file => file.IsSame);
}

/// <summary>Proof of a run: its stored files are what its manifest says, and the same inputs give the same bytes again.</summary>
public static class VerifyRun
{
    static readonly string[] OwnOptions = ["years", "roster", "corrections", "parameters", "language"];

    /// <summary>Checks what is stored, and computes the run again where its inputs are given.</summary>
    /// <param name="directory">The run's folder; not changed.</param>
    /// <param name="inputs">Scheme, panel and what else was given to the run; its years, columns and language are taken from the manifest. Null = only what is stored is checked.</param>
    /// <exception cref="ScoringException">There is no run; the inputs cannot be worked with; or the folder is not what <c>scoring run</c> wrote.</exception>
    public static Verification Execute(string directory, RunRequest? inputs)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        RunBundle run;
        try
        {
            run = BundleReader.Read(directory);
        }
        catch (ScoringException fault) when (fault.Faults.All(finding => finding.Kind == FindingKinds.RunDamaged))
        {
            return new Verification { Manifest = null, Damage = fault.Faults };
        }
        var manifest = run.Manifest;
        if (inputs is null)
            return new Verification { Manifest = manifest, Files = [.. Outputs(manifest).Select(file => new VerifiedFile(file.Key, false, file.Value, file.Value))] };

        var request = AsRecorded(inputs, manifest, directory);
        var outcome = AnnualRun.Execute(request);
        var folder = Directory.CreateTempSubdirectory("scoring-verify-").FullName;
        try
        {
            var again = Path.Combine(folder, "run");
            AnnualRun.Save(outcome, again, request);
            var files = new List<VerifiedFile>();
            files.AddRange(Compare(true, Inputs(manifest.Inputs), Inputs(outcome.Inputs)));
            files.AddRange(Compare(false, WithManifest(Outputs(manifest), directory), WithManifest(Outputs(BundleReader.Read(again).Manifest), again)));
            return new Verification { Manifest = manifest, Files = files, IsRepeated = true };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static RunRequest AsRecorded(RunRequest inputs, RunManifest manifest, string directory)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in manifest.Options)
            if (name.StartsWith("column.", StringComparison.Ordinal)) columns[name["column.".Length..]] = value;
            else if (!OwnOptions.Contains(name, StringComparer.Ordinal))
                throw new ScoringException(new Finding { Kind = FindingKinds.BadArgument, File = directory, Found = name, Expected = "scoring run" });
        return inputs with
        {
            Columns = columns,
            Years = manifest.Options.TryGetValue("years", out var years) ? [.. years.Split(',').Select(year => int.Parse(year, CultureInfo.InvariantCulture))] : [],
            Language = manifest.Options.ContainsKey("language") ? Language.English : Language.Chinese,
        };
    }

    static IEnumerable<VerifiedFile> Compare(bool isInput, SortedDictionary<string, string> recorded, SortedDictionary<string, string> found) =>
        recorded.Keys.Union(found.Keys).Order(StringComparer.Ordinal)
            .Select(name => new VerifiedFile(name, isInput, recorded.GetValueOrDefault(name), found.GetValueOrDefault(name)));

    static SortedDictionary<string, string> Inputs(IEnumerable<InputFile> files)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files) hashes[file.Name] = file.Sha256;
        return hashes;
    }

    static SortedDictionary<string, string> Outputs(RunManifest manifest)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in manifest.Outputs) hashes[file.Name] = file.Sha256;
        return hashes;
    }

    static SortedDictionary<string, string> WithManifest(SortedDictionary<string, string> files, string directory)
    {
        files[RunManifest.FileName] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(directory, RunManifest.FileName))));
        return files;
    }
}
