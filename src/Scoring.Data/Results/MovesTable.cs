using Scoring.Evaluating;
using Scoring.Grading;

namespace Scoring.Data.Results;

/// <summary><c>moves.parquet</c>: how many units rose, stayed and fell since the year before; written only with a grade step.</summary>
static class MovesTable
{
    public const string Name = "moves.parquet";

    public static ResultTable? Of(Evaluation evaluation)
    {
        if (evaluation.Grades is null) return null;
        var moves = MoveCounts.Of(evaluation);
        return new ResultTable(Name, moves.Count,
        [
            new IntegerColumn("year", (from, rows) => Fill(from, rows, move => move.Year)),
            new TextColumn("group", row => moves[row].Group),
            new WordColumn("measure", (from, rows) => Fill(from, rows, move => move.Measure.AsMemory())),
            new WordColumn("move", (from, rows) => Fill(from, rows, move => move.Move.AsMemory())),
            new TextColumn("band", row => moves[row].Band),
            new TextColumn("from", row => moves[row].From),
            new TextColumn("to", row => moves[row].To),
            new IntegerColumn("units", (from, rows) => Fill(from, rows, move => move.Units)),
        ]);

        void Fill<T>(int from, Span<T> rows, Func<MoveCount, T> value)
        {
            for (var i = 0; i < rows.Length; i++) rows[i] = value(moves[from + i]);
        }
    }

    public static IReadOnlyList<MoveCount> Read(ResultReader source)
    {
        var (years, groups, measures, moves) = (source.Integers("year"), source.Texts("group"), source.Words("measure"), source.Words("move"));
        var (bands, from, to, units) = (source.Texts("band"), source.Texts("from"), source.Texts("to"), source.Integers("units"));
        return [.. years.Select((year, i) => new MoveCount(year, groups[i], measures[i], moves[i], bands[i], from[i], to[i], units[i]))];
    }
}
