using Scoring.Panels;

namespace Scoring.Preparing;

/// <summary>Counts over one year of a panel: what is available, what is zero, of one unit or one indicator.</summary>
sealed class ScreeningSheet(Panel panel, int year)
{
    public Panel Panel => panel;

    /// <summary>The year, by index.</summary>
    public int Year => year;

    public int[] AllVariables { get; } = [.. Enumerable.Range(0, panel.Variables.Count)];

    /// <summary>Shares over the units of the year without aggregate units. NaN where it applies to none.</summary>
    public (double Available, double Nonzero) OfIndicator(int variable)
    {
        var counts = new Counts();
        var column = panel[variable, year];
        var present = panel.Present(year);
        for (var unit = 0; unit < panel.UnitCount; unit++)
            if (present[unit] && !panel.Roster.IsAggregate[unit])
                counts.Add(column, unit);
        return (counts.Available, counts.Nonzero);
    }

    /// <summary>Shares over the variables kept; NaN where none applies.</summary>
    public (double Available, double Nonzero) OfUnit(int unit, int[] variables, bool[] kept)
    {
        var counts = new Counts();
        foreach (var variable in variables)
            if (kept[variable])
                counts.Add(panel[variable, year], unit);
        return (counts.Available, counts.Nonzero);
    }

    /// <summary>The column after screening: units that left are missing; an indicator that left is not applicable to those that stay.</summary>
    public static Column Blank(Column column, ReadOnlySpan<bool> before, ReadOnlySpan<bool> after, bool isKept)
    {
        if (isKept && before.SequenceEqual(after)) return column;
        double[] values = [.. column.Values];
        var statuses = new CellStatus[values.Length];
        for (var unit = 0; unit < values.Length; unit++)
        {
            statuses[unit] = column.Status(unit);
            if (after[unit] && isKept) continue;
            values[unit] = double.NaN;
            statuses[unit] = after[unit] ? CellStatus.NotApplicable : CellStatus.Missing;
        }
        return new Column(values, statuses);
    }

    struct Counts
    {
        int applicable, available, numbers, zeros;

        public readonly double Available => applicable == 0 ? double.NaN : (double)available / applicable;

        public readonly double Nonzero => numbers == 0 ? double.NaN : (double)(numbers - zeros) / numbers;

        public void Add(Column column, int unit)
        {
            var status = column.Status(unit);
            if (status == CellStatus.NotApplicable) return;
            applicable++;
            if (status != CellStatus.Missing) available++;
            if (double.IsNaN(column.Values[unit])) return;
            numbers++;
            if (column.Values[unit] == 0) zeros++;
        }
    }
}
