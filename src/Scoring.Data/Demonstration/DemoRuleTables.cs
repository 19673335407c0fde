using System.Globalization;
using System.Text;
using Scoring.Panels;

namespace Scoring.Data.Demonstration;

/// <summary>The tables that the example schemes read beside the panel: targets by unit, year and indicator, and adjustments.</summary>
/// <remarks>Made from the panel's own cells by plain arithmetic, so that the same panel always has the same tables.</remarks>
static class DemoRuleTables
{
    /// <summary>Name of the table of targets.</summary>
    public const string TargetsFile = "targets.csv";

    /// <summary>Name of the table of adjustments.</summary>
    public const string AdjustmentsFile = "adjustments.csv";

    /// <summary>
    /// A target per county, year and indicator: the year before (the first year itself, where there is none) and a step further. A county without
    /// data to set a target by has none.
    /// </summary>
    public static string Targets(Panel panel)
    {
        var text = new StringBuilder("unit,year,indicator,target\n");
        foreach (var (unit, year) in Counties(panel, panel.Years.Count))
        {
            var before = Math.Max(year - 1, 0);
            double Of(string variable) => panel[panel.IndexOf(variable), before].Values[unit];
            Row("T1", Of("rd_expenditure") / Of("gdp") / 100 * 1.04, 2, 0.1);
            Row("T2", Of("hnte") * 0.15, 0, 1);
            Row("T3", Of("technology_contracts") * 1.1, 0, 100);
            Row("T4", Of("patents_granted"), 0, 1);
            Row("T5", Of("patents") / Of("population") * 1.1, 2, 0.1);
            Row("T6", Of("energy") / Of("gdp") * 0.98, 3, 0.01);

            void Row(string indicator, double target, int decimals, double least)
            {
                if (!double.IsFinite(target)) return;
                var rounded = Math.Max(Math.Round(target, decimals, MidpointRounding.AwayFromZero), least);
                text.Append(CultureInfo.InvariantCulture, $"{panel.Roster.Units[unit].Code},{panel.Years[year]},{indicator},{rounded:R}\n");
            }
        }
        return text.ToString();
    }

    /// <summary>Bonuses, deductions and a few exclusions in the last two years, by the numbers of the counties.</summary>
    public static string Adjustments(Panel panel)
    {
        var text = new StringBuilder("unit,year,item,points,reason\n");
        foreach (var (unit, year) in Counties(panel, 2))
        {
            var number = int.Parse(panel.Roster.Units[unit].Code, CultureInfo.InvariantCulture) + panel.Years[year];
            if (number % 7 == 2) Row("national", "3", "国家级平台、载体认定（虚构）");
            if (number % 17 == 3) Row("data_penalty", "2", "统计数据质量问题（虚构）");
            if (number % 41 == 5) Row("fraud", "", "弄虚作假（虚构）");

            void Row(string item, string points, string reason) =>
                text.Append(CultureInfo.InvariantCulture, $"{panel.Roster.Units[unit].Code},{panel.Years[year]},{item},{points},{reason}\n");
        }
        return text.ToString();
    }

    /// <summary>The counties present in the last so many years, by indices, year by year.</summary>
    static IEnumerable<(int Unit, int Year)> Counties(Panel panel, int years)
    {
        for (var year = Math.Max(panel.Years.Count - years, 0); year < panel.Years.Count; year++)
        {
            var present = panel.Present(year).ToArray();
            for (var unit = 0; unit < present.Length; unit++)
                if (present[unit] && !panel.Roster.IsAggregate[unit])
                    yield return (unit, year);
        }
    }
}
