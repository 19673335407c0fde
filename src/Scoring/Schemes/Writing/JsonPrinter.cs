using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Scoring.Schemes.Writing;

/// <summary>
/// Prints JSON the way people write it: two blanks of indentation, short lists and objects on one line, LF, nothing escaped that need not be.
/// </summary>
static class JsonPrinter
{
    const int LongestLine = 120;

    /// <summary>The text, with a line end at its end.</summary>
    public static string Print(JsonNode node)
    {
        var text = new StringBuilder();
        Append(text, node, 0, 0);
        return text.Append('\n').ToString();
    }

    /// <summary>A number in the shortest form that reads back to it.</summary>
    public static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    static void Append(StringBuilder text, JsonNode? node, int indent, int used)
    {
        var line = new StringBuilder();
        if (node is not (JsonObject or JsonArray) || (IsShallow(node, 2) && AppendLine(line, node, LongestLine - 2 * indent - used)))
        {
            if (line.Length == 0) AppendLine(line, node, int.MaxValue);
            text.Append(line);
            return;
        }
        var (open, close) = node is JsonObject ? ('{', '}') : ('[', ']');
        text.Append(open);
        var first = true;
        foreach (var (key, value) in Entries(node))
        {
            text.Append(first ? "\n" : ",\n").Append(' ', 2 * (indent + 1));
            first = false;
            var start = text.Length;
            if (key is not null)
            {
                AppendString(text, key);
                text.Append(": ");
            }
            Append(text, value, indent + 1, text.Length - start);
        }
        text.Append('\n').Append(' ', 2 * indent).Append(close);
    }

    /// <summary>Appends a value on one line; false when it grows longer than there is room.</summary>
    static bool AppendLine(StringBuilder text, JsonNode? node, int room)
    {
        switch (node)
        {
            case JsonObject or JsonArray:
                var isObject = node is JsonObject;
                var entries = Entries(node);
                text.Append(isObject ? entries.Count > 0 ? "{ " : "{" : "[");
                for (var i = 0; i < entries.Count; i++)
                {
                    if (i > 0) text.Append(", ");
                    if (entries[i].Key is { } key)
                    {
                        AppendString(text, key);
                        text.Append(": ");
                    }
                    if (!AppendLine(text, entries[i].Value, room)) return false;
                }
                text.Append(isObject ? entries.Count > 0 ? " }" : "}" : "]");
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                AppendString(text, value.GetValue<string>());
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                text.Append(value.TryGetValue<int>(out var whole) ? whole.ToString(CultureInfo.InvariantCulture) : Number(value.GetValue<double>()));
                break;
            case JsonValue value:
                text.Append(value.GetValueKind() == JsonValueKind.True ? "true" : "false");
                break;
            default:
                text.Append("null");
                break;
        }
        return text.Length <= room;
    }

    static List<(string? Key, JsonNode? Value)> Entries(JsonNode node) => node is JsonObject members
        ? [.. members.Select(member => ((string?)member.Key, member.Value))]
        : [.. node.AsArray().Select(item => ((string?)null, item))];

    static bool IsShallow(JsonNode? node, int levels) =>
        node is not (JsonObject or JsonArray) || (levels > 0 && Entries(node).TrueForAll(entry => IsShallow(entry.Value, levels - 1)));

    static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' or '\u2028' or '\u2029' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        text.Append('"');
    }
}
