using System.Globalization;
using System.Text.Json;
using Scoring.Findings;

namespace Scoring.Schemes.Reading;

/// <summary>Turns JSON text into values that know their place.</summary>
sealed class SchemeJson(string? file, int level, FaultList faults)
{
    /// <summary>Deepest nesting accepted.</summary>
    public const int MaximumDepth = 128;

    static readonly JsonDocumentOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = MaximumDepth,
    };

    static readonly string[] Tails = [" Path:", " LineNumber:"];

    /// <summary>The document's value, or null when the text is not JSON.</summary>
    public SchemeValue? Parse(string text)
    {
        var body = text.StartsWith('\uFEFF') ? text[1..] : text;
        try
        {
            using var document = JsonDocument.Parse(body, Options);
            return Build(document.RootElement, "$");
        }
        catch (JsonException fault)
        {
            var (line, column) = Place(body, fault);
            faults.Add(new Finding
            {
                Kind = FindingKinds.SchemeMalformed,
                File = file,
                Row = line,
                Found = string.Create(CultureInfo.InvariantCulture, $"line {line}, column {column}: {Reason(fault)}"),
                Expected = "JSON",
            });
        }
        catch (ArgumentException)
        {
            faults.Add(new Finding { Kind = FindingKinds.SchemeMalformed, File = file, Found = "U+D800…U+DFFF", Expected = "Unicode" });
        }
        return null;
    }

    SchemeValue Build(JsonElement element, string path)
    {
        var value = new SchemeValue { Kind = element.ValueKind, Path = path, File = file, Level = level };
        return element.ValueKind switch
        {
            JsonValueKind.Object => value.WithMembers(Members(element, value)),
            JsonValueKind.Array => value.WithItems([.. element.EnumerateArray().Select((item, i) =>
                Build(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")))]),
            JsonValueKind.String => String(element, value),
            JsonValueKind.Number => Number(element, value),
            JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => value,
            _ => throw new InvalidOperationException($"JSON kind {element.ValueKind} has no value."),
        };
    }

    List<(string Key, SchemeValue Value)> Members(JsonElement element, SchemeValue owner)
    {
        var members = new List<(string, SchemeValue)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            string key;
            try
            {
                key = property.Name;
            }
            catch (InvalidOperationException)
            {
                faults.Add(FindingKinds.SchemeText, owner, "U+D800…U+DFFF", "Unicode");
                continue;
            }
            if (seen.Add(key)) members.Add((key, Build(property.Value, Join(owner.Path, key))));
            else faults.Add(FindingKinds.SchemeDuplicateKey, owner, Shown.Text(key));
        }
        return members;
    }

    SchemeValue String(JsonElement element, SchemeValue place)
    {
        var text = "";
        try
        {
            text = element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            faults.Add(FindingKinds.SchemeText, place, "U+D800…U+DFFF", "Unicode");
        }
        return new() { Kind = JsonValueKind.String, Path = place.Path, File = file, Level = level, Text = text };
    }

    SchemeValue Number(JsonElement element, SchemeValue place) => new()
    {
        Kind = JsonValueKind.Number,
        Path = place.Path,
        File = file,
        Level = level,
        Text = element.GetRawText(),
        Number = double.Parse(element.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    /// <summary>The path of a key: plain words behind a dot, others in brackets and quotation marks.</summary>
    public static string Join(string path, string key) =>
        key.Length is > 0 and <= 60 && key.All(c => c == '_' || char.IsLetterOrDigit(c)) && !char.IsDigit(key[0])
            ? $"{path}.{key}"
            : $"{path}['{Shown.Plain(key)}']";

    static string Reason(JsonException fault)
    {
        // The library repeats path and place at the end of its sentence.
        var cut = Tails.Select(mark => fault.Message.IndexOf(mark, StringComparison.Ordinal)).Where(at => at >= 0);
        var reason = fault.Message[..cut.DefaultIfEmpty(fault.Message.Length).Min()];
        return string.Concat(reason.EnumerateRunes().Select(rune => Shown.IsInvisible(rune) ? Shown.Plain(rune.ToString()) : rune.ToString()));
    }

    /// <summary>Line and column from 1; the column counts characters, the library counts bytes.</summary>
    static (long Line, long Column) Place(string text, JsonException fault)
    {
        var line = fault.LineNumber ?? 0;
        var start = 0;
        for (var i = 0L; i < line && start >= 0; i++) start = text.IndexOf('\n', start) + 1;
        var bytes = fault.BytePositionInLine ?? 0;
        var column = 1L;
        foreach (var rune in text.AsSpan(start).EnumerateRunes())
        {
            if (bytes <= 0) break;
            bytes -= rune.Utf8SequenceLength;
            column++;
        }
        return (line + 1, column);
    }
}
