using System.Globalization;
using Scoring.Data.Bundles;
using Scoring.Data.Results;
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

    /// <summary>Inputs, then outputs with the manifest, each in ordinal order of their names. Without the inputs only what is stored is checked.</summary>
    public IReadOnlyList<VerifiedFile> Files { get; init; } = [];

    /// <summary>What is wrong with the stored run itself, its manifest included; or what keeps inputs that differ from being read.</summary>
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
    /// <exception cref="ScoringException">There is no run; the inputs are those of the run and cannot be worked with; or the folder is not what <c>scoring run</c> wrote.</exception>
    public static Verification Execute(string directory, RunRequest? inputs)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        RunBundle run;
        try
        {
            run = BundleReader.Read(directory);
        }
        catch (ScoringException fault) when (fault.Faults.All(finding => finding.Kind == FindingKinds.RunDamaged) || IsUnmarkedRun(directory))
        {
            return new Verification { Manifest = null, Damage = fault.Faults };
        }
        var manifest = run.Manifest;
        if (inputs is null)
            return new Verification { Manifest = manifest, Files = [.. Outputs(manifest, directory).Select(file => new VerifiedFile(file.Name, false, file.Sha256, file.Sha256))] };

        var request = AsRecorded(inputs, manifest, directory);
        RunOutcome outcome;
        IReadOnlyList<VerifiedFile> given = [];
        try
        {
            outcome = AnnualRun.Execute(request);
        }
        catch (Exception wrong) when (!(given = GivenInputs.Compare(request, manifest)).All(file => file.IsSame))
        {
            // What can no longer be read is told by its hash; what the reader says of it stands beside.
            return new Verification { Manifest = manifest, Files = given, Damage = (wrong as ScoringException)?.Faults ?? [] };
        }
        var folder = Directory.CreateTempSubdirectory("scoring-verify-").FullName;
        try
        {
            var again = Path.Combine(folder, "run");
            AnnualRun.Save(outcome, again, request);
            var files = new List<VerifiedFile>();
            files.AddRange(Compare(true, Inputs(manifest.Inputs), Inputs(outcome.Inputs)));
            files.AddRange(Compare(false, Outputs(manifest, directory), Outputs(BundleReader.Read(again).Manifest, again)));
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

    /// <summary>True for a folder whose manifest is not marked as one while the tables of a run lie beside it.</summary>
    static bool IsUnmarkedRun(string directory) =>
        File.Exists(Path.Combine(directory, RunManifest.FileName)) && !RunFolder.IsOf(directory, null) && File.Exists(Path.Combine(directory, ScoresTable.Name));

    /// <summary>Sets files of one name side by side. Where several have one name, those that are the same are matched first.</summary>
    internal static IEnumerable<VerifiedFile> Compare(bool isInput, IEnumerable<(string Name, string Sha256)> recorded, IEnumerable<(string Name, string Sha256)> found)
    {
        var (before, now) = (ByName(recorded), ByName(found));
        foreach (var name in before.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var (old, current) = (before.GetValueOrDefault(name, []), now.GetValueOrDefault(name, []));
            var gone = new List<string>();
            foreach (var hash in old)
                if (current.Remove(hash)) yield return new VerifiedFile(name, isInput, hash, hash);
                else gone.Add(hash);
            for (var i = 0; i < Math.Max(gone.Count, current.Count); i++) yield return new VerifiedFile(name, isInput, gone.ElementAtOrDefault(i), current.ElementAtOrDefault(i));
        }
    }

    static Dictionary<string, List<string>> ByName(IEnumerable<(string Name, string Sha256)> files) =>
        files.GroupBy(file => file.Name, StringComparer.Ordinal).ToDictionary(file => file.Key, file => file.Select(each => each.Sha256).Order(StringComparer.Ordinal).ToList(), StringComparer.Ordinal);

    /// <summary>Inputs under the names that a manifest gives them: without folders.</summary>
    internal static IEnumerable<(string Name, string Sha256)> Inputs(IEnumerable<InputFile> files) => files.Select(file => (Path.GetFileName(file.Name), file.Sha256));

    static IEnumerable<(string Name, string Sha256)> Outputs(RunManifest manifest, string directory) =>
        manifest.Outputs.Select(file => (file.Name, file.Sha256)).Append((RunManifest.FileName, GivenInputs.Hash(Path.Combine(directory, RunManifest.FileName))))
            .OrderBy(file => file.Item1, StringComparer.Ordinal);
}
