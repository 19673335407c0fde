using System.Text;

namespace Scoring.Reading;

/// <summary>Brings the text of a report to one way of writing, without touching what it says.</summary>
static class ReportText
{
    const string Toned = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ";

    /// <summary>
    /// Full-width and fullwidth-like signs become ASCII, traditional characters simplified, Latin letters lower case; glosses of pinyin in
    /// parentheses are cut out, but only those with a vowel that carries a tone: <c>(xx)</c> is a mask. Signs that hide digits become <c>x</c>.
    /// </summary>
    public static string Normalise(string text, ISet<ReadingHazard> hazards)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '(' or '（' && Gloss(text, i) is var end and > 0)
            {
                hazards.Add(ReadingHazard.PinyinGloss);
                i = end;
                continue;
            }
            var plain = Plain(c);
            if (plain != c && char.IsAsciiLetterOrDigit(plain)) hazards.Add(ReadingHazard.FullWidth);
            var simple = TraditionalCharacters.Simplify(plain);
            if (simple != plain) hazards.Add(ReadingHazard.Traditional);
            kept.Append(char.ToLowerInvariant(simple));
        }
        return Masks(kept.ToString());
    }

    /// <summary>The end of a gloss that begins here; 0 when it is none.</summary>
    static int Gloss(string text, int start)
    {
        var toned = false;
        for (var i = start + 1; i < text.Length && i < start + 12; i++)
        {
            var c = text[i];
            if (c is ')' or '）') return toned ? i : 0;
            if (Toned.Contains(c)) toned = true;
            else if (!char.IsAsciiLetter(c)) return 0;
        }
        return 0;
    }

    static char Plain(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' or '\u00A0' => ' ',
        '–' or '—' or '－' or '−' or '～' or '~' => '-',
        '“' or '”' or '「' or '」' or '『' or '』' or '‘' or '’' => '"',
        '。' => '。',
        '、' => '、',
        _ => c,
    };

    /// <summary>Stars, boxes and crosses stand for digits where they touch a digit, a point, or another such sign.</summary>
    static string Masks(string text)
    {
        if (!text.Any(IsSign)) return text;
        var signs = text.ToCharArray();
        for (var i = 0; i < signs.Length; i++)
            if (IsSign(signs[i]) && (Touches(text, i - 1) || Touches(text, i + 1)))
                signs[i] = 'x';
        return new string(signs);

        static bool Touches(string text, int i) => i >= 0 && i < text.Length && (char.IsAsciiDigit(text[i]) || text[i] == '.' || IsSign(text[i]));

        static bool IsSign(char c) => c is '*' or '×' or '□' or '■' or '▇' or '█' or '○' or '●' or '◯' or '＿';
    }
}
