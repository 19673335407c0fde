using System.Globalization;
using Scoring.Data.Tables;
using Scoring.Findings;
using Scoring.Panels;

namespace Scoring.Data.Panels;

/// <summary>What a panel shows as a whole: gaps between its years and changes of its rosters.</summary>
static class PanelNotes
{
    public static void Report(Panel panel, FindingLog findings)
    {
        var years = panel.Years;
        // A span of millennia is a slip in one year; listing every year between would bury it.
        var gaps = years.Zip(years.Skip(1)).Where(pair => pair.Second > pair.First + 1).ToList();
        if (gaps.Count > 0)
            findings.Add(new Finding
            {
                Kind = FindingKinds.MissingYear,
                Found = Shown.List([.. gaps.Select(gap => Years(gap.First + 1, gap.Second - 1))]),
                Expected = Years(years[0], years[^1]),
                Count = gaps.Sum(gap => gap.Second - gap.First - 1),
            });
        for (var y = 1; y < years.Count; y++) ReportChange(panel, y, findings);
    }

    static string Years(int first, int last) =>
        first == last ? first.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{first}–{last}");

    static void ReportChange(Panel panel, int year, FindingLog findings)
    {
        var before = panel.Present(year - 1);
        var now = panel.Present(year);
        var entered = new List<string>();
        var left = new List<string>();
        for (var u = 0; u < panel.UnitCount; u++)
        {
            if (now[u] && !before[u]) entered.Add(panel.Roster.Units[u].Code);
            if (before[u] && !now[u]) left.Add(panel.Roster.Units[u].Code);
        }
        if (entered.Count + left.Count == 0) return;
        var changes = new List<string>();
        if (entered.Count > 0) changes.Add($"+ {Shown.List(entered)}");
        if (left.Count > 0) changes.Add($"− {Shown.List(left)}");
        findings.Add(new Finding
        {
            Kind = FindingKinds.RosterChanged,
            Year = panel.Years[year],
            Found = string.Create(CultureInfo.InvariantCulture, $"{panel.Years[year - 1]} → {panel.Years[year]}: ") + string.Join("; ", changes),
            Count = entered.Count + left.Count,
        });
    }
}
