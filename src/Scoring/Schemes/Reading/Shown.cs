using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Scoring.Schemes.Reading;

/// <summary>How the user's own words stand in a message: short, and with characters that do not print escaped.</summary>
static class Shown
{
    const int Longest = 60;
    const int MostWords = 40;

    /// <summary>A text in quotation marks.</summary>
    public static string Text(string text) => $"\"{Plain(text)}\"";

    /// <summary>A text without quotation marks.</summary>
    public static string Plain(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= Longest) return shown.Append('…').ToString();
            if (!IsInvisible(rune)) shown.Append(rune.ToString());
            else if (rune.Value <= 0xFFFF) shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            else shown.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
        }
        return shown.ToString();
    }

    /// <summary>A value of the scheme.</summary>
    public static string Value(SchemeValue value) => value.Kind switch
    {
        JsonValueKind.Object => value.Members.Count == 0 ? "{}" : "{…}",
        JsonValueKind.Array => value.Items.Count == 0 ? "[]" : "[…]",
        JsonValueKind.String => Text(value.Text),
        JsonValueKind.Number => Plain(value.Text),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    /// <summary>A number in the shortest form that reads back to it.</summary>
    public static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Words to choose from.</summary>
    public static string Words(IEnumerable<string> words)
    {
        var all = words.Select(Plain).ToList();
        return all.Count <= MostWords ? string.Join(" | ", all) : string.Join(" | ", all.Take(MostWords)) + " | …";
    }

    /// <summary>True for characters that do not show or that change how others show.</summary>
    public static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate;
}
