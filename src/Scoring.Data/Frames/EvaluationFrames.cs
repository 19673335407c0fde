using Microsoft.Data.Analysis;
using Scoring.Data.Results;
using Scoring.Evaluating;

namespace Scoring.Data.Frames;

/// <summary>Results as data frames, for notebooks and other libraries. Nothing is computed in a frame.</summary>
public static class EvaluationFrames
{
    /// <summary>
    /// Scores and ranks as a frame: a row per year and unit of that year's roster, the columns <c>year</c>, <c>unit</c> and for each node
    /// <c>score_CODE</c> and <c>rank_CODE</c>, in the order of <see cref="Evaluation.Nodes"/>; none = null. The numbers are copied.
    /// </summary>
    public static DataFrame ToDataFrame(this Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var rows = new RunRows(evaluation);
        var columns = new List<DataFrameColumn>
        {
            new Int32DataFrameColumn("year", rows.YearNumbers),
            new StringDataFrameColumn("unit", rows.Units.Select(unit => evaluation.Roster.Units[unit].Code)),
        };
        foreach (var node in evaluation.Nodes)
        {
            columns.Add(Gather("score_" + node.Code, year => node.Years[year].Scores));
            columns.Add(Gather("rank_" + node.Code, year => node.Years[year].Ranks));
        }
        return new DataFrame(columns);

        DoubleDataFrameColumn Gather(string name, Func<int, double[]> byYear)
        {
            var values = new double[rows.Count];
            for (var i = 0; i < values.Length; i++) values[i] = byYear(rows.Years[i])[rows.Units[i]];
            return PanelFrames.Shared(name, values);
        }
    }
}
