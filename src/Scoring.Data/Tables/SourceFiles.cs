using System.IO.Enumeration;
using Scoring.Findings;

namespace Scoring.Data.Tables;

/// <summary>Finds the files that sources name: files, folders with everything below them, and patterns.</summary>
/// <remarks>In folders, names that begin with a dot, underscore or tilde are passed over, as are other types than .parquet, .csv, .tsv and .txt.</remarks>
static class SourceFiles
{
    static readonly string[] Tables = [".parquet", ".csv", ".tsv", ".txt"];

    /// <summary>The files in ordinal order of their names, each once; sources without a file become faults.</summary>
    /// <param name="sources">Files, folders and patterns.</param>
    /// <param name="faults">Takes the sources without a file.</param>
    /// <param name="extensions">Endings of the files that a folder is searched for; null = those of panels.</param>
    public static List<SourceFile> Find(IReadOnlyList<string> sources, List<Finding> faults, string[]? extensions = null)
    {
        var found = new Dictionary<string, (string Shown, string[] Parts)>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            var any = false;
            var (root, paths) = Match(source, extensions ?? Tables);
            foreach (var path in paths)
            {
                var full = Path.GetFullPath(path);
                var below = Path.GetRelativePath(root, full).Replace('\\', '/');
                var parts = Given(source, root, full, below).Split('/');
                any = true;
                // Two sources may name one file: the choice must not depend on their order.
                if (!found.TryGetValue(full, out var known) || string.CompareOrdinal(below, known.Shown) < 0) found[full] = (below, parts);
            }
            if (!any)
                faults.Add(new Finding { Kind = FindingKinds.NoInputFile, Found = Shown.Quoted(source), Expected = extensions is null ? ".parquet, .csv" : string.Join(", ", extensions) });
        }
        return [.. Distinct(found).OrderBy(file => file.Name, StringComparer.Ordinal).ThenBy(file => file.FullPath, StringComparer.Ordinal)];
    }

    static IEnumerable<SourceFile> Distinct(Dictionary<string, (string Shown, string[] Parts)> found)
    {
        var twice = found.Values.GroupBy(file => file.Shown, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (full, (shown, parts)) in found)
        {
            var name = shown;
            for (var depth = 2; twice.Contains(shown) && depth < 64; depth++)
            {
                name = Tail(full, depth);
                var tail = name;
                if (found.Count(other => Tail(other.Key, depth) == tail) == 1) break;
            }
            yield return new SourceFile(name, full, Folders(parts));
        }
    }

    static (string Root, IEnumerable<string> Paths) Match(string source, string[] extensions)
    {
        if (string.IsNullOrWhiteSpace(source)) return (".", []);
        if (File.Exists(source)) return (Path.GetDirectoryName(Path.GetFullPath(source))!, [source]);
        if (Directory.Exists(source))
        {
            var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(source));
            return (Path.GetDirectoryName(folder) ?? folder, Below(folder).Where(path => IsTable(path, extensions)));
        }
        var parts = source.Replace('\\', '/').Split('/');
        var wild = Array.FindIndex(parts, part => part.AsSpan().ContainsAny('*', '?'));
        if (wild < 0) return (".", []);
        var start = wild == 0 ? "." : string.Join('/', parts[..wild]);
        if (start.Length == 0) start = "/";
        if (!Directory.Exists(start)) return (".", []);
        var root = Path.GetFullPath(start);
        var pattern = parts[wild..];
        return (root, Below(root).Where(path => Matches(pattern, Path.GetRelativePath(root, path).Replace('\\', '/').Split('/'))));
    }

    static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = 0 });

    static bool IsTable(string path, string[] extensions)
    {
        var name = Path.GetFileName(path);
        return name[0] is not ('.' or '_' or '~') && extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);
    }

    static bool Matches(ReadOnlySpan<string> pattern, ReadOnlySpan<string> parts)
    {
        if (pattern.IsEmpty) return parts.IsEmpty;
        if (pattern[0] == "**")
        {
            for (var skip = 0; skip <= parts.Length; skip++)
                if (Matches(pattern[1..], parts[skip..]))
                    return true;
            return false;
        }
        return !parts.IsEmpty && FileSystemName.MatchesSimpleExpression(pattern[0], parts[0], ignoreCase: false) && Matches(pattern[1..], parts[1..]);
    }

    /// <summary>
    /// The folders that may tell a column: as given where that is relative and inside the working folder, else without the machine's folders
    /// but for those named <c>key=value</c> that the source lies directly in.
    /// Messages and outputs name a file from its source's last part on, so that a run does not depend on the folder it is started in.
    /// </summary>
    static string Given(string source, string root, string full, string below)
    {
        var relative = Path.IsPathRooted(source) ? null : Path.GetRelativePath(Path.GetFullPath("."), full).Replace('\\', '/');
        if (relative is not null && !relative.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(relative)) return relative;
        for (var folder = root; Path.GetFileName(folder).Contains('='); folder = Path.GetDirectoryName(folder)!) below = Path.GetFileName(folder) + "/" + below;
        return below;
    }

    static string Tail(string full, int depth)
    {
        var parts = full.Replace('\\', '/').Split('/');
        return string.Join('/', parts[Math.Max(0, parts.Length - depth)..]);
    }

    static Dictionary<string, string?> Folders(string[] parts)
    {
        var folders = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var part in parts[..^1])
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) continue;
            var value = Uri.UnescapeDataString(part[(equals + 1)..]);
            folders[Uri.UnescapeDataString(part[..equals])] = value == "__HIVE_DEFAULT_PARTITION__" ? null : value;
        }
        return folders;
    }
}
