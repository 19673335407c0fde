using System.Globalization;
using System.Text;

namespace Scoring.Data.Tables;

/// <summary>Text from outside, made fit to stand in a message: control characters escaped, one line, not too long.</summary>
static class Shown
{
    const int Longest = 120;

    public static string Text(string text)
    {
        var shown = new StringBuilder();
        foreach (var letter in text)
        {
            if (shown.Length >= Longest) return shown.Append('…').ToString();
            if (char.IsControl(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator)
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}");
            else
                shown.Append(letter);
        }
        return shown.ToString();
    }

    /// <summary>The text in quotes, so that blanks at its ends and empty texts are seen.</summary>
    public static string Quoted(string text) => $"\"{Text(text)}\"";

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Names in a row, the first few written out.</summary>
    public static string List(IReadOnlyCollection<string> names, int most = 20)
    {
        var shown = string.Join(", ", names.Take(most).Select(Text));
        return names.Count > most ? string.Create(CultureInfo.InvariantCulture, $"{shown}, … (+{names.Count - most})") : shown;
    }

    /// <summary>Why a file could not be read, without the machine's folders.</summary>
    public static string Reason(Exception failure) => failure switch
    {
        UnauthorizedAccessException => "access denied",
        FileNotFoundException or DirectoryNotFoundException => "not found",
        IOException when failure.Message.Contains("parquet", StringComparison.OrdinalIgnoreCase) => Text(failure.Message),
        _ => failure.GetType().Name,
    };
}
