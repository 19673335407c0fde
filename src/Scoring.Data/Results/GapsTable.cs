using Scoring.Evaluating;
using Scoring.Relating;

namespace Scoring.Data.Results;

/// <summary><c>gaps.parquet</c>: every unit beside its aggregate unit, a row per year, unit and code; written only with a relate step and aggregate units.</summary>
static class GapsTable
{
    public const string Name = "gaps.parquet";

    public static ResultTable? Of(Evaluation evaluation, RunRows all)
    {
        if (evaluation.Relations is not { } relations) return null;
        var gaps = new Gaps(evaluation, relations);
        var codes = gaps.Codes.Count;
        int[] kept = [.. Enumerable.Range(0, all.Count).Where(row => relations.Measures[all.Units[row]] >= 0)];
        ReadOnlyMemory<char>[] names = [.. gaps.Codes.Select(code => code.AsMemory())];
        ReadOnlyMemory<char>[] kinds = [.. gaps.Kinds.Select(kind => kind.AsMemory())];
        var units = evaluation.Roster.Units;
        return new ResultTable(Name, checked(kept.Length * codes),
        [
            new IntegerColumn("year", (from, rows) => Fill(from, rows, (row, _) => all.YearNumbers[row])),
            new WordColumn("unit", (from, rows) => Fill(from, rows, (row, _) => all.Code(row))),
            new WordColumn("code", (from, rows) => Fill(from, rows, (_, code) => names[code])),
            new WordColumn("aggregate_unit", (from, rows) => Fill(from, rows, (row, _) => units[relations.Measures[all.Units[row]]].Code.AsMemory())),
            new NumberColumn("value", (from, rows) => Fill(from, rows, (row, code) => At(row, code).Value)),
            new NumberColumn("reference", (from, rows) => Fill(from, rows, (row, code) => At(row, code).Reference)),
            new NumberColumn("difference", (from, rows) => Fill(from, rows, (row, code) => At(row, code).Difference)),
            new WordColumn("difference_in", (from, rows) => Fill(from, rows, (_, code) => kinds[code])),
            new NumberColumn("percent", (from, rows) => Fill(from, rows, (row, code) => At(row, code).Percent)),
        ]);

        Gap At(int row, int code) => gaps[all.Years[row], all.Units[row], code];

        void Fill<T>(int from, Span<T> rows, Func<int, int, T> value)
        {
            for (var i = 0; i < rows.Length; i++) rows[i] = value(kept[(from + i) / codes], (from + i) % codes);
        }
    }
}
