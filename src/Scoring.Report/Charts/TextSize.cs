using System.Text;

namespace Scoring.Report.Charts;

/// <summary>How wide words are when drawn, near enough to keep labels apart: fonts are the reader's.</summary>
static class TextSize
{
    /// <summary>Width in the units of the font's size: a Chinese character is as wide as the font is high, Latin letters a little over half.</summary>
    public static double Width(string text, double fontSize)
    {
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes()) width += Width(rune);
        return width * fontSize;
    }

    /// <summary>The words, cut with an ellipsis where they would be wider than there is room for.</summary>
    public static string Cut(string text, double fontSize, double room)
    {
        if (Width(text, fontSize) <= room) return text;
        var kept = new StringBuilder();
        var width = Ellipsis;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Width(rune);
            if (width * fontSize > room) break;
            kept.Append(rune);
        }
        return kept.Append('…').ToString();
    }

    const double Ellipsis = 0.9;

    static double Width(Rune rune) => rune.Value >= 0x1100 ? 1.02 : rune.Value switch
    {
        'i' or 'j' or 'l' or 't' or 'f' or 'r' or ' ' or '.' or ',' or ':' or ';' or '\'' or '|' or '(' or ')' or '-' => 0.36,
        'm' or 'w' or 'M' or 'W' or '%' or '@' or '&' => 0.92,
        >= 'A' and <= 'Z' => 0.7,
        _ => 0.58,
    };
}
