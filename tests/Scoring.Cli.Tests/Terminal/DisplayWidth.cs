namespace Scoring.Cli.Tests.Terminal;

/// <summary>Columns that text takes on a terminal, by the East Asian widths of the blocks our texts come from.</summary>
static class DisplayWidth
{
    public static int Of(string text) => text.Sum(letter => IsWide(letter) ? 2 : 1);

    /// <summary>CJK ideographs, kana, CJK punctuation and the full-width forms. Dashes, arrows and triangles are narrow on a terminal.</summary>
    static bool IsWide(char letter) => letter is >= '\u3000' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or >= '\uFF01' and <= '\uFF60';
}
