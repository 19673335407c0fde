using Scoring.Methods;
using Scoring.Panels;

namespace Scoring.Preparing;

/// <summary>What imputations from a unit's own other years share. Aggregate units have histories of their own and are filled too.</summary>
static class UnitHistory
{
    public static readonly OptionDefinition MaxYears = new("max_years", OptionType.Integer,
        new("最多跨越的日历年数；缺省不限", "Most calendar years bridged; no limit when not given"))
    { Minimum = 1 };

    /// <summary>Offers a value for every gap of every unit. The points around it are values the panel had before the step.</summary>
    public static void Fill(Panel panel, int variable, double[][] target, bool[][] fillable, Func<Gap, double> value)
    {
        var points = new List<Point>(panel.Years.Count);
        for (var unit = 0; unit < panel.UnitCount; unit++)
        {
            points.Clear();
            for (var year = 0; year < panel.Years.Count; year++)
                if (!double.IsNaN(panel[variable, year].Values[unit]))
                    points.Add(new Point(panel.Years[year], panel[variable, year].Values[unit]));
            if (points.Count == 0) continue;
            for (int year = 0, after = 0; year < panel.Years.Count; year++)
            {
                while (after < points.Count && points[after].Year <= panel.Years[year]) after++;
                if (!fillable[year][unit]) continue;
                target[year][unit] = value(new Gap(panel.Years[year],
                    after > 0 ? points[after - 1] : Point.None, after < points.Count ? points[after] : Point.None));
            }
        }
    }

    /// <summary>A value and its calendar year.</summary>
    public readonly record struct Point(long Year, double Value)
    {
        public static readonly Point None = new(0, double.NaN);
    }

    /// <summary>A missing year and the nearest values before and after it; the value is NaN where there is none.</summary>
    public readonly record struct Gap(long Year, Point Before, Point After)
    {
        /// <summary>The line between the two points; next to one point only its value, if <paramref name="outside"/>.</summary>
        public double Linear(bool outside) =>
            double.IsNaN(Before.Value) ? outside ? After.Value : double.NaN
            : double.IsNaN(After.Value) ? outside ? Before.Value : double.NaN
            : Before.Value + (After.Value - Before.Value) * ((double)(Year - Before.Year) / (After.Year - Before.Year));
    }
}
