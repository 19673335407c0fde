using Scoring.Findings;

namespace Scoring.Schemes.Reading;

/// <summary>Follows <c>extends</c> from a scheme to its base and on, and merges them.</summary>
/// <param name="loadBase">Gives the text of a base scheme by its path, which is relative to the folder of the scheme first read; null = there is none.</param>
/// <param name="faults">Where faults go.</param>
sealed class SchemeBases(Func<string, string>? loadBase, FaultList faults)
{
    /// <summary>Longest chain of bases.</summary>
    public const int MaximumLevel = 16;

    readonly Scalars scalars = new(faults);

    /// <summary>The scheme over all its bases, without the key <c>extends</c>.</summary>
    public SchemeValue Resolve(SchemeValue scheme) =>
        Resolve(scheme, scheme.File is null ? [] : [scheme.File[(scheme.File.LastIndexOfAny(['/', '\\']) + 1)..]], "");

    SchemeValue Resolve(SchemeValue scheme, IReadOnlyList<string> chain, string folder)
    {
        if (scheme.Find("extends") is not { } extends) return scheme;
        var own = scheme.WithMembers([.. scheme.Members.Where(member => member.Key != "extends")]);
        if (scalars.Name(extends) is not { } name) return own;

        var path = Combine(folder, name);
        var circle = chain.Contains(path, StringComparer.Ordinal);
        if (circle || chain.Count > MaximumLevel)
        {
            var steps = circle ? chain.SkipWhile(link => link != path) : chain;
            faults.Add(FindingKinds.SchemeBase, extends, string.Join(" → ", steps.Append(path).Select(Shown.Plain)));
            return own;
        }
        if (Load(extends, path) is not { } text) return own;
        var level = scheme.Level + 1;
        if (new SchemeJson(path, level, faults).Parse(text) is not { } parsed) return own;
        if (!parsed.IsObject)
        {
            faults.AddType(parsed, "object");
            return own;
        }
        return SchemeMerge.Merge(Resolve(parsed, [.. chain, path], path[..(path.LastIndexOf('/') + 1)]), own);
    }

    string? Load(SchemeValue extends, string path)
    {
        var reason = "";
        try
        {
            if (loadBase?.Invoke(path) is { } text) return text;
        }
        catch (ScoringException fault)
        {
            foreach (var found in fault.Faults) faults.Add(found);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or KeyNotFoundException)
        {
            reason = fault switch
            {
                FileNotFoundException or DirectoryNotFoundException => " (not found)",
                UnauthorizedAccessException => " (access denied)",
                _ => $" ({fault.GetType().Name})",
            };
        }
        faults.Add(FindingKinds.SchemeBase, extends, Shown.Text(path) + reason);
        return null;
    }

    /// <summary>A path inside a folder, with <c>.</c> and <c>..</c> taken out where that is possible.</summary>
    static string Combine(string folder, string name)
    {
        var path = name.Replace('\\', '/');
        if (path.StartsWith('/') || path.Contains(':')) return path;
        var parts = new List<string>();
        foreach (var part in (folder + path).Split('/'))
            if (part == ".." && parts.Count > 0 && parts[^1] != "..") parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or "")) parts.Add(part);
        return (folder.StartsWith('/') ? "/" : "") + string.Join('/', parts);
    }
}
