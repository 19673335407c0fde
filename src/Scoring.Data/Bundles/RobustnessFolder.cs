using System.Security.Cryptography;
using System.Text.Json;
using Scoring.Data.Results;
using Scoring.Experiments.Draws;
using Scoring.Findings;

namespace Scoring.Data.Bundles;

/// <summary>Analyses of robustness on disk: written whole or not at all, read back, merged.</summary>
public static class RobustnessFolder
{
    /// <summary>True when the folder holds an analysis.</summary>
    public static bool IsOne(string directory) => RunFolder.IsOf(directory, RobustnessManifest.Format);

    /// <summary>Refuses a folder that must not be replaced, before any work is done.</summary>
    /// <exception cref="ScoringException">The folder holds something other than an earlier analysis.</exception>
    public static void Check(string directory) => RunFolder.CheckReplaceable(directory, RobustnessManifest.Format);

    /// <summary>Writes an analysis, in place of an earlier one in the same folder.</summary>
    /// <returns>The manifest with the files written.</returns>
    /// <exception cref="ScoringException">The folder holds something else, or cannot be written.</exception>
    public static RobustnessManifest Write(RobustnessResult result, string directory)
    {
        ArgumentNullException.ThrowIfNull(result);
        ResultTable[] tables = [RobustnessTables.OfUnits(result), RobustnessTables.OfAcceptability(result), RobustnessTables.OfPairs(result), RobustnessTables.OfGrades(result)];
        ResultWriter.CheckNames(tables);
        using var folder = AtomicFolder.Create(directory, null, format: RobustnessManifest.Format);
        try
        {
            var outputs = new List<OutputFile>();
            foreach (var table in tables)
            {
                using var stream = new HashingStream(Path.Combine(folder.Path, table.Name));
                outputs.Add(stream.Complete(table.Name, ResultWriter.Write(stream, table)));
            }
            using (var stream = new HashingStream(Path.Combine(folder.Path, RobustnessManifest.CountsFile)))
            {
                result.Ranks.WriteTo(stream);
                outputs.Add(stream.Complete(RobustnessManifest.CountsFile, result.Units.Count));
            }
            var manifest = result.Manifest with { Ranges = result.Ranks.Ranges, Outputs = [.. outputs.OrderBy(output => output.Name, StringComparer.Ordinal)] };
            WriteBytes(folder.Path, RunManifest.FileName, ManifestSeal.Close(RobustnessManifestJson.Write(manifest)), 0);
            folder.Commit();
            return manifest;
        }
        catch (Exception refusal) when (AtomicFolder.IsRefusal(refusal))
        {
            throw AtomicFolder.Unwritable(directory, refusal);
        }
    }

    /// <summary>Reads an analysis back. Every file's SHA-256 must be what the manifest says.</summary>
    /// <exception cref="ScoringException">There is none, or its files are not what the manifest says.</exception>
    public static RobustnessResult Read(string directory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        RunFolder.Restore(directory);
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(Path.Combine(directory, RunManifest.FileName));
        }
        catch (Exception refusal) when (AtomicFolder.IsRefusal(refusal))
        {
            throw new ScoringException(new Finding { Kind = FindingKinds.RunNotFound, File = directory, Found = refusal.Message });
        }
        if (!ManifestReader.HasMark(bytes, RobustnessManifest.Format))
            throw new ScoringException(new Finding { Kind = FindingKinds.RunNotFound, File = directory, Found = RunManifest.FileName, Expected = $"\"format\": \"{RobustnessManifest.Format}\"" });
        try
        {
            var manifest = RobustnessManifestJson.Read(bytes);
            var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            foreach (var output in manifest.Outputs)
            {
                var file = files[output.Name] = File.ReadAllBytes(Path.Combine(directory, output.Name));
                var hash = Convert.ToHexStringLower(SHA256.HashData(file));
                if (hash != output.Sha256) throw Damaged(directory, $"{output.Name}: SHA-256 {hash}", output.Sha256);
            }
            foreach (var name in RobustnessManifest.FileNames)
                if (!files.ContainsKey(name)) throw Damaged(directory, "—", name);
            var ranks = RankDistribution.FromBytes(files[RobustnessManifest.CountsFile]);
            var units = ResultReader.Decode(directory, RobustnessTables.Units, files[RobustnessTables.Units], RobustnessTables.ReadUnits);
            if (ranks.Fingerprint != manifest.Fingerprint || !ranks.Ranges.SequenceEqual(manifest.Ranges)) throw Damaged(directory, RobustnessManifest.CountsFile, manifest.Fingerprint);
            return new RobustnessResult(manifest, [.. ranks.Units.Select(code => units[code])], ranks);
        }
        catch (ScoringException wrong) when (wrong.Faults[0].Kind == FindingKinds.DrawsUnreadable)
        {
            throw Damaged(directory, $"{RobustnessManifest.CountsFile}: {wrong.Faults[0].Found}", null);
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or KeyNotFoundException || AtomicFolder.IsRefusal(wrong))
        {
            throw Damaged(directory, wrong.Message, null);
        }
    }

    /// <summary>The same from parts over other draws.</summary>
    /// <param name="parts">At least one: where it was read from, for messages, and the part.</param>
    /// <exception cref="ScoringException">Parts rest on other data, schemes or options, or hold the same draws: every part that does.</exception>
    public static RobustnessResult Merge(IReadOnlyList<(string Place, RobustnessResult Part)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0) throw new ArgumentException("There is nothing to merge.", nameof(parts));
        var first = parts[0].Part;
        RequireSame(first.Manifest, [.. parts.Skip(1).Select(part => (part.Place, part.Part.Manifest))], parts[0].Place);
        var faults = new List<Finding>();
        var held = new List<(string Place, DrawRange Range)>();
        foreach (var (place, part) in parts)
        {
            foreach (var range in part.Ranks.Ranges)
            {
                if (held.Find(other => other.Range.First < range.End && range.First < other.Range.End) is { Place: not null } other)
                    faults.Add(new Finding { Kind = FindingKinds.PartsOverlap, File = place, Found = FormattableString.Invariant($"{range.First} … {range.End - 1}"), Expected = other.Place });
                held.Add((place, range));
            }
        }
        if (faults.Count > 0) throw new ScoringException(faults);
        var ranks = parts.Count == 1 ? first.Ranks : RankDistribution.Merge([.. parts.Select(part => part.Part.Ranks)]);
        return new RobustnessResult(first.Manifest with { Ranges = ranks.Ranges }, first.Units, ranks);
    }

    /// <summary>Requires that analyses rest on the same things as one.</summary>
    /// <exception cref="ScoringException">What differs, for every one that does.</exception>
    internal static void RequireSame(RobustnessManifest one, IReadOnlyList<(string Place, RobustnessManifest Manifest)> others, string place)
    {
        var faults = new List<Finding>();
        foreach (var other in others)
            if (Differences(one, other.Manifest) is { Length: > 0 } keys)
                faults.Add(new Finding { Kind = FindingKinds.PartsDiffer, File = other.Place, Found = string.Join(", ", keys), Expected = place });
        if (faults.Count > 0) throw new ScoringException(faults);
    }

    /// <summary>Keys of two manifests that differ, the draws and what was written aside.</summary>
    static string[] Differences(RobustnessManifest one, RobustnessManifest other)
    {
        using var mine = JsonDocument.Parse(RobustnessManifestJson.Write(one with { Ranges = [], Outputs = [] }));
        using var theirs = JsonDocument.Parse(RobustnessManifestJson.Write(other with { Ranges = [], Outputs = [] }));
        return
        [
            .. mine.RootElement.EnumerateObject()
                .Where(key => key.Value.GetRawText() != theirs.RootElement.GetProperty(key.Name).GetRawText())
                .Select(key => key.Name),
        ];
    }

    static OutputFile WriteBytes(string folder, string name, byte[] bytes, long rows)
    {
        using var stream = new HashingStream(Path.Combine(folder, name));
        stream.Write(bytes);
        return stream.Complete(name, rows);
    }

    static ScoringException Damaged(string directory, string found, string? expected) =>
        new(new Finding { Kind = FindingKinds.RunDamaged, File = directory, Found = found, Expected = expected });
}
