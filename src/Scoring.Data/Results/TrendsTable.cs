using Scoring.Evaluating;
using Scoring.Explaining;

namespace Scoring.Data.Results;

/// <summary><c>trends.parquet</c>: a row per node or indicator and unit: how its value develops over the years.</summary>
static class TrendsTable
{
    public const string Name = "trends.parquet";

    public static ResultTable Of(Evaluation evaluation)
    {
        string[] codes = [.. evaluation.Nodes.Select(node => node.Code), .. evaluation.Indicators.Variables];
        var trends = codes.Select(code => Trends.Of(evaluation, code)).ToArray();
        var units = evaluation.Roster.Count;
        return new ResultTable(Name, checked(codes.Length * units),
        [
            new WordColumn("code", (from, rows) =>
            {
                for (var i = 0; i < rows.Length; i++) rows[i] = codes[(from + i) / units].AsMemory();
            }),
            new WordColumn("unit", (from, rows) =>
            {
                for (var i = 0; i < rows.Length; i++) rows[i] = evaluation.Roster.Units[(from + i) % units].Code.AsMemory();
            }),
            Number("growth", trend => trend.Growth),
            Number("change", trend => trend.Change),
            new OptionalIntegerColumn("first", row => At(row).First),
            new OptionalIntegerColumn("last", row => At(row).Last),
            Number("available", trend => trend.Available),
        ]);

        Trend At(int row) => trends[row / units][row % units];

        NumberColumn Number(string name, Func<Trend, double> value) => new(name, (from, rows) =>
        {
            for (var i = 0; i < rows.Length; i++) rows[i] = value(At(from + i));
        });
    }
}
