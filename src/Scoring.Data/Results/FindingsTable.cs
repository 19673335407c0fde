using Scoring.Findings;

namespace Scoring.Data.Results;

/// <summary><c>findings.parquet</c>: a row per finding, in the order they were made.</summary>
static class FindingsTable
{
    public const string Name = "findings.parquet";

    public static ResultTable Of(IReadOnlyList<Finding> findings) => new(Name, findings.Count,
    [
        new WordColumn("code", (from, codes) =>
        {
            for (var i = 0; i < codes.Length; i++) codes[i] = findings[from + i].Kind.Code.AsMemory();
        }),
        new WordColumn("severity", (from, words) =>
        {
            for (var i = 0; i < words.Length; i++) words[i] = Word(findings[from + i].Kind.Severity).AsMemory();
        }),
        new TextColumn("file", i => findings[i].File is { } file ? Path.GetFileName(file) : null),
        new OptionalIntegerColumn("row", i => findings[i].Row),
        new TextColumn("unit", i => findings[i].Unit),
        new OptionalIntegerColumn("year", i => findings[i].Year),
        new TextColumn("variable", i => findings[i].Variable),
        new TextColumn("path", i => findings[i].Path),
        new TextColumn("found", i => findings[i].Found),
        new TextColumn("expected", i => findings[i].Expected),
        new OptionalIntegerColumn("count", i => findings[i].Count),
    ]);

    /// <summary>The severity as a word.</summary>
    public static string Word(Severity severity) => severity switch
    {
        Severity.Info => "info",
        Severity.Warning => "warning",
        _ => "error",
    };
}
