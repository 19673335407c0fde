using System.Text.Json;
using Scoring.Findings;

namespace Scoring.Data.Runs;

/// <summary>Which scheme files a suite is made of.</summary>
static class SuiteFiles
{
    /// <summary>The files in ordinal order of their paths for a folder, else in the order listed.</summary>
    /// <exception cref="ScoringException">The suite cannot be read or names no scheme.</exception>
    public static IReadOnlyList<string> Of(string suite)
    {
        if (Directory.Exists(suite))
        {
            string[] found = [.. Directory.EnumerateFiles(suite, "*.scheme.json*").Where(file => file.EndsWith(".scheme.json", StringComparison.Ordinal) || file.EndsWith(".scheme.jsonc", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
            return found.Length > 0 ? found : throw Refused(FindingKinds.NoInputFile, suite, "*.scheme.json");
        }
        var text = SchemeFile.ReadNamed(suite, []);
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("schemes", out var schemes)) return [suite];
            if (schemes.ValueKind != JsonValueKind.Array || schemes.GetArrayLength() == 0 || schemes.EnumerateArray().Any(scheme => scheme.ValueKind != JsonValueKind.String))
                throw Refused(FindingKinds.SchemeType, suite, "{\"schemes\": [path, …]}");
            return [.. schemes.EnumerateArray().Select(scheme => SchemeFile.Beside(suite, scheme.GetString()!))];
        }
        catch (JsonException)
        {
            // The scheme reader says where and why.
            return [suite];
        }
    }

    static ScoringException Refused(FindingKind kind, string suite, string expected) => new(new Finding { Kind = kind, File = suite, Found = suite, Expected = expected });
}
