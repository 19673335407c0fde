using Scoring.Data.Demonstration;
using Scoring.Data.Runs;
using Scoring.Evaluating;
using Scoring.Panels;
using Scoring.Targeting;

namespace Scoring.Conformance;

/// <summary>Targets of the demonstration's counties: each value reaches its goal in a whole run of the panel, a change 0.1 % smaller does not.</summary>
public sealed class TargetTests
{
    const string Frozen = "\"method\": \"min-max\", \"range\": [0, 100], \"bounds\": [2020, 2021, 2022]";

    [Theory]
    [InlineData(Frozen, 37)]
    [InlineData("\"method\": \"min-max\", \"range\": [0, 100], \"bounds\": \"all-years\"", 37)]
    [InlineData("\"method\": \"min-max\", \"range\": [1, 100], \"bounds\": \"each-year\"", 37)]
    [InlineData("\"method\": \"z-score\", \"bounds\": \"each-year\"", 199)]
    [InlineData("\"method\": \"percentile-rank\", \"bounds\": \"each-year\"", 199)]
    [InlineData("\"method\": \"sigmoid\", \"bounds\": \"all-years\"", 199)]
    public void Values_reach_their_goals_in_a_whole_run_and_smaller_changes_do_not(string normalise, int every)
    {
        var folder = Directory.CreateTempSubdirectory("scoring-targets-").FullName;
        try
        {
            DemoWriter.Write(folder, new DemoSize(240, 5, 32), 2024);
            var text = File.ReadAllText(Path.Combine(folder, "scheme.json"));
            Assert.Contains("\"bounds\"", text, StringComparison.Ordinal);
            var start = text.IndexOf("\"method\": \"min-max\"", StringComparison.Ordinal);
            var end = text.IndexOf("\"overrides\"", start, StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder, "scheme.json"), string.Concat(text.AsSpan(0, start), normalise, ",\n      ", text.AsSpan(end)));
            var request = new RunRequest { SchemeFile = Path.Combine(folder, "scheme.json"), Panel = [Path.Combine(folder, "panel.parquet")] };
            AnnualRun.Save(AnnualRun.Execute(request), Path.Combine(folder, "again"), request);
            var source = TargetRun.Read(Path.Combine(folder, "again"));
            Assert.Empty(source.Findings);
            Check(source, every, normalise);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static void Check(TargetSource source, int every, string normalise)
    {
        var evaluation = source.Evaluation;
        var indicators = normalise == Frozen ? evaluation.Normalised.Variables : ["A1", "B4", "C4", "D10"];
        var targets = TargetRun.ForAll(source, TargetAim.Up(4), new TargetOptions { Indicators = [.. indicators] });
        var (year, reached) = (targets.YearIndex, 0);
        for (var unit = 5; unit < evaluation.Roster.Count; unit += every)
            for (var i = 0; i < targets.Indicators.Count; i++)
            {
                var cell = targets[unit, i];
                if (cell.Outcome is TargetOutcome.None or TargetOutcome.Met) continue;
                var goal = targets.GoalOf(unit)!.Rank!.Value;
                Assert.Equal(cell.Outcome == TargetOutcome.Reached, RankWith(evaluation, year, unit, targets.Indicators[i], cell.To) <= goal);
                Assert.Equal(cell.Rank, RankWith(evaluation, year, unit, targets.Indicators[i], cell.To));
                if (cell.Outcome != TargetOutcome.Reached) continue;
                Assert.True(RankWith(evaluation, year, unit, targets.Indicators[i], cell.From + 0.999 * cell.Change) > goal, $"{evaluation.Roster.Units[unit].Code} {targets.Indicators[i]} {cell}");
                reached++;
            }
        Assert.True(reached > 0);
    }

    static double RankWith(Evaluation evaluation, int year, int unit, string indicator, double value)
    {
        var changed = evaluation.Indicators.Map((variable, at, column) =>
        {
            if (at != year || evaluation.Indicators.Variables[variable] != indicator) return column;
            var values = column.Values.ToArray();
            values[unit] = value;
            return new Column(values, column.Statuses);
        });
        return Evaluator.Run(evaluation.Scheme, changed).Index.Years[year].Ranks[unit];
    }
}
