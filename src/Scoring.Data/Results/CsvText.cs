using System.Globalization;
using System.Text;

namespace Scoring.Data.Results;

/// <summary>Fields of a CSV file meant for spreadsheets: quoted where needed, numbers unrounded, text never a formula.</summary>
static class CsvText
{
    // The full-width signs count as well: spreadsheets with an East Asian input method read them as the plain ones.
    static readonly System.Buffers.SearchValues<char> FormulaStarts = System.Buffers.SearchValues.Create("=+-@\t\r\n＝＋－＠");
    static readonly System.Buffers.SearchValues<char> QuoteNeeded = System.Buffers.SearchValues.Create(",\"\r\n\t ");

    /// <summary>Appends text; an apostrophe keeps a spreadsheet from running text that begins like a formula.</summary>
    public static StringBuilder Text(this StringBuilder line, string text)
    {
        var guarded = text.Length > 0 && FormulaStarts.Contains(text[0]) ? "'" + text : text;
        return guarded.AsSpan().ContainsAny(QuoteNeeded)
            ? line.Append('"').Append(guarded.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"')
            : line.Append(guarded);
    }

    /// <summary>Appends a number with the fewest digits that read back as the same number; nothing for NaN.</summary>
    public static StringBuilder Number(this StringBuilder line, double number) =>
        double.IsNaN(number) ? line : line.Append(CultureInfo.InvariantCulture, $"{number:R}");
}
