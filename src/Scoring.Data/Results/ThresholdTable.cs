using Scoring.Experiments.Exact;

namespace Scoring.Data.Results;

/// <summary>Stability intervals as a result table: a row per weight and ranked unit, by weight in the framework's order and then by unit.</summary>
static class ThresholdTable
{
    /// <summary>The table's file when it is written into a folder.</summary>
    public const string Name = "thresholds.parquet";

    public static ResultTable Of(WeightThresholds thresholds, string name)
    {
        var units = thresholds.Evaluation.Roster.Units;
        int[] ranked = [.. thresholds.Ranked.Order()];
        var calendar = thresholds.Evaluation.Years[thresholds.YearIndex];
        return new ResultTable(name, ranked.Length * thresholds.Weights.Count,
        [
            new IntegerColumn("year", (_, rows) => rows.Fill(calendar)),
            Word("weight", (slider, _) => slider.Code),
            Word("unit", (_, unit) => units[unit].Code),
            Number("share", (slider, _) => slider.Share),
            Number("low", (slider, unit) => slider.Stability(unit).Low),
            Number("high", (slider, unit) => slider.Stability(unit).High),
            new TextColumn("low_rival", row => Rival(At(row).Slider.Stability(At(row).Unit).LowRival)),
            new TextColumn("high_rival", row => Rival(At(row).Slider.Stability(At(row).Unit).HighRival)),
        ]);

        (WeightSlider Slider, int Unit) At(int row) => (thresholds.Weights[row / ranked.Length], ranked[row % ranked.Length]);

        string? Rival(int unit) => unit < 0 ? null : units[unit].Code;

        WordColumn Word(string column, Func<WeightSlider, int, string> word) => new(column, (from, rows) =>
        {
            for (var i = 0; i < rows.Length; i++) rows[i] = word(At(from + i).Slider, At(from + i).Unit).AsMemory();
        });

        NumberColumn Number(string column, Func<WeightSlider, int, double> number) => new(column, (from, rows) =>
        {
            for (var i = 0; i < rows.Length; i++) rows[i] = number(At(from + i).Slider, At(from + i).Unit);
        });
    }
}
