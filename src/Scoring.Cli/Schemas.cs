namespace Scoring.Cli;

/// <summary>The files of <c>data-schemas/</c>, carried inside the program.</summary>
static class Schemas
{
    const string Suffix = ".schema.json";

    /// <summary>Their names without the ending, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(Schemas).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(name => name[..^Suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of one, or null.</summary>
    public static string? Find(string name)
    {
        using var stream = typeof(Schemas).Assembly.GetManifestResourceStream(name + Suffix);
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
