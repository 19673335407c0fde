using System.Security.Cryptography;
using Scoring.Findings;

namespace Scoring.Data.Bundles;

/// <summary>Reads a run back and checks it.</summary>
public static class BundleReader
{
    /// <summary>How often a run is read again when another command replaced it meanwhile.</summary>
    const int Attempts = 10;

    /// <summary>Reads a run. Every table's size and SHA-256 must be what the manifest says.</summary>
    /// <remarks>A run that is replaced while it is being read is read again: the result is one run or the other, never a mixture.</remarks>
    /// <exception cref="ScoringException">There is no run, or its files are not what the manifest says: every file that differs is named.</exception>
    public static RunBundle Read(string directory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        var target = RunFolder.Resolve(directory);
        var restored = RunFolder.Restore(directory);
        for (var attempt = 1; ; attempt++)
        {
            // Where folders cannot exchange names there is a moment in which only DIR.previous exists.
            if (attempt < Attempts && !Directory.Exists(target) && RunFolder.IsBeingReplaced(target))
            {
                Thread.Sleep(20);
                if (restored.Count == 0) restored = RunFolder.Restore(directory);
                continue;
            }
            var manifestBytes = ReadManifest(directory);
            RunManifest manifest;
            try
            {
                manifest = ManifestReader.Read(manifestBytes);
            }
            catch (FormatException wrong)
            {
                throw new ScoringException(new Finding { Kind = FindingKinds.RunDamaged, File = directory, Found = $"{RunManifest.FileName}: {wrong.Message}" });
            }
            var (files, faults) = ReadTables(directory, manifest);
            if (faults.Count == 0) return new RunBundle(directory, manifest, files, restored);
            if (attempt == Attempts || manifestBytes.AsSpan().SequenceEqual(ReadManifest(directory))) throw new ScoringException(faults);
        }
    }

    static byte[] ReadManifest(string directory)
    {
        try
        {
            var bytes = File.ReadAllBytes(Path.Combine(directory, RunManifest.FileName));
            if (ManifestReader.HasMark(bytes)) return bytes;
            throw new ScoringException(new Finding { Kind = FindingKinds.RunNotFound, File = directory, Found = RunManifest.FileName, Expected = $"\"format\": \"{RunManifest.Format}\"" });
        }
        catch (Exception refusal) when (AtomicFolder.IsRefusal(refusal))
        {
            throw new ScoringException(new Finding { Kind = FindingKinds.RunNotFound, File = directory, Found = refusal.Message });
        }
    }

    static (Dictionary<string, byte[]> Files, List<Finding> Faults) ReadTables(string directory, RunManifest manifest)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var faults = new List<Finding>();
        foreach (var output in manifest.Outputs)
        {
            byte[] bytes;
            try
            {
                bytes = File.ReadAllBytes(Path.Combine(directory, output.Name));
            }
            catch (Exception refusal) when (AtomicFolder.IsRefusal(refusal))
            {
                faults.Add(new Finding { Kind = FindingKinds.RunDamaged, File = directory, Found = $"{output.Name}: {refusal.Message}" });
                continue;
            }
            var found = Convert.ToHexStringLower(SHA256.HashData(bytes));
            if (found != output.Sha256)
                faults.Add(new Finding { Kind = FindingKinds.RunDamaged, File = directory, Found = $"{output.Name}: SHA-256 {found}", Expected = output.Sha256 });
            files[output.Name] = bytes;
        }
        return (files, faults);
    }
}
