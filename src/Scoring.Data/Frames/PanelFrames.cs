using System.Globalization;
using CommunityToolkit.HighPerformance;
using Microsoft.Data.Analysis;
using Scoring.Findings;
using Scoring.Panels;

namespace Scoring.Data.Frames;

/// <summary>Panels as data frames and back, for notebooks and other libraries. Nothing is computed in a frame.</summary>
/// <remarks>Beware of a frame's own <c>GroupBy</c> and <c>Description</c>: they count missing values as zero.</remarks>
public static class PanelFrames
{
    /// <summary>The panel as a frame with the columns <c>year</c>, <c>unit</c> and one per variable; missing = null.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="year">
    /// One year: the numbers are the panel's own memory and nothing is copied until somebody writes into the frame, which leaves the panel as it is.
    /// Null, the default: all years below one another, copied. Units outside a year's roster have no row then; with one year they have a row of nulls.
    /// </param>
    /// <exception cref="ArgumentException">The panel does not have the year.</exception>
    public static DataFrame ToDataFrame(this Panel panel, int? year = null)
    {
        ArgumentNullException.ThrowIfNull(panel);
        return year is { } one ? OneYear(panel, one) : AllYears(panel);
    }

    /// <summary>A frame with a row per unit and year as a panel. Columns other than the two keys become variables, in their order; the numbers are copied.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="unit">Name of the column of unit codes.</param>
    /// <param name="year">Name of the column of years, whole numbers.</param>
    /// <param name="roster">The units; null, the default: those the frame names.</param>
    /// <returns>Null and NaN are missing. A unit is in the rosters of the years it has a row for.</returns>
    /// <exception cref="ScoringException">A key column is lacking or has nulls, a pair of unit and year stands twice, a unit is not in the roster,
    /// a number is infinite, or a column is not numeric.</exception>
    public static Panel ToPanel(this DataFrame frame, string unit = "unit", string year = "year", Roster? roster = null)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return new FrameReader(frame, unit, year).Read(roster);
    }

    static DataFrame OneYear(Panel panel, int year)
    {
        var y = panel.IndexOfYear(year);
        if (y < 0) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The panel has no year {year}."), nameof(year));
        var columns = new List<DataFrameColumn>
        {
            new Int32DataFrameColumn("year", Enumerable.Repeat(year, panel.UnitCount)),
            new StringDataFrameColumn("unit", panel.Roster.Units.Select(entry => entry.Code)),
        };
        for (var v = 0; v < panel.Variables.Count; v++) columns.Add(Shared(panel.Variables[v], panel[v, y].Values));
        return new DataFrame(columns);
    }

    static DataFrame AllYears(Panel panel)
    {
        var rows = new List<(int Year, int Unit)>();
        for (var y = 0; y < panel.Years.Count; y++)
            for (var u = 0; u < panel.UnitCount; u++)
                if (panel.Present(y)[u])
                    rows.Add((y, u));
        var columns = new List<DataFrameColumn>
        {
            new Int32DataFrameColumn("year", rows.Select(row => panel.Years[row.Year])),
            new StringDataFrameColumn("unit", rows.Select(row => panel.Roster.Units[row.Unit].Code)),
        };
        for (var v = 0; v < panel.Variables.Count; v++)
        {
            var values = new double[rows.Count];
            for (var i = 0; i < values.Length; i++) values[i] = panel[v, rows[i].Year].Values[rows[i].Unit];
            columns.Add(Shared(panel.Variables[v], values));
        }
        return new DataFrame(columns);
    }

    /// <summary>A frame's column over our own memory; NaN is marked null.</summary>
    internal static DoubleDataFrameColumn Shared(string name, double[] values)
    {
        var present = new byte[(values.Length + 7) / 8];
        var nulls = 0;
        for (var i = 0; i < values.Length; i++)
            if (double.IsNaN(values[i])) nulls++;
            else present[i >> 3] |= (byte)(1 << (i & 7));
        return new DoubleDataFrameColumn(name, values.AsMemory().AsBytes(), present, values.Length, nulls);
    }

    internal static Finding Fault(string found, string? expected = null, string? variable = null, string? unit = null, int? year = null, long? row = null) => new()
    {
        Kind = FindingKinds.FrameNotAPanel,
        Found = found,
        Expected = expected,
        Variable = variable,
        Unit = unit,
        Year = year,
        Row = row,
    };
}
