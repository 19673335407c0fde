using System.Text.RegularExpressions;

namespace Scoring.Reading;

/// <summary>What a stretch of a clause is.</summary>
enum ClauseTokenKind
{
    Number,
    Rank,
    Period,
}

/// <summary>A number, rank or period of a clause.</summary>
sealed record ClauseToken(ClauseTokenKind Kind, int Start, int End, string Text)
{
    public string Unit { get; init; } = "";

    /// <summary>余, 多, 以上 and the like after the number.</summary>
    public string After { get; init; } = "";
}

/// <summary>Finds the numbers, ranks and periods of a clause that has been normalised.</summary>
static partial class ClauseLexer
{
    const string Units =
        "个百分点|百分点|个工作日|万人次|亿美元|万美元|万人年|万人|亿元|万元|千元|百万元|亿人|万家|万户|万件|万项|万亩|万个|万份|万台|万吨|人年|人次|美元|件/万人|人/万人"
        + "|平方米|公里|亿|万|元|人|名|家|户|个|项|件|篇|台|套|份|支|次|倍|位|亩|天|岁|吨|种|所|座|批|‰|%";

    public static List<ClauseToken> Read(string text)
    {
        var tokens = new List<ClauseToken>();
        for (var at = 0; at < text.Length;)
        {
            var token = Period(text, at) ?? Rank(text, at) ?? Number(text, at);
            if (token is { Text.Length: > 0 }) tokens.Add(token);
            at = token?.End ?? at + 1;
        }
        return tokens;
    }

    static ClauseToken? Period(string text, int at)
    {
        if (at > 0 && IsDigit(text[at - 1]) && IsDigit(text[at])) return null;
        foreach (var pattern in (Regex[])[Months(), Date(), Year(), Plan(), Span(), Relative()])
            if (pattern.Match(text, at) is { Success: true } match)
                return new ClauseToken(ClauseTokenKind.Period, at, at + match.Length, Shorten(match));
        return null;
    }

    /// <summary>The period without what its form adds: 年, 份, quotes.</summary>
    static string Shorten(Match match) =>
        match.Groups["span"] is { Success: true } span ? span.Value + "年合计" : match.Groups["p"].Value + match.Groups["q"].Value;

    static ClauseToken? Rank(string text, int at)
    {
        var match = RankPattern().Match(text, at);
        if (!match.Success) return null;
        var noun = match.Groups["noun"].Success; // 第2批, 第三产业: the ordinal of something else
        var place = match.Groups["n"].Value;
        return new ClauseToken(ClauseTokenKind.Rank, at, at + match.Length, noun ? "" : Arabic(place)) { Unit = "位" };
    }

    static ClauseToken? Number(string text, int at)
    {
        var match = NumberPattern().Match(text, at);
        if (!match.Success || (at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] == '.'))) return null;
        var digits = match.Groups["n"].Value;
        var rest = at + match.Length;
        var unit = match.Groups["u"].Value.Replace("每万人", "/万人", StringComparison.Ordinal);
        // A letter against the digits, or an x that counts nothing, is part of a name: 5g, 1x, x市.
        var named = unit.Length == 0 && rest < text.Length && (char.IsAsciiLetter(text[rest]) || text[rest] == '&');
        var placeholder = unit.Length == 0 && digits.All(c => c is 'x' or '.') && !digits.Contains('.', StringComparison.Ordinal);
        if (named || placeholder || (digits.Contains('x', StringComparison.Ordinal) && unit.Length == 0 && rest < text.Length && IsHan(text[rest]) && !digits.Contains('.', StringComparison.Ordinal)))
            return new ClauseToken(ClauseTokenKind.Number, at, rest, "");
        var negative = at > 0 && text[at - 1] == '-' && (at == 1 || !IsDigit(text[at - 2]));
        return new ClauseToken(ClauseTokenKind.Number, at, rest, (negative ? "-" : "") + digits.Replace(",", "", StringComparison.Ordinal))
        {
            Unit = unit,
            After = match.Groups["a"].Value + match.Groups["b"].Value,
        };
    }

    static string Arabic(string place)
    {
        const string Digits = "一二三四五六七八九";
        if (place.All(c => char.IsAsciiDigit(c) || c == 'x')) return place;
        var number = 0;
        if (place.IndexOf('十') is >= 0 and var ten)
        {
            number = ten == 0 ? 10 : (Digits.IndexOf(place[0]) + 1) * 10;
            if (ten + 1 < place.Length) number += Digits.IndexOf(place[ten + 1]) + 1;
        }
        else number = Digits.IndexOf(place[0]) + 1;
        return number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    static bool IsDigit(char c) => char.IsAsciiDigit(c) || c == 'x';

    internal static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';

    [GeneratedRegex(@"\G(?:(?<p>(?:20[\dx]{2}|19\d{2}|xxxx))年)?(?<q>[1-9]\d?-\d{1,2}月)份?", RegexOptions.CultureInvariant)]
    private static partial Regex Months();

    [GeneratedRegex(@"\G(?<p>(?:19|20)\d{2})(?:-\d{1,2}-\d{1,2}|年\d{1,2}月(?:\d{1,2}日)?|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2})", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"\G(?<p>(?:(?:19|20)\d{2}|[12x][\dx]{3})(?:-(?:19|20)\d{2})?)年(?:度|底|末|初|前|期间|以来)?(?<q>(?:上半年|下半年|[一二三四前]{1,2}季度)?)", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex("""\G"?(?<p>十[一二三四五六]五)"?(?<q>末?)(?:期间|时期|初|以来)?""", RegexOptions.CultureInvariant)]
    private static partial Regex Plan();

    [GeneratedRegex(@"\G连续(?<span>[两二三四五六七八九十])年", RegexOptions.CultureInvariant)]
    private static partial Regex Span();

    [GeneratedRegex(@"\G(?<p>去年同期|上年同期|上年度|去年|上年|今年|本年度|本年|当年|近[一两二三四五六七八九十几]年|上半年|下半年|前[一二三]季度|[一二三四]季度|截至目前|以往年度)", RegexOptions.CultureInvariant)]
    private static partial Regex Relative();

    [GeneratedRegex(@"\G第(?<n>[\dx]+|[一二三四五六七八九十]{1,3})(?:位|名)?(?<noun>[批届次个期章条代轮产方])?", RegexOptions.CultureInvariant)]
    private static partial Regex RankPattern();

    [GeneratedRegex(@"\G(?<n>(?:\d{1,3}(?:,\d{3})+(?!\d)|[\dx]+)(?:\.[\dx]+)?)\s*(?<a>余|多)?\s*(?<u>(?:" + Units + @")(?:(?:/|每)万人)?)?(?<b>以上|以下|以内|左右|余)?", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();
}
