using Scoring.Tests.Shared;

namespace Scoring.Conformance;

/// <summary>A roster made from a table that calls its unit column <c>uCode</c>; deleted with the test.</summary>
sealed class TemporaryRoster : IDisposable
{
    /// <summary>Copies the table under a header that names the columns as a roster does.</summary>
    public TemporaryRoster(string table)
    {
        var lines = System.IO.File.ReadAllLines(SharedData.File(table));
        lines[0] = lines[0].Replace("\"uCode\"", "\"code\"", StringComparison.Ordinal).Replace("\"uName\"", "\"name\"", StringComparison.Ordinal);
        File = Path.Combine(Path.GetTempPath(), $"roster-{Guid.NewGuid():N}.csv");
        System.IO.File.WriteAllLines(File, lines);
    }

    /// <summary>The roster's path.</summary>
    public string File { get; }

    /// <inheritdoc/>
    public void Dispose() => System.IO.File.Delete(File);
}
