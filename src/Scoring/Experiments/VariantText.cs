using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Scoring.Schemes.Reading;

namespace Scoring.Experiments;

/// <summary>The short form of a variant: <c>[name:]key=value[;key=value…]</c>. Inside quotation marks, brackets and braces nothing is cut.</summary>
static class VariantText
{
    /// <summary>Name and changes, or null when the text is not of this form.</summary>
    public static (string Name, IReadOnlyList<(string Key, string Value)> Changes)? Split(string text)
    {
        var parts = Cut(text, ';');
        if (parts is null) return null;
        var changes = new List<(string, string)>();
        string? name = null;
        foreach (var part in parts)
        {
            var equals = part.IndexOf('=');
            if (equals <= 0) return null;
            var key = part[..equals];
            if (changes.Count == 0 && key.LastIndexOf(':') is > 0 and var colon) (name, key) = (key[..colon].Trim(), key[(colon + 1)..]);
            var value = part[(equals + 1)..].Trim();
            if (key.Trim().Length == 0 || value.Length == 0) return null;
            changes.Add((key.Trim(), value));
        }
        name ??= text.Trim();
        return changes.Count > 0 && Scalars.IsCode(name) ? (name, changes) : null;
    }

    /// <summary>The changes as a JSON object. Words become strings; several <c>drop</c> become one list.</summary>
    public static string Json(IReadOnlyList<(string Key, string Value)> changes)
    {
        var members = new List<string>();
        var drops = changes.Where(change => change.Key == "drop" && !change.Value.StartsWith('[')).ToList();
        if (drops.Count > 1) members.Add($"\"drop\": [{string.Join(", ", drops.Select(drop => Value(drop.Value)))}]");
        foreach (var change in changes)
            if (drops.Count <= 1 || !drops.Contains(change))
                members.Add($"{Quoted(change.Key)}: {Value(change.Value)}");
        return "{" + string.Join(", ", members) + "}";
    }

    /// <summary>A value as JSON on one line.</summary>
    public static string Print(SchemeValue value) => value.Kind switch
    {
        JsonValueKind.Object => "{" + string.Join(", ", value.Members.Select(member => $"{Quoted(member.Key)}: {Print(member.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(", ", value.Items.Select(Print)) + "]",
        JsonValueKind.String => Quoted(value.Text),
        JsonValueKind.Number => value.Text,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    static string Value(string value) => value[0] is '{' or '[' or '"' || value == "null" ? value : Quoted(value);

    internal static string Quoted(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    /// <summary>Cuts at a character outside quotation marks and brackets; null when these do not close.</summary>
    static List<string>? Cut(string text, char at)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        var (depth, quoted, escaped) = (0, false, false);
        foreach (var c in text)
        {
            if (c == at && depth == 0 && !quoted)
            {
                parts.Add(part.ToString());
                part.Clear();
                continue;
            }
            part.Append(c);
            if (quoted) (quoted, escaped) = (c != '"' || escaped, c == '\\' && !escaped);
            else if (c == '"') quoted = true;
            else if (c is '{' or '[') depth++;
            else if (c is '}' or ']') depth--;
            if (depth < 0) return null;
        }
        if (part.ToString().Trim().Length > 0 || parts.Count == 0) parts.Add(part.ToString());
        return depth == 0 && !quoted ? parts : null;
    }
}
