using Scoring.Experiments;

namespace Scoring.Data.Results;

/// <summary>The tables of a comparison: how each variant agrees with the scheme, and every unit's place in each.</summary>
static class ComparisonTables
{
    public const string Agreement = "comparison.parquet";
    public const string Ranks = "comparison_ranks.parquet";

    /// <summary><c>comparison.parquet</c>: a row per year and variant that could be computed, in the order given.</summary>
    public static ResultTable OfAgreement(Comparison comparison)
    {
        ComparedVariant[] variants = [.. comparison.Variants.Where(variant => variant.IsPossible)];
        return new ResultTable(Agreement, comparison.Years.Count * variants.Length,
        [
            new IntegerColumn("year", (from, rows) =>
            {
                for (var i = 0; i < rows.Length; i++) rows[i] = comparison.Years[(from + i) / variants.Length];
            }),
            new WordColumn("variant", (from, rows) =>
            {
                for (var i = 0; i < rows.Length; i++) rows[i] = variants[(from + i) % variants.Length].Variant.Name.AsMemory();
            }),
            new TextColumn("left_out", row => variants[row % variants.Length].Variant.LeftOut),
            Number("spearman", agreement => agreement.Spearman),
            Number("kendall", agreement => agreement.Kendall),
            Number("mean_shift", agreement => agreement.MeanShift),
            Number("max_shift", agreement => agreement.MaxShift),
            Count("common", agreement => agreement.Common),
            Count("same", agreement => agreement.Same),
            Count("lost", agreement => agreement.Lost),
            Count("gained", agreement => agreement.Gained),
        ]);

        RankAgreement At(int row) => variants[row % variants.Length].Years[row / variants.Length].Agreement;

        NumberColumn Number(string name, Func<RankAgreement, double> value) => new(name, (from, rows) =>
        {
            for (var i = 0; i < rows.Length; i++) rows[i] = value(At(from + i));
        });

        IntegerColumn Count(string name, Func<RankAgreement, int> value) => new(name, (from, rows) =>
        {
            for (var i = 0; i < rows.Length; i++) rows[i] = value(At(from + i));
        });
    }

    /// <summary><c>comparison_ranks.parquet</c>: a row per year, variant (the scheme itself first) and unit of the year's roster.</summary>
    public static ResultTable OfRanks(Comparison comparison)
    {
        var run = new RunRows(comparison.Nominal);
        ComparedVariant?[] columns = [null, .. comparison.Variants.Where(variant => variant.IsPossible)];
        var yearStarts = Enumerable.Range(0, comparison.Years.Count + 1).Select(year => FirstOf(run.Years, year)).ToArray();
        return new ResultTable(Ranks, checked(run.Count * columns.Length),
        [
            new IntegerColumn("year", (from, rows) => Fill(from, rows, (_, row) => run.YearNumbers[row])),
            new WordColumn("variant", (from, rows) => Fill(from, rows, (column, _) => (columns[column]?.Variant.Name ?? Variants.Nominal).AsMemory())),
            new WordColumn("unit", (from, rows) => Fill(from, rows, (_, row) => run.Code(row))),
            new NumberColumn("score", (from, rows) => Fill(from, rows, (column, row) => columns[column] is { } variant
                ? variant.Years[run.Years[row]].Scores[run.Units[row]]
                : comparison.Node.Years[run.Years[row]].Scores[run.Units[row]])),
            new NumberColumn("rank", (from, rows) => Fill(from, rows, (column, row) => columns[column] is { } variant
                ? variant.Years[run.Years[row]].Ranks[run.Units[row]]
                : comparison.Node.Years[run.Years[row]].Ranks[run.Units[row]])),
            new NumberColumn("shift", (from, rows) => Fill(from, rows, (column, row) => columns[column] is { } variant
                ? variant.Years[run.Years[row]].Shift(run.Units[row])
                : double.NaN)),
        ]);

        void Fill<T>(int from, Span<T> rows, Func<int, int, T> value)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                // Inside a year's block of rows the variants follow one another, each with all units.
                var at = from + i;
                var year = run.Years[Math.Min(at / columns.Length, run.Count - 1)];
                while (yearStarts[year + 1] * columns.Length <= at) year++;
                while (yearStarts[year] * columns.Length > at) year--;
                var units = yearStarts[year + 1] - yearStarts[year];
                var inside = at - yearStarts[year] * columns.Length;
                rows[i] = value(inside / units, yearStarts[year] + inside % units);
            }
        }
    }

    static int FirstOf(int[] years, int year)
    {
        var at = Array.BinarySearch(years, year);
        if (at < 0) return ~at;
        while (at > 0 && years[at - 1] == year) at--;
        return at;
    }
}
