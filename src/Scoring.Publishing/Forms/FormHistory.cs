using Scoring.Panels;
using Scoring.Publishing.Workbooks;

namespace Scoring.Publishing.Forms;

/// <summary>What a form can read besides what is entered on it: earlier years of the panel, and the other units' forms.</summary>
/// <param name="panel">The panel; null = none was given.</param>
/// <param name="year">The year that is collected.</param>
/// <param name="sheets">Names of the sheets of all units, aggregate units apart; empty = not every unit has one.</param>
sealed class FormHistory(Panel? panel, int year, IReadOnlyList<string> sheets)
{
    /// <summary>A form without a past.</summary>
    public static FormHistory None { get; } = new(null, 0, []);

    /// <summary>Whether the panel has the year so many years before the one collected.</summary>
    public bool Has(int back) => panel is not null && panel.IndexOfYear(year - back) >= 0;

    /// <summary>A unit's value so many years back; NaN = unknown.</summary>
    public double Value(string unit, string variable, int back) => Has(back) ? panel![panel.IndexOf(variable), panel.IndexOfYear(year - back)].Values[panel.Roster.IndexOf(unit)] : double.NaN;

    /// <summary>The sum over the units of the year so many years back, aggregate units and missing values left out; NaN where every value is missing or the year is.</summary>
    public double Total(string variable, int back)
    {
        if (!Has(back)) return double.NaN;
        var y = panel!.IndexOfYear(year - back);
        var values = panel[panel.IndexOf(variable), y].Values;
        var (present, aggregate) = (panel.Present(y).ToArray(), panel.Roster.IsAggregate.ToArray());
        var (sum, any) = (0.0, false);
        for (var i = 0; i < aggregate.Length; i++)
            if (present[i] && !aggregate[i] && !double.IsNaN(values[i]))
                (sum, any) = (sum + values[i], true);
        return any ? sum : double.NaN;
    }

    /// <summary>Formula of the sum of a cell over all units' forms, an error until each of them is filled in; null where not every unit has a form here.</summary>
    public string? Total(string cell)
    {
        if (sheets.Count == 0) return null;
        // Written out: not every spreadsheet program knows references through several sheets.
        var cells = string.Join(',', sheets.Select(sheet => $"{CellName.Sheet(sheet)}!{cell}"));
        return $"IF(COUNTA({cells})={sheets.Count},SUM({cells}),NA())";
    }
}
