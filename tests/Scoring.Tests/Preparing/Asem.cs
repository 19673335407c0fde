using System.Globalization;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Tests.Preparing;

/// <summary>The ASEM data of COINr (MIT licence, © European Commission / William Becker) as panels, and comparisons with its results.</summary>
static class Asem
{
    public static IReadOnlyList<Indicator> Indicators(string meta = "00_inputs/iMeta.csv")
    {
        var table = GoldenTable.Read($"asem/{meta}");
        return
        [
            .. Enumerable.Range(0, table.Rows.Count).Where(row => table[row, "Type"] == "Indicator").Select(row => new Indicator(table[row, "iCode"])
            {
                Direction = (int)table.Number(row, "Direction"),
                Target = table.Number(row, "Target"),
            }),
        ];
    }

    /// <summary>A table of units, or of units and years, as a panel of the ASEM indicators or of other columns.</summary>
    public static Panel Panel(string file, IReadOnlyList<string>? only = null)
    {
        var table = GoldenTable.Read($"asem/{file}");
        var meta = GoldenTable.Read("asem/00_inputs/unit_meta.csv");
        var codes = table.Rows.Select((_, row) => table[row, "uCode"]).Distinct().Order(StringComparer.Ordinal).ToArray();
        var units = codes.Select(code => new RosterEntry(code)
        {
            Groups = meta.Columns.Where(column => column.EndsWith("_group", StringComparison.Ordinal)).ToDictionary(
                column => column, column => (IReadOnlyList<string>)[meta[meta.Row(("uCode", code)), column]]),
        });
        var years = Years(table);
        string[] variables = only is not null ? [.. only] : [.. Indicators().Select(indicator => indicator.Code).Where(table.Columns.Contains)];
        var roster = new Roster(units);
        var columns = variables.Select(variable => years.Select(year => new Column(Values(table, roster, year, variable))).ToArray()).ToArray();
        return new Panel(roster, years, variables, columns, [.. years.Select(_ => Enumerable.Repeat(true, roster.Count).ToArray())]);
    }

    /// <summary>Every cell of the file equals the panel's within 1e-9 relative; variables for which <paramref name="skip"/> holds are left out.</summary>
    public static void AssertEqual(string file, Panel panel, Func<string, bool>? skip = null, double tolerance = 1e-9)
    {
        var table = GoldenTable.Read($"asem/{file}");
        var compared = 0;
        for (var v = 0; v < panel.Variables.Count; v++)
        {
            if (skip?.Invoke(panel.Variables[v]) == true) continue;
            for (var y = 0; y < panel.Years.Count; y++)
            {
                var expected = Values(table, panel.Roster, panel.Years[y], panel.Variables[v]);
                for (var unit = 0; unit < expected.Length; unit++, compared++)
                    if (!Close(expected[unit], panel[v, y].Values[unit], tolerance))
                        Assert.Fail($"{panel.Variables[v]}, {panel.Years[y]}, {panel.Roster.Units[unit].Code}: expected {expected[unit]:R}, found {panel[v, y].Values[unit]:R}");
            }
        }
        Assert.True(compared >= 51 * 30, $"only {compared} cells compared");
    }

    public static bool Close(double expected, double found, double tolerance) =>
        double.IsNaN(expected) ? double.IsNaN(found) : Math.Abs(expected - found) <= tolerance * Math.Max(Math.Abs(expected), 1e-3);

    static int[] Years(GoldenTable table) => !table.Columns.Contains("Time")
        ? [2018]
        : [.. table.Rows.Select((_, row) => int.Parse(table[row, "Time"], CultureInfo.InvariantCulture)).Distinct().Order()];

    static double[] Values(GoldenTable table, Roster roster, int year, string variable)
    {
        var values = new double[roster.Count];
        Array.Fill(values, double.NaN);
        for (var row = 0; row < table.Rows.Count; row++)
            if (!table.Columns.Contains("Time") || table.Number(row, "Time") == year)
                values[roster.IndexOf(table[row, "uCode"])] = table.Number(row, variable);
        return values;
    }
}
