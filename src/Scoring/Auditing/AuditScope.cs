using Scoring.Evaluating;
using Scoring.Panels;

namespace Scoring.Auditing;

/// <summary>The observations of an audit: the units of a year's roster, or of every year's; aggregate units are never among them.</summary>
sealed class AuditScope
{
    readonly int[] years;
    readonly int[] units;

    /// <param name="panel">The panel whose roster counts.</param>
    /// <param name="scopeYears">The years.</param>
    public AuditScope(Panel panel, IReadOnlyList<int> scopeYears)
    {
        var (rowYears, rowUnits) = (new List<int>(), new List<int>());
        foreach (var year in scopeYears)
        {
            var present = panel.Present(panel.IndexOfYear(year));
            for (var unit = 0; unit < present.Length; unit++)
            {
                if (!present[unit] || panel.Roster.IsAggregate[unit]) continue;
                rowYears.Add(year);
                rowUnits.Add(unit);
            }
        }
        (years, units) = ([.. rowYears], [.. rowUnits]);
    }

    /// <summary>Number of observations.</summary>
    public int Count => units.Length;

    /// <summary>The year, by observation.</summary>
    public IReadOnlyList<int> Years => years;

    /// <summary>The unit's index, by observation.</summary>
    public IReadOnlyList<int> Units => units;

    /// <summary>A variable's values; NaN where missing.</summary>
    public double[] Take(Panel panel, int variable) => Take(year => panel[variable, panel.IndexOfYear(year)].Values);

    /// <summary>A node's scores.</summary>
    public double[] Take(Evaluation evaluation, NodeResult node) =>
        Take(year => node.Years[evaluation.Normalised.IndexOfYear(year)].Scores);

    /// <summary>For each observation whether the variable does not apply to it.</summary>
    public bool[] Exempt(Panel panel, int variable)
    {
        var exempt = new bool[Count];
        for (var row = 0; row < Count; row++)
            exempt[row] = panel[variable, panel.IndexOfYear(years[row])].Status(units[row]) == CellStatus.NotApplicable;
        return exempt;
    }

    double[] Take(Func<int, double[]> column)
    {
        var values = new double[Count];
        double[] source = [];
        for (var row = 0; row < Count; row++)
        {
            if (row == 0 || years[row] != years[row - 1]) source = column(years[row]);
            values[row] = source[units[row]];
        }
        return values;
    }
}
