using Scoring.Evaluating;
using Scoring.Explaining;
using Scoring.Relating;

namespace Scoring.Data.Results;

/// <summary><c>aggregate_difference.parquet</c>: why aggregate units' own scores are not the means of their units; written only with a relate step.</summary>
static class AggregateDifferenceTable
{
    public const string Name = "aggregate_difference.parquet";

    public static ResultTable? Of(Evaluation evaluation, Contributions? contributions)
    {
        if (evaluation.Relations is not { } relations || contributions is null) return null;
        var lines = new List<(AggregateDifference Whole, string Part, AggregatePart Values)>();
        foreach (var whole in AggregateDifference.Of(evaluation, relations, contributions))
        {
            lines.Add((whole, "index", new AggregatePart(evaluation.Index.Code, whole.Own, whole.Mean, double.NaN, double.NaN)));
            lines.AddRange(whole.Parts.Select(part => (whole, "indicator", part)));
            lines.Add((whole, "rest", new AggregatePart(evaluation.Index.Code, whole.Rest, 0, double.NaN, double.NaN)));
        }
        return new ResultTable(Name, lines.Count,
        [
            new IntegerColumn("year", (from, rows) => Fill(from, rows, line => line.Whole.Year)),
            new WordColumn("unit", (from, rows) => Fill(from, rows, line => line.Whole.Unit.AsMemory())),
            new IntegerColumn("units", (from, rows) => Fill(from, rows, line => line.Whole.Units)),
            new WordColumn("part", (from, rows) => Fill(from, rows, line => line.Part.AsMemory())),
            new WordColumn("code", (from, rows) => Fill(from, rows, line => line.Values.Indicator.AsMemory())),
            new NumberColumn("own", (from, rows) => Fill(from, rows, line => line.Values.Own)),
            new NumberColumn("mean", (from, rows) => Fill(from, rows, line => line.Values.Mean)),
            new NumberColumn("difference", (from, rows) => Fill(from, rows, line => line.Values.Own - line.Values.Mean)),
            new NumberColumn("own_value", (from, rows) => Fill(from, rows, line => line.Values.OwnValue)),
            new NumberColumn("mean_value", (from, rows) => Fill(from, rows, line => line.Values.MeanValue)),
        ]);

        void Fill<T>(int from, Span<T> rows, Func<(AggregateDifference Whole, string Part, AggregatePart Values), T> value)
        {
            for (var i = 0; i < rows.Length; i++) rows[i] = value(lines[from + i]);
        }
    }
}
