using System.Security.Cryptography;
using Scoring.Findings;

namespace Scoring.Data.Bundles;

/// <summary>Reads a run back and checks it.</summary>
public static class BundleReader
{
    /// <summary>How often a run is read again when another command replaced it meanwhile.</summary>
    const int Attempts = 100;

    /// <summary>Reads a run. Every table's size and SHA-256 must be what the manifest says.</summary>
    /// <remarks>A run that is replaced while it is being read is read again: the result is one run or the other, never a mixture.</remarks>
    /// <exception cref="ScoringException">There is no run, or its files are not what the manifest says: every file that differs is named.</exception>
    public static RunBundle Read(string directory) => Read(directory, only: null);

    /// <summary>Reads a run but loads and checks only one of its tables, or all when none is named.</summary>
    internal static RunBundle Read(string directory, string? only)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        var target = RunFolder.Resolve(directory);
        IReadOnlyList<Finding> restored = [];
        for (var attempt = 1; ; attempt++)
        {
            if (restored.Count == 0) restored = RunFolder.Restore(directory);
            byte[]? manifest = null;
            try
            {
                manifest = ReadManifest(directory);
                return ReadTables(directory, manifest, restored, only);
            }
            catch (ScoringException) when (attempt < Attempts && WasReplaced(target, manifest))
            {
                // Where folders cannot exchange names there is a moment in which only DIR.previous exists.
                Thread.Sleep(Directory.Exists(target) ? 0 : 5);
            }
        }
    }

    /// <summary>True when another command is to blame for what went wrong, so that reading again may succeed.</summary>
    static bool WasReplaced(string target, byte[]? manifest)
    {
        if (RunFolder.IsBeingReplaced(target)) return true;
        try
        {
            var now = File.ReadAllBytes(Path.Combine(target, RunManifest.FileName));
            return ManifestReader.HasMark(now) && !now.AsSpan().SequenceEqual(manifest);
        }
        catch (Exception refusal) when (AtomicFolder.IsRefusal(refusal))
        {
            return false;
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

    static RunBundle ReadTables(string directory, byte[] manifestBytes, IReadOnlyList<Finding> restored, string? only)
    {
        RunManifest manifest;
        try
        {
            manifest = ManifestReader.Read(manifestBytes);
        }
        catch (FormatException wrong)
        {
            throw new ScoringException(Damaged(directory, $"{RunManifest.FileName}: {wrong.Message}"));
        }
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var faults = new List<Finding>();
        foreach (var output in manifest.Outputs.Where(output => only is null || output.Name == only))
        {
            try
            {
                var bytes = files[output.Name] = File.ReadAllBytes(Path.Combine(directory, output.Name));
                var found = Convert.ToHexStringLower(SHA256.HashData(bytes));
                if (found != output.Sha256) faults.Add(Damaged(directory, $"{output.Name}: SHA-256 {found}", output.Sha256));
            }
            catch (Exception refusal) when (AtomicFolder.IsRefusal(refusal))
            {
                faults.Add(Damaged(directory, $"{output.Name}: {refusal.Message}"));
            }
        }
        return faults.Count == 0 ? new RunBundle(directory, manifest, manifestBytes, files, restored) : throw new ScoringException(faults);
    }

    static Finding Damaged(string directory, string found, string? expected = null) =>
        new() { Kind = FindingKinds.RunDamaged, File = directory, Found = found, Expected = expected };
}
