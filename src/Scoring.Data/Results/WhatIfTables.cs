using Scoring.Experiments;
using Scoring.Methods;

namespace Scoring.Data.Results;

/// <summary>The tables of a what-if experiment.</summary>
static class WhatIfTables
{
    public const string VariantsName = "whatif.parquet";
    public const string RanksName = "whatif_ranks.parquet";

    /// <summary><c>whatif.parquet</c>: a row per variant that could be computed, in the order given.</summary>
    public static ResultTable OfVariants(WhatIf whatIf)
    {
        ComparedVariant[] variants = [.. whatIf.Variants.Where(variant => variant.IsPossible)];
        var agreements = variants.Select(variant => variant.Years[0].Agreement).ToArray();
        return new ResultTable(VariantsName, variants.Length,
        [
            Words("variant", row => variants[row].Variant.Name),
            new TextColumn("changes", row => variants[row].Variant.ToJson()),
            new TextColumn("from", row => variants[row].From?.Key()),
            Number("spearman", row => agreements[row].Spearman),
            Number("kendall", row => agreements[row].Kendall),
            Number("mean_shift", row => agreements[row].MeanShift),
            Number("max_shift", row => agreements[row].MaxShift),
            Count("common", row => agreements[row].Common),
            Count("same", row => agreements[row].Same),
            Count("lost", row => agreements[row].Lost),
            Count("gained", row => agreements[row].Gained),
        ]);
    }

    /// <summary><c>whatif_ranks.parquet</c>: a row per variant (the scheme itself first) and unit that either ranks, in ordinal order of the codes.</summary>
    public static ResultTable OfRanks(WhatIf whatIf)
    {
        var roster = whatIf.Nominal.Roster;
        ComparedVariant?[] columns = [null, .. whatIf.Variants.Where(variant => variant.IsPossible)];
        int[] units =
        [
            .. Enumerable.Range(0, roster.Count)
                .Where(unit => !double.IsNaN(whatIf.Ranks[unit]) || columns.Skip(1).Any(variant => !double.IsNaN(variant!.Years[0].Ranks[unit])))
                .OrderBy(unit => roster.Units[unit].Code, StringComparer.Ordinal),
        ];
        return new ResultTable(RanksName, checked(units.Length * columns.Length),
        [
            Words("variant", row => columns[row / units.Length]?.Variant.Name ?? Variants.Nominal),
            Words("unit", row => roster.Units[units[row % units.Length]].Code),
            Number("score", row => (columns[row / units.Length]?.Years[0].Scores ?? whatIf.Scores)[units[row % units.Length]]),
            Number("rank", row => (columns[row / units.Length]?.Years[0].Ranks ?? whatIf.Ranks)[units[row % units.Length]]),
            Number("shift", row => columns[row / units.Length]?.Years[0].Shift(units[row % units.Length]) ?? double.NaN),
        ]);
    }

    static WordColumn Words(string name, Func<int, string> value) => new(name, (from, rows) =>
    {
        for (var i = 0; i < rows.Length; i++) rows[i] = value(from + i).AsMemory();
    });

    static NumberColumn Number(string name, Func<int, double> value) => new(name, (from, rows) =>
    {
        for (var i = 0; i < rows.Length; i++) rows[i] = value(from + i);
    });

    static IntegerColumn Count(string name, Func<int, int> value) => new(name, (from, rows) =>
    {
        for (var i = 0; i < rows.Length; i++) rows[i] = value(from + i);
    });
}
