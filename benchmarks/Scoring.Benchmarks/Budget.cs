using System.Text.Json;

namespace Scoring.Benchmarks;

/// <summary>What a benchmark may cost.</summary>
/// <param name="Ratio">Largest ratio to the baseline, by instruction set: avx512, avx2, none.</param>
/// <param name="Bytes">Most bytes allocated per run.</param>
sealed record Budget(IReadOnlyDictionary<string, double> Ratio, long Bytes)
{
    /// <summary>Reads the budgets by name of benchmark, in the file's order.</summary>
    public static IReadOnlyDictionary<string, Budget> ReadAll(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        return document.RootElement.EnumerateObject().ToDictionary(entry => entry.Name, entry => new Budget(
            entry.Value.GetProperty("ratio").EnumerateObject().ToDictionary(set => set.Name, set => set.Value.GetDouble()),
            entry.Value.GetProperty("bytes").GetInt64()));
    }

    /// <summary>The ratio allowed on a machine with these instructions; machines without an entry take that of <c>none</c>.</summary>
    public double RatioFor(string instructions) => Ratio.TryGetValue(instructions, out var ratio) ? ratio : Ratio["none"];
}
