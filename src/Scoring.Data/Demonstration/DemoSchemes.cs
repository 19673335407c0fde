namespace Scoring.Data.Demonstration;

/// <summary>The further example schemes over the demonstration's county panel: text files as they stand among the examples.</summary>
static class DemoSchemes
{
    /// <summary>Folder of the schemes beside the panel.</summary>
    public const string Folder = "schemes";

    /// <summary>Name of the file that lists all schemes.</summary>
    public const string Suite = "suite.json";

    const string Resources = "county/";
    const string SchemaLine = "  \"$schema\": \"../../scheme.schema.json\",\n";

    /// <summary>Names and texts of the files, in ordinal order.</summary>
    public static IReadOnlyList<(string Name, string Text)> All() =>
    [
        .. typeof(DemoSchemes).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Resources, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => (name[Resources.Length..], Text(name))),
    ];

    /// <summary>A demonstration calls its county scheme by another name, and has no schema beside it.</summary>
    static string Text(string name)
    {
        using var stream = typeof(DemoSchemes).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Replace(SchemaLine, "", StringComparison.Ordinal)
            .Replace("../county-innovation.scheme.json", "../" + DemoWriter.SchemeFile, StringComparison.Ordinal);
    }
}
