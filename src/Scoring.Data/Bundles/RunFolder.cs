using System.Security.Cryptography;
using Scoring.Findings;

namespace Scoring.Data.Bundles;

/// <summary>The folder of a run: what may be replaced, what an interrupted command left behind, and how to put it right.</summary>
public static class RunFolder
{
    internal const string PreviousSuffix = ".previous";

    /// <summary>Tells a run that a command moved aside from a folder that somebody called so.</summary>
    const string AsideMark = ".moved-aside";

    static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdef");

    /// <summary>Files that file managers and spreadsheets leave in any folder.</summary>
    static readonly HashSet<string> Incidental = new(["Thumbs.db", "desktop.ini"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Endings of the files that commands write into folders.</summary>
    static readonly HashSet<string> OwnEndings = new([".parquet", ".csv", ".json", ".bin", ".html", ".css", ".js"], StringComparer.Ordinal);

    /// <summary>True when the folder holds a run: a manifest with our mark, however the rest of it looks.</summary>
    public static bool IsRun(string directory) => IsOf(directory, RunManifest.Format);

    /// <summary>True when the folder's manifest has a mark; null = that of any folder that is written whole.</summary>
    internal static bool IsOf(string directory, string? format)
    {
        var manifest = Path.Combine(directory, RunManifest.FileName);
        try
        {
            if (!File.Exists(manifest)) return false;
            var bytes = File.ReadAllBytes(manifest);
            return format is null
                ? ManifestReader.HasMark(bytes) || ManifestReader.HasMark(bytes, RobustnessManifest.Format) || ManifestReader.HasMark(bytes, PageFolder.Format)
                : ManifestReader.HasMark(bytes, format);
        }
        catch (Exception refusal) when (AtomicFolder.IsRefusal(refusal))
        {
            return false;
        }
    }

    /// <summary>Checks that a run may be written to the folder: it does not exist, is empty, or holds an earlier run and nothing else.</summary>
    /// <exception cref="ScoringException">It holds something else. Nothing has been changed.</exception>
    public static void CheckReplaceable(string directory) => CheckReplaceable(directory, RunManifest.Format);

    /// <summary>The same for a folder of another kind: only one of its own kind may be replaced.</summary>
    internal static void CheckReplaceable(string directory, string format)
    {
        if (File.Exists(directory)) throw Refused(FindingKinds.OutNotARun, directory, "a file");
        if (!Directory.Exists(directory)) return;
        string[] entries = [.. Directory.EnumerateFileSystemEntries(directory).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];
        if (entries.Length == 0) return;
        if (!IsOf(directory, format)) throw Refused(FindingKinds.OutNotARun, directory, Some(entries));
        var own = OwnFiles(directory);
        string[] others = [.. entries.Where(entry => !own.Contains(entry) && !IsIncidental(entry))];
        if (others.Length > 0) throw Refused(FindingKinds.OutHasOtherFiles, directory, Some(others));
    }

    /// <summary>Puts a run back that an interrupted command had moved to <c>DIR.previous</c>. Call it before reading or writing a run.</summary>
    /// <remarks>Only a folder that such a command marked is touched, never one that somebody called so.</remarks>
    /// <returns>A finding that says so; nothing when there was nothing to do.</returns>
    /// <exception cref="ScoringException">The run cannot be moved back.</exception>
    public static IReadOnlyList<Finding> Restore(string directory)
    {
        var target = Resolve(directory);
        var previous = target + PreviousSuffix;
        if (Path.Exists(target) || !IsMovedAside(previous)) return [];
        // A living command that moved the run aside holds the folder above until the new one is in place.
        using var alone = FolderCalls.WaitAndHold(Path.GetDirectoryName(target)!);
        if (Path.Exists(target) || !IsMovedAside(previous)) return [];
        try
        {
            Directory.Move(previous, target);
            FaultPoints.Reach("restored");
            UnmarkMovedAside(target);
        }
        catch (Exception refusal) when (AtomicFolder.IsRefusal(refusal))
        {
            if (Directory.Exists(target)) return []; // the command was alive after all and has ended meanwhile
            throw AtomicFolder.Unwritable(directory, refusal);
        }
        FolderCalls.Sync(Path.GetDirectoryName(target)!);
        return [new Finding { Kind = FindingKinds.RunRestored, File = directory, Found = Path.GetFileName(previous) }];
    }

    internal static bool IsMovedAside(string previous) => File.Exists(Path.Combine(previous, AsideMark)) && IsOf(previous, null);

    internal static void MarkMovedAside(string directory)
    {
        File.WriteAllBytes(Path.Combine(directory, AsideMark), []);
        FaultPoints.Reach("mark written");
        FolderCalls.Sync(directory);
    }

    internal static void UnmarkMovedAside(string directory) => File.Delete(Path.Combine(directory, AsideMark));

    /// <summary>True while a living command writes the folder's next content.</summary>
    internal static bool IsBeingReplaced(string target)
    {
        if (!FolderCalls.CanHold) return false;
        foreach (var folder in Partials(Path.GetDirectoryName(target)!, PartialPrefix(target)))
        {
            using var hold = FolderCalls.TryHold(folder);
            if (hold is null && Directory.Exists(folder)) return true;
        }
        return false;
    }

    /// <summary>The folder that a path means: absolute, without a closing slash, links followed so that not the link is replaced.</summary>
    internal static string Resolve(string directory)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        var link = new DirectoryInfo(full);
        return link.LinkTarget is null ? full : Path.TrimEndingDirectorySeparator(link.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
    }

    internal static string PartialPrefix(string target) => $".{Path.GetFileName(target)}.partial-";

    /// <summary>Removes what commands that are no longer alive left beside a run: partial folders, and the run that was replaced.</summary>
    internal static List<Finding> RemoveLeftovers(string target)
    {
        var findings = new List<Finding>();
        var (parent, prefix) = (Path.GetDirectoryName(target)!, PartialPrefix(target));
        if (IsOf(target, null) && IsMovedAside(target + PreviousSuffix))
        {
            using var alone = FolderCalls.WaitAndHold(parent);
            if (IsOf(target, null) && IsMovedAside(target + PreviousSuffix))
            {
                Retire(target + PreviousSuffix, target);
                findings.Add(new Finding { Kind = FindingKinds.LeftoversRemoved, Found = Path.GetFileName(target) + PreviousSuffix });
            }
        }
        if (!FolderCalls.CanHold) return findings; // whose folders they are cannot be told here, so they stay
        foreach (var folder in Partials(parent, prefix))
        {
            using var hold = FolderCalls.TryHold(folder);
            if (hold is null || !HoldsOurs(folder)) continue;
            Remove(folder);
            findings.Add(new Finding { Kind = FindingKinds.LeftoversRemoved, Found = Path.GetFileName(folder) });
        }
        return findings;
    }

    /// <summary>True when a partial folder holds only what commands write, so that nothing is lost that somebody put or moved there.</summary>
    static bool HoldsOurs(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateFileSystemInfos().All(entry => IsIncidental(entry.Name) || (entry is FileInfo && OwnEndings.Contains(entry.Extension)));
        }
        catch (Exception refusal) when (AtomicFolder.IsRefusal(refusal))
        {
            return false;
        }
    }

    /// <summary>A name beside the target for a folder that is not complete, or no longer.</summary>
    internal static string NewPartial(string target) =>
        Path.Combine(Path.GetDirectoryName(target)!, PartialPrefix(target) + RandomNumberGenerator.GetHexString(12, lowercase: true));

    /// <summary>Removes a run under another name, so that an interruption leaves no half of it under its own.</summary>
    internal static void Retire(string folder, string target)
    {
        var retired = NewPartial(target);
        Directory.Move(folder, retired);
        FaultPoints.Reach("retired");
        Remove(retired);
    }

    /// <summary>Removes a folder; another command may be doing the same.</summary>
    internal static void Remove(string folder)
    {
        try
        {
            if (!Directory.Exists(folder)) return;
            foreach (var file in Directory.EnumerateFiles(folder))
            {
                File.Delete(file);
                FaultPoints.Reach("file removed");
            }
            Directory.Delete(folder, recursive: true);
            FaultPoints.Reach("removed");
        }
        catch (Exception refusal) when (AtomicFolder.IsRefusal(refusal))
        {
            // What is left has a name that the next command recognises.
        }
    }

    static IEnumerable<string> Partials(string parent, string prefix) => !Directory.Exists(parent)
        ? []
        : Directory.EnumerateDirectories(parent)
            .Where(folder => Path.GetFileName(folder) is var name && name.StartsWith(prefix, StringComparison.Ordinal) && IsOwnName(name.AsSpan(prefix.Length)))
            .Order(StringComparer.Ordinal);

    static bool IsOwnName(ReadOnlySpan<char> suffix) => suffix.Length == 12 && !suffix.ContainsAnyExcept(HexDigits);

    static bool IsIncidental(string entry) => entry.StartsWith('.') || entry.StartsWith("~$", StringComparison.Ordinal) || Incidental.Contains(entry);

    static HashSet<string> OwnFiles(string directory)
    {
        var own = new HashSet<string>([RunManifest.FileName], StringComparer.Ordinal);
        try
        {
            own.UnionWith(ManifestReader.OutputNames(File.ReadAllBytes(Path.Combine(directory, RunManifest.FileName))));
        }
        catch (FormatException)
        {
            // Of a manifest that cannot be read only the mark counts; the tables have well-known names.
            own.UnionWith([.. RunBundle.TableNames, .. RobustnessManifest.FileNames]);
        }
        return own;
    }

    static string Some(string[] names) => string.Join(", ", names.Take(5).Select(Visible)) + (names.Length > 5 ? ", …" : "");

    static string Visible(string name) =>
        string.Concat(name.Select(letter => char.IsControl(letter) ? $"\\u{(int)letter:x4}" : letter.ToString()));

    static ScoringException Refused(FindingKind kind, string directory, string found) =>
        new(new Finding { Kind = kind, File = directory, Found = found });
}
