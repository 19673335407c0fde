using System.Security.Cryptography;
using Scoring.Data.Bundles;
using Scoring.Data.Tables;

namespace Scoring.Data.Runs;

/// <summary>The inputs of a verification that can no longer be read as tables or schemes: found by their names and told by their bytes.</summary>
static class GivenInputs
{
    /// <summary>Every input that the manifest names beside the file of that name among those given.</summary>
    /// <remarks>Given are the scheme, everything in its folder, the panel's files, and the tables named in the request.</remarks>
    public static IReadOnlyList<VerifiedFile> Compare(RunRequest request, RunManifest manifest)
    {
        var names = manifest.Inputs.Select(input => Path.GetFileName(input.Name)).ToHashSet(StringComparer.Ordinal);
        var files = Known(Named(request), names);
        // A copy elsewhere must not stand for a file that was named.
        names.ExceptWith(files.Select(path => Path.GetFileName(path)));
        var found = files.Concat(Known(Beside(request.SchemeFile), names)).Select(path => (Path.GetFileName(path), Hash(path))).ToList();
        // The folder of the scheme may hold files that have nothing to do with the run.
        return [.. VerifyRun.Compare(true, VerifyRun.Inputs(manifest.Inputs), found).Where(file => file.Recorded is not null)];
    }

    /// <summary>SHA-256 of a file.</summary>
    public static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    static List<string> Known(IEnumerable<string> paths, HashSet<string> names) =>
        [.. paths.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).Where(path => names.Contains(Path.GetFileName(path)) && File.Exists(path))];

    static IEnumerable<string> Named(RunRequest request)
    {
        yield return request.SchemeFile;
        foreach (var file in SourceFiles.Find(request.Panel, [])) yield return file.FullPath;
        foreach (var table in new[] { request.RosterFile, request.CorrectionFile })
            if (table is not null) yield return table;
        if (request.ParametersFrom is { } run) yield return Path.Combine(run, RunManifest.FileName);
    }

    /// <summary>The tables and base schemes that a scheme may name lie beside it, seldom deeper than in a folder of their own.</summary>
    static IEnumerable<string> Beside(string schemeFile) => Path.GetDirectoryName(Path.GetFullPath(schemeFile)) is { } folder && Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, IgnoreInaccessible = true })
        : [];
}
