using System.Globalization;
using System.Text;

namespace Scoring.Findings;

/// <summary>Something found in the input or during a run: where, what, what was expected, and what to do.</summary>
public sealed record Finding
{
    /// <summary>What kind of finding this is.</summary>
    public required FindingKind Kind { get; init; }

    /// <summary>What was found: values and names rather than prose, so that it reads in any language.</summary>
    public required string Found { get; init; }

    /// <summary>What was expected instead, or null where the kind's title says it.</summary>
    public string? Expected { get; init; }

    /// <summary>What the author may have meant: the known name closest to the one found; null when nothing is close.</summary>
    public string? Suggestion { get; init; }

    /// <summary>File it was found in, as the user named it.</summary>
    public string? File { get; init; }

    /// <summary>One-based row of the file, header not counted.</summary>
    public long? Row { get; init; }

    /// <summary>Unit code.</summary>
    public string? Unit { get; init; }

    /// <summary>Year.</summary>
    public int? Year { get; init; }

    /// <summary>Code of the variable, indicator or node.</summary>
    public string? Variable { get; init; }

    /// <summary>JSON path inside a scheme, such as <c>$.indicators[3].direction</c>.</summary>
    public string? Path { get; init; }

    /// <summary>How many cells or rows it stands for. Default: 1.</summary>
    public long Count { get; init; } = 1;

    /// <summary>The place in one line: <c>panel.parquet, row 17, unit 110101, 2024, gdp</c>; empty when there is none.</summary>
    public string Where(Language language)
    {
        var zh = language == Language.Chinese;
        var parts = new List<string>();
        if (File is not null) parts.Add(File);
        if (Path is not null) parts.Add(Path);
        if (Row is { } row) parts.Add(zh ? Invariant($"第{row}行") : Invariant($"row {row}"));
        if (Unit is not null) parts.Add(zh ? $"单位{Unit}" : $"unit {Unit}");
        if (Year is { } year) parts.Add(zh ? Invariant($"{year}年") : Invariant($"{year}"));
        if (Variable is not null) parts.Add(Variable);
        return string.Join(zh ? "，" : ", ", parts);
    }

    /// <summary>The whole finding in one sentence: place, title, found, expected, suggestion, remedy.</summary>
    public string Message(Language language)
    {
        var zh = language == Language.Chinese;
        var text = new StringBuilder();
        var where = Where(language);
        if (where.Length > 0) text.Append(where).Append(zh ? "：" : ": ");
        text.Append(Kind.Title.In(language));
        text.Append(zh ? "。发现：" : ". Found: ").Append(Found);
        if (Expected is not null) text.Append(zh ? "；应为：" : "; expected: ").Append(Expected);
        if (Count > 1) text.Append(zh ? Invariant($"（共{Count}处）") : Invariant($" ({Count} places)"));
        // What the system says of a file may bring its own full stop.
        if (text[^1] is not ('.' or '?')) text.Append(zh ? '。' : '.');
        if (!zh) text.Append(' ');
        if (Suggestion is not null) text.Append(zh ? $"是否想写“{Suggestion}”？" : $"Did you mean '{Suggestion}'? ");
        return text.Append(Kind.Remedy.In(language)).ToString();
    }

    /// <summary>The English message.</summary>
    public override string ToString() => Message(Language.English);

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
