using Scoring.Adjusting;
using Scoring.Evaluating;

namespace Scoring.Data.Results;

/// <summary><c>adjustments.parquet</c>: a row per year and unit, score, adjustment and adjusted score apart; written only with an adjust step.</summary>
static class AdjustmentsTable
{
    public const string Name = "adjustments.parquet";

    public const string ItemPrefix = "item_";

    public static ResultTable? Of(Evaluation evaluation, RunRows rows)
    {
        if (evaluation.Adjustments is not { } adjustments) return null;
        var columns = new List<ResultColumn>(rows.KeyColumns())
        {
            Number("score", (y, unit) => evaluation.Index.Years[y].Scores[unit]),
            Number("adjustment", (y, unit) => adjustments.Years[y].Total[unit]),
            Number("adjusted", (y, unit) => adjustments.Years[y].Adjusted[unit]),
            Number("bonus", (y, unit) => adjustments.Years[y].Bonus[unit]),
            Number("penalty", (y, unit) => adjustments.Years[y].Penalty[unit]),
            new TextColumn("vetoes", row => Codes(AdjustmentKind.Veto, row)),
            new TextColumn("exclusions", row => Codes(AdjustmentKind.Exclusion, row)),
        };
        for (var i = 0; i < adjustments.Items.Count; i++)
        {
            var item = i;
            columns.Add(Number(ItemPrefix + adjustments.Items[i].Code, (y, unit) => adjustments.Years[y].Points[item][unit]));
        }
        return new ResultTable(Name, rows.Count, columns);

        NumberColumn Number(string name, Func<int, int, double> value) => new(name, (from, target) =>
        {
            for (var i = 0; i < target.Length; i++) target[i] = value(rows.Years[from + i], rows.Units[from + i]);
        });

        string? Codes(AdjustmentKind kind, int row)
        {
            var codes = string.Join(";", adjustments.Holding(kind, rows.Years[row], rows.Units[row]).Select(item => item.Code));
            return codes.Length == 0 ? null : codes;
        }
    }
}
