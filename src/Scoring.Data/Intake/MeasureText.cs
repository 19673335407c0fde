using System.Text.RegularExpressions;

namespace Scoring.Data.Intake;

/// <summary>Units of measure as headers and titles state them.</summary>
static partial class MeasureText
{
    const string Sizes = "万亿|千万|百万|十万|亿|万|千|百";

    const string Things = "美元|欧元|元|人年|人次|人天|人|件|项|个|家|户|篇|台|套|份|吨标准煤|吨|公顷|亩|平方公里|平方千米|平方米|千瓦时|次|名|辆|种|座|处|所|例|册|部|头|株";

    /// <summary>What a header says: in brackets, or at its end as in <c>生产总值亿元</c>; of several the last, which stands nearest the figures. Empty = nothing.</summary>
    public static string InHeader(IEnumerable<string> blocks) => blocks.SelectMany(block => HeaderPattern().Matches(block)).LastOrDefault()?.Groups["m"].Value ?? "";

    /// <summary>A header without its unit of measure.</summary>
    public static string Without(string header) => HeaderPattern().Replace(header, "");

    /// <summary>What the titles say for a variable: of several units of measure the one of its quantity, <c>单位：万元、人</c>. Empty = nothing.</summary>
    public static string OnPage(string titles, string expected)
    {
        if (PagePattern().Match(IntakeReader.Compact(titles)) is not { Success: true } said) return "";
        string[] all = said.Groups[1].Value.Split(['、', ',', '，', ';', '；', '和'], StringSplitOptions.RemoveEmptyEntries);
        return all.Length == 1 ? all[0] : Array.Find(all, one => IsSameQuantity(one, expected)) ?? "";
    }

    /// <summary>A size alone is of the quantity expected: 亿 of money is 亿元.</summary>
    public static string Whole(string stated, string expected) => stated.Length > 0 && Thing(stated).Length == 0 ? stated + Thing(expected) : stated;

    /// <summary>Whether two units of measure tell the same quantity, in whatever size: 万元 and 亿元.</summary>
    public static bool IsSameQuantity(string one, string other) => Thing(one) == Thing(other);

    /// <summary>A unit of measure without its size.</summary>
    static string Thing(string measure) => SizePattern().Replace(measure, "");

    [GeneratedRegex("^(?:" + Sizes + ")+", RegexOptions.CultureInvariant)]
    private static partial Regex SizePattern();

    [GeneratedRegex(@"(?:计量)?单位[:：]\s*([^\s()（）]+)", RegexOptions.CultureInvariant)]
    private static partial Regex PagePattern();

    [GeneratedRegex(
        @"[(\[](?:(?:计量)?单位[:：]?)?(?<m>(?:" + Sizes + ")?(?:" + Things + ")(?:/(?:" + Sizes + ")?(?:" + Things + "|年))?|" + Sizes + @"|[%‰])[)\]]|(?<=\p{IsCJKUnifiedIdeographs})(?<!每)(?<m>(?:" + Sizes + ")(?:美元|元|人|件))$",
        RegexOptions.CultureInvariant)]
    private static partial Regex HeaderPattern();
}
