using System.Collections.Concurrent;
using System.Text;

namespace Scoring.Report.Rendering;

/// <summary>Styles and scripts that stand inside the pages.</summary>
static class Asset
{
    static readonly ConcurrentDictionary<string, string> Read = new(StringComparer.Ordinal);

    /// <summary>The text of a file of the folder <c>Assets</c>.</summary>
    public static string Of(string name) => Read.GetOrAdd(name, static name =>
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no asset '{name}'.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    });

    /// <summary>All styles, in the order in which they stand in a page.</summary>
    public static string Styles { get; } = string.Concat(typeof(Asset).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(".css", StringComparison.Ordinal))
        .OrderBy(name => name == "tokens.css" ? 0 : name == "report.css" ? 1 : 2).ThenBy(name => name, StringComparer.Ordinal).Select(Of));
}
