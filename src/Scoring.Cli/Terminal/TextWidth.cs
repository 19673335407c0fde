using System.Globalization;
using Spectre.Console.Rendering;

namespace Scoring.Cli.Terminal;

/// <summary>Text measured in columns of the terminal, where a Chinese character takes two.</summary>
static class TextWidth
{
    /// <summary>Columns that a text on one line takes.</summary>
    public static int Of(string text) => text.Length == 0 ? 0 : new Segment(text).CellCount();

    /// <summary>The text, cut with an ellipsis where it is wider than <paramref name="width"/>.</summary>
    public static string Cut(string text, int width)
    {
        if (Of(text) <= width) return text;
        var kept = text.Length;
        while (kept > 0 && Of(text[..kept]) > width - 1) kept -= kept > 1 && char.IsLowSurrogate(text[kept - 1]) ? 2 : 1;
        return text[..kept] + "…";
    }

    /// <summary>A heading on as few lines of at most <paramref name="width"/> as it needs, about equally long: broken between words and between
    /// Chinese characters, never inside a word.</summary>
    public static string Wrap(string text, int width)
    {
        var count = Math.Max(1, (Of(text) + width - 1) / width);
        width = Math.Max(LongestPiece(text), (((Of(text) + count - 1) / count) + 1) / 2 * 2);
        var lines = new List<string> { "" };
        foreach (var piece in Pieces(text))
            if (lines[^1].Length > 0 && Of((lines[^1] + piece).TrimEnd()) > width) lines.Add(piece.TrimStart());
            else lines[^1] += piece;
        return string.Join('\n', lines.Select(line => line.TrimEnd()));
    }

    /// <summary>The longest part of a heading that cannot be broken, in columns.</summary>
    static int LongestPiece(string text) => Pieces(text).Select(piece => Of(piece.Trim())).DefaultIfEmpty(0).Max();

    static IEnumerable<string> Pieces(string text)
    {
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
            if (i == text.Length || text[i] == ' ' || ((IsIdeograph(text[i]) || IsIdeograph(text[i - 1])) && MayOpen(text[i]) && !Opens(text[i - 1])))
            {
                yield return text[start..i];
                start = i;
            }
    }

    static bool MayOpen(char letter) => !char.IsPunctuation(letter) || Opens(letter);

    static bool Opens(char letter) => char.GetUnicodeCategory(letter) is UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation;

    static bool IsIdeograph(char letter) => letter is >= '\u2E80' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';
}
