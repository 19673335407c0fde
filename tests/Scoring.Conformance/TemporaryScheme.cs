namespace Scoring.Conformance;

/// <summary>A small scheme, mostly one that extends another of this project's; its folder is deleted with the test.</summary>
sealed class TemporaryScheme : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("scoring-scheme-").FullName;

    /// <summary>Writes a scheme of its own.</summary>
    public TemporaryScheme(string json) => Write("variant.scheme.json", json);

    /// <summary>Writes a scheme that extends another.</summary>
    /// <param name="basis">Name of the scheme it extends, without its ending.</param>
    /// <param name="members">Further members of the JSON object.</param>
    public TemporaryScheme(string basis, string members)
        : this($$"""{ "extends": "{{Beside(basis + ".scheme.json")}}", {{members}} }""")
    {
    }

    /// <summary>The scheme's path without its ending, as <see cref="PublishedRun"/> takes it.</summary>
    public string Path => System.IO.Path.Combine(folder, "variant");

    /// <summary>The path of a file of this project's schemes, as JSON text.</summary>
    public static string Beside(string file) => System.IO.Path.Combine(AppContext.BaseDirectory, "Schemes", file).Replace('\\', '/');

    /// <summary>Writes a further file into the scheme's folder and gives its path.</summary>
    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);
}
