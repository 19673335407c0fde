using Scoring.Data.Results;
using Scoring.Panels;

namespace Scoring.Data.Demonstration;

/// <summary>Writes a panel as a long Parquet table: the cells of present units, by year, unit and variable.</summary>
static class DemoTable
{
    /// <summary>Writes the table; a cell without a value is a row without a value.</summary>
    public static void Write(string path, Panel panel, IReadOnlyList<string> measures, bool withStatus)
    {
        using var file = File.Create(path);
        ResultWriter.Write(file, Of(panel, measures, withStatus));
    }

    static ResultTable Of(Panel panel, IReadOnlyList<string> measures, bool withStatus)
    {
        var present = Present(panel);
        var variables = panel.Variables.Count;
        var codes = Words(panel.Roster.Units.Select(unit => unit.Code));
        var names = Words(panel.Variables);
        var units = Words(measures);
        var statuses = Words(StatusWords.All);
        List<ResultColumn> columns =
        [
            new WordColumn("unit", (from, rows) =>
            {
                for (var i = 0; i < rows.Length; i++) rows[i] = codes[present[(from + i) / variables].Unit];
            }),
            new IntegerColumn("year", (from, rows) =>
            {
                for (var i = 0; i < rows.Length; i++) rows[i] = panel.Years[present[(from + i) / variables].Year];
            }),
            new WordColumn("indicator", (from, rows) =>
            {
                for (var i = 0; i < rows.Length; i++) rows[i] = names[(from + i) % variables];
            }),
            new NumberColumn("value", (from, rows) =>
            {
                for (var i = 0; i < rows.Length; i++)
                {
                    var (year, unit) = present[(from + i) / variables];
                    rows[i] = panel[(from + i) % variables, year].Values[unit];
                }
            }),
            new WordColumn("measure", (from, rows) =>
            {
                for (var i = 0; i < rows.Length; i++) rows[i] = units[(from + i) % variables];
            }),
        ];
        if (withStatus)
            columns.Add(new WordColumn("status", (from, rows) =>
            {
                for (var i = 0; i < rows.Length; i++)
                {
                    var (year, unit) = present[(from + i) / variables];
                    rows[i] = statuses[(int)panel[(from + i) % variables, year].Status(unit)];
                }
            }));
        return new ResultTable(DemoWriter.PanelFile, present.Count * variables, columns);
    }

    static List<(int Year, int Unit)> Present(Panel panel)
    {
        var present = new List<(int, int)>(panel.UnitCount * panel.Years.Count);
        for (var year = 0; year < panel.Years.Count; year++)
            for (var unit = 0; unit < panel.UnitCount; unit++)
                if (panel.Present(year)[unit])
                    present.Add((year, unit));
        return present;
    }

    static ReadOnlyMemory<char>[] Words(IEnumerable<string> words) => [.. words.Select(word => word.AsMemory())];
}
