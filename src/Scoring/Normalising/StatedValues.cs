using System.Globalization;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Schemes.Reading;

namespace Scoring.Normalising;

/// <summary>Targets or standard values from a table: a row per indicator, and where they differ per unit and per year or span of years.</summary>
/// <remarks>
/// Columns: <c>indicator</c> and the value's own (<c>target</c>, <c>standard</c>); <c>unit</c>, empty = every unit, a named unit going before it;
/// <c>year</c>, or <c>from</c> and <c>to</c> of an edition, both inside it, empty = open. Further columns are left alone. Two rows for one place are a fault.
/// </remarks>
/// <param name="table">The table.</param>
/// <param name="column">Name of the value's column.</param>
/// <param name="panel">Years and units.</param>
/// <param name="faults">Receives what stops the run.</param>
public sealed class StatedValues(ReferenceTable table, string column, Panel panel, ICollection<Finding> faults)
{
    /// <summary>The values of an indicator by year and unit, NaN where the table has none; null after a fault.</summary>
    /// <param name="code">The indicator.</param>
    /// <param name="mustBePositive">Whether a value of 0 or less is a fault.</param>
    public double[][]? Read(string code, bool mustBePositive)
    {
        var before = faults.Count;
        int[] at = [.. new[] { "indicator", column, "unit", "year", "from", "to" }.Select(table.IndexOf)];
        if (at[0] < 0 || at[1] < 0)
        {
            Fault(null, code, string.Join(", ", table.Columns.Select(Shown.Plain)), $"indicator, {column}");
            return null;
        }
        var (general, own) = (Blank(), Blank());
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var cells = table.Rows[row];
            if (cells[at[0]] != code) continue;
            if (Number(row, code, cells[at[1]], mustBePositive) is not { } value || Years(row, code, cells, at) is not { } years) continue;
            var unit = at[2] < 0 ? "" : cells[at[2]];
            var index = unit.Length == 0 ? -1 : panel.Roster.IndexOf(unit);
            if (unit.Length > 0 && index < 0) continue; // a table may serve more units than the panel has
            foreach (var year in years) Store(row, code, unit.Length == 0 ? general : own, year, index, value);
        }
        if (faults.Count > before) return null;
        for (var year = 0; year < own.Length; year++)
            for (var u = 0; u < own[year].Length; u++)
                if (double.IsNaN(own[year][u])) own[year][u] = general[year][u];
        return own;
    }

    void Store(int row, string code, double[][] values, int year, int unit, double value)
    {
        var isTaken = unit < 0 ? values[year].Any(each => !double.IsNaN(each)) : !double.IsNaN(values[year][unit]);
        if (isTaken) Fault(row, code, string.Create(CultureInfo.InvariantCulture, $"{panel.Years[year]}: 2 ×"), "1 ×");
        else if (unit < 0) Array.Fill(values[year], value);
        else values[year][unit] = value;
    }

    double? Number(int row, string code, string text, bool mustBePositive)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && (value > 0 || !mustBePositive)) return value;
        Fault(row, code, text, mustBePositive ? $"{column} > 0" : column);
        return null;
    }

    /// <summary>The panel's years that a row holds in; null after a fault.</summary>
    List<int>? Years(int row, string code, IReadOnlyList<string> cells, int[] at)
    {
        var limits = new int?[3];
        for (var i = 0; i < 3; i++)
        {
            if (at[i + 3] < 0 || cells[at[i + 3]].Length == 0) continue;
            if (int.TryParse(cells[at[i + 3]], NumberStyles.None, CultureInfo.InvariantCulture, out var year)) limits[i] = year;
            else
            {
                Fault(row, code, cells[at[i + 3]], table.Columns[at[i + 3]]);
                return null;
            }
        }
        if (limits[1] > limits[2])
        {
            Fault(row, code, string.Create(CultureInfo.InvariantCulture, $"{limits[1]} – {limits[2]}"), "from <= to");
            return null;
        }
        return [.. Enumerable.Range(0, panel.Years.Count).Where(y => panel.Years[y] is var year
            && (limits[0] is null || limits[0] == year) && !(year < limits[1]) && !(year > limits[2]))];
    }

    double[][] Blank()
    {
        var values = new double[panel.Years.Count][];
        for (var year = 0; year < values.Length; year++)
        {
            values[year] = new double[panel.UnitCount];
            Array.Fill(values[year], double.NaN);
        }
        return values;
    }

    void Fault(int? row, string code, string found, string expected) => faults.Add(new Finding
    {
        Kind = FindingKinds.RuleTableUnfit,
        File = table.File,
        Row = row + 1,
        Variable = code,
        Found = found.Length == 0 ? "–" : Shown.Plain(found),
        Expected = expected,
    });
}
