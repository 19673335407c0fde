using System.Globalization;

namespace Scoring.Reading;

/// <summary>Parts years from the counts they were written against, and marks numbers that could be taken for years.</summary>
static class GluedYears
{
    const string Things = "家 件 项 个 户 人 名 台 篇 份 套 支 次 种 所 座 万人 万件 万项 万家";
    const string Openers = "对在于至到截自从由省市县区国自,;。、:(\"";

    public static List<ClauseToken> Part(string text, List<ClauseToken> tokens, int? reportYear, ISet<ReadingHazard> hazards)
    {
        var parted = new List<ClauseToken>(tokens.Count + 1);
        foreach (var token in tokens)
        {
            if (token.Kind != ClauseTokenKind.Number || token.Text.Length < 4 || !token.Text.All(char.IsAsciiDigit) || Year(token.Text, reportYear) is not { } year)
            {
                parted.Add(token);
                continue;
            }
            var opens = token.Start == 0 || Openers.Contains(text[token.Start - 1], StringComparison.Ordinal);
            var rest = token.Text[4..];
            var counts = Things.Split(' ').Contains(token.Unit, StringComparer.Ordinal);
            var bare = token.Unit.Length == 0 && token.End < text.Length && ClauseLexer.IsHan(text[token.End]);
            if (rest.Length == 0 && bare)
            {
                hazards.Add(ReadingHazard.YearGlued);
                parted.Add(token with { Kind = ClauseTokenKind.Period, Text = year });
            }
            else if (rest.Length is > 0 and <= 4 && rest[0] != '0' && counts && opens)
            {
                hazards.Add(ReadingHazard.YearGlued);
                parted.Add(new ClauseToken(ClauseTokenKind.Number, token.Start, token.Start + 4, year) { Unit = "年" });
                parted.Add(new ClauseToken(ClauseTokenKind.Period, token.Start, token.Start + 4, year));
                parted.Add(token with { Start = token.Start + 4, Text = rest });
            }
            else
            {
                // After a noun or a verb (申请量2001件, 达20188件) it is the amount itself.
                if (rest.Length <= 4 && (counts || rest.Length == 0)) hazards.Add(ReadingHazard.LooksLikeYear);
                parted.Add(token);
            }
        }
        return parted;
    }

    static string? Year(string digits, int? reportYear)
    {
        var year = int.Parse(digits.AsSpan(0, 4), CultureInfo.InvariantCulture);
        var (first, last) = reportYear is { } known ? (known - 20, known + 10) : (1990, 2039);
        return year >= first && year <= last ? digits[..4] : null;
    }
}
