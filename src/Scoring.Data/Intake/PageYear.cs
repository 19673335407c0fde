using System.Globalization;
using System.Text.RegularExpressions;

namespace Scoring.Data.Intake;

/// <summary>Which year a page is of: what its titles say, else its sheet's name, else its file's.</summary>
/// <remarks>Of several years in one text those count that 年 follows or brackets hold: a yearbook's own year does not, nor does the date of filling in.</remarks>
static partial class PageYear
{
    /// <summary>The year, and every different year that one of the three gives; null when none decides it, with the years of a title that has several.</summary>
    public static (int? Year, IReadOnlyList<string> Differing) Of(string pattern, string titles, string sheet, string file)
    {
        int?[] given = [.. ((string[])[titles, sheet, Path.GetFileNameWithoutExtension(file)]).Select(text => In(pattern, text))];
        if (given[0] == Several) return (null, [.. Years(pattern, Plain(titles)).Distinct().Select(year => year.ToString(CultureInfo.InvariantCulture))]);
        int[] years = [.. given.OfType<int>().Where(year => year != Several)];
        if (years.Length == 0) return (null, []);
        return (years[0], years.Distinct().Count() == 1 ? [] : [.. years.Distinct().Select(year => year.ToString(CultureInfo.InvariantCulture))]);
    }

    /// <summary>The part of the year that a line of the titles names beside the year: 1-6月, 前三季度; null when none does.</summary>
    public static string? PartOf(int year, string titles)
    {
        foreach (var line in titles.Split('\n').Select(IntakeReader.Compact))
            if (line.Contains(year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) && PartYear().Match(line) is { Success: true } part)
                return part.Value;
        return null;
    }

    /// <summary>Months that end before the year does, quarters and halves; a day is a date, and 1-12月 the whole year.</summary>
    [GeneratedRegex(@"(?<![\d.])(?:1?\d[-—–~～至到])?(?:1[01]|[1-9])月(?![\d份]*日|\d|[-—–~～至到])(?:份|底)?|[上下]半年|前?[一二三四1-4]个?季度", RegexOptions.CultureInvariant)]
    private static partial Regex PartYear();

    const int Several = -1;

    static int? In(string pattern, string text)
    {
        var plain = Plain(text);
        int[] all = [.. Years(pattern, plain).Distinct()];
        if (all.Length <= 1) return all.Length == 0 ? null : all[0];
        int[] said = [.. Stated().Matches(plain).Select(match => Parse(match.Groups["y"].Value)).OfType<int>().Where(all.Contains).Distinct()];
        return said.Length == 1 ? said[0] : Several;
    }

    static string Plain(string text) => string.Join('\n', text.Split('\n').Select(IntakeReader.Compact)
        .Where(line => !line.Contains("日期", StringComparison.Ordinal) && !line.Contains("时间", StringComparison.Ordinal)));

    static IEnumerable<int> Years(string pattern, string text)
    {
        foreach (Match match in Regex.Matches(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
            if (match.Groups.Count > 1 && Parse(match.Groups[1].Value) is { } year)
                yield return year;
    }

    static int? Parse(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 0 and <= 9999 ? year : null;

    [GeneratedRegex(@"(?<y>\d{4})年|[(\[](?<y>\d{4})[)\]]", RegexOptions.CultureInvariant)]
    private static partial Regex Stated();
}
