using Scoring.Targeting;

namespace Scoring.Data.Results;

/// <summary>Targets of all units as a result table: a row per unit with a goal and indicator that it has a value of, by unit and then by the order in which they serve it.</summary>
static class TargetTable
{
    public static ResultTable Of(UnitTargets targets, string name)
    {
        var rows = TargetRows.Of(targets);
        var calendar = targets.Evaluation.Years[targets.YearIndex];
        return new ResultTable(name, rows.Count,
        [
            new IntegerColumn("year", (_, years) => years.Fill(calendar)),
            Word("unit", row => row.Unit),
            Word("goal", row => row.Goal),
            new IntegerColumn("choice", (from, choices) =>
            {
                for (var i = 0; i < choices.Length; i++) choices[i] = rows[from + i].Choice;
            }),
            Word("indicator", row => row.Indicator),
            Word("outcome", row => row.Outcome),
            Number("from", row => row.Cell.From),
            Number("to", row => row.Cell.To),
            Number("change", row => row.Cell.Change),
            Number("effort", row => row.Cell.Effort),
            Number("limit", row => row.Cell.Limit),
            Number("rank", row => row.Cell.Rank),
            Number("score", row => row.Cell.Score),
        ]);

        WordColumn Word(string column, Func<TargetRows.Row, string> word) => new(column, (from, words) =>
        {
            for (var i = 0; i < words.Length; i++) words[i] = word(rows[from + i]).AsMemory();
        });

        NumberColumn Number(string column, Func<TargetRows.Row, double> number) => new(column, (from, numbers) =>
        {
            for (var i = 0; i < numbers.Length; i++) numbers[i] = number(rows[from + i]);
        });
    }
}

/// <summary>The rows of the targets of all units.</summary>
static class TargetRows
{
    /// <summary>One row.</summary>
    public sealed record Row(string Unit, string Goal, int Choice, string Indicator, string Outcome, CellTarget Cell);

    /// <summary>The rows in their order.</summary>
    public static List<Row> Of(UnitTargets targets)
    {
        var rows = new List<Row>();
        var units = targets.Evaluation.Roster.Units;
        for (var unit = 0; unit < units.Count; unit++)
        {
            if (targets.GoalOf(unit) is not { } goal) continue;
            var words = Words(goal);
            var choice = 0;
            foreach (var cell in targets.Of(unit)) rows.Add(new Row(units[unit].Code, words, ++choice, targets.Indicators[cell.Indicator], Word(cell.Outcome), cell));
            for (var indicator = 0; indicator < targets.Indicators.Count; indicator++)
                if (targets[unit, indicator] is { Outcome: TargetOutcome.Met } met)
                    rows.Add(new Row(units[unit].Code, words, ++choice, targets.Indicators[indicator], Word(met.Outcome), met));
        }
        return rows;
    }

    /// <summary>A goal as it stands in the table.</summary>
    public static string Words(TargetGoal goal) => (goal.Rank is { } rank ? FormattableString.Invariant($"rank {rank}")
        : goal.Grade is { } grade ? $"grade {grade}" : FormattableString.Invariant($"score {goal.Score:R}")) + (goal.Within is { } within ? $" in {within}" : "");

    static string Word(TargetOutcome outcome) => outcome switch { TargetOutcome.Reached => "reached", TargetOutcome.Met => "met", _ => "out-of-reach" };
}
