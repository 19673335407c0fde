using Scoring.Evaluating;
using Scoring.Explaining;
using Scoring.Panels;

namespace Scoring.Data.Results;

/// <summary>The tables with a row per year and unit and a column per indicator: values, statuses, contributions.</summary>
static class WideTables
{
    public const string Indicators = "indicators.parquet";
    public const string Normalised = "normalised.parquet";
    public const string Statuses = "normalised_status.parquet";
    public const string Contributions = "contributions.parquet";

    static readonly ReadOnlyMemory<char>[] Words = [.. Enum.GetValues<CellStatus>().Select(status => status.Word().AsMemory())];

    public static ResultTable OfIndicators(Evaluation evaluation, RunRows rows) =>
        Numbers(Indicators, rows, evaluation.Normalised.Variables, (variable, year) => evaluation.Natural[variable, year].Values) with
        {
            Content = new TableContent(evaluation.Roster, rows, evaluation.Natural),
        };

    public static ResultTable OfNormalised(Evaluation evaluation, RunRows rows) =>
        Numbers(Normalised, rows, evaluation.Normalised.Variables, (variable, year) => evaluation.Normalised[variable, year].Values) with
        {
            Content = new TableContent(evaluation.Roster, rows, evaluation.Normalised),
        };

    public static ResultTable OfContributions(Evaluation evaluation, RunRows rows, Contributions contributions) =>
        Numbers(Contributions, rows, evaluation.Normalised.Variables, (variable, year) => contributions[variable, year]);

    public static ResultTable OfStatuses(Evaluation evaluation, RunRows rows)
    {
        var panel = evaluation.Normalised;
        var columns = new List<ResultColumn>(rows.KeyColumns());
        for (var v = 0; v < panel.Variables.Count; v++)
        {
            var variable = v;
            columns.Add(new WordColumn(panel.Variables[v], (from, words) =>
            {
                for (var i = 0; i < words.Length; i++)
                    words[i] = Words[(int)panel[variable, rows.Years[from + i]].Status(rows.Units[from + i])];
            }));
        }
        return new ResultTable(Statuses, rows.Count, columns) { Content = new TableContent(evaluation.Roster, rows, panel, OfStatuses: true) };
    }

    static ResultTable Numbers(string name, RunRows rows, IReadOnlyList<string> variables, Func<int, int, ReadOnlySpan<double>> column)
    {
        var columns = new List<ResultColumn>(rows.KeyColumns());
        for (var v = 0; v < variables.Count; v++)
        {
            var variable = v;
            columns.Add(new NumberColumn(variables[v], (from, values) =>
            {
                var year = -1;
                ReadOnlySpan<double> units = [];
                for (var i = 0; i < values.Length; i++)
                {
                    if (rows.Years[from + i] != year) units = column(variable, year = rows.Years[from + i]);
                    values[i] = units[rows.Units[from + i]];
                }
            }));
        }
        return new ResultTable(name, rows.Count, columns);
    }
}
