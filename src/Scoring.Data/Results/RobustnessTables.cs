using Scoring.Data.Bundles;
using Scoring.Experiments.Draws;

namespace Scoring.Data.Results;

/// <summary>The tables of an analysis of robustness.</summary>
static class RobustnessTables
{
    public const string Units = "robustness.parquet";
    public const string Acceptability = "acceptability.parquet";
    public const string Pairs = "pairs.parquet";

    /// <summary><c>robustness.parquet</c>: a row per unit, in ordinal order of the codes.</summary>
    public static ResultTable OfUnits(RobustnessResult result)
    {
        var order = Order(result);
        var summary = result.Summary;
        var columns = new List<ResultColumn>
        {
            Words("unit", row => result.Units[order[row]].Code),
            new TextColumn("name_zh", row => result.Units[order[row]].Name.Zh),
            new TextColumn("name_en", row => result.Units[order[row]].Name.En),
            Number("score", unit => result.Units[unit].Score),
            Number("rank", unit => result.Units[unit].Rank),
            new OptionalIntegerColumn("draws", row => result.Ranks.Scored(order[row])),
        };
        var moments = order.Select(summary.Moments).ToArray();
        columns.Add(Column("mean", row => moments[row].Mean.Value));
        columns.Add(Column("mean_error", row => moments[row].Mean.Error));
        columns.Add(Column("sd", row => moments[row].Deviation));
        foreach (var (name, p) in new[] { ("p5", 0.05), ("median", 0.5), ("p95", 0.95) })
        {
            var quantiles = order.Select(unit => summary.Quantile(unit, p)).ToArray();
            columns.Add(new OptionalIntegerColumn(name, row => Known(quantiles[row].Rank)));
            columns.Add(new OptionalIntegerColumn(name + "_low", row => Known(quantiles[row].Low)));
            columns.Add(new OptionalIntegerColumn(name + "_high", row => Known(quantiles[row].High)));
        }
        columns.Add(new OptionalIntegerColumn("rank_group", row => Known(result.Groups[order[row]])));
        foreach (var k in result.Manifest.Best) AddShare(FormattableString.Invariant($"p_top_{k}"), unit => summary.Top(unit, k));
        var first = 1;
        foreach (var (name, last) in result.Manifest.Tiers)
        {
            var from = first;
            AddShare("p_tier_" + name, unit => summary.Band(unit, from, last));
            first = last + 1;
        }
        return new ResultTable(Units, order.Length, columns);

        void AddShare(string name, Func<int, Estimate> share)
        {
            var shares = order.Select(share).ToArray();
            columns.Add(Column(name, row => shares[row].Value));
            columns.Add(Column(name + "_error", row => shares[row].Error));
        }

        NumberColumn Number(string name, Func<int, double> value) => Column(name, row => value(order[row]));
    }

    /// <summary><c>acceptability.parquet</c>: a row per unit and rank (or band of ranks) at which it ever stood; rank 0 for draws without a score.</summary>
    public static ResultTable OfAcceptability(RobustnessResult result)
    {
        var counts = result.Ranks.Counts;
        var rows = new List<(int Unit, int Cell)>();
        foreach (var unit in Order(result))
            for (var cell = 0; cell < counts.Cells; cell++)
                if (counts[unit, cell] != 0)
                    rows.Add((unit, cell));
        var units = result.Ranks.Units.Count;
        return new ResultTable(Acceptability, rows.Count,
        [
            Words("unit", row => result.Units[rows[row].Unit].Code),
            Integers("rank", row => rows[row].Cell == 0 ? 0 : ((rows[row].Cell - 1) << counts.Shift) + 1),
            Integers("rank_to", row => Math.Min(rows[row].Cell << counts.Shift, units)),
            new OptionalIntegerColumn("draws", row => counts[rows[row].Unit, rows[row].Cell]),
        ]);
    }

    /// <summary><c>pairs.parquet</c>: a row per pair asked for, in that order.</summary>
    public static ResultTable OfPairs(RobustnessResult result)
    {
        var ranks = result.Ranks;
        var wins = Enumerable.Range(0, ranks.Pairs.Count).Select(result.Summary.Win).ToArray();
        return new ResultTable(Pairs, ranks.Pairs.Count,
        [
            Words("first", row => ranks.Pairs[row].First),
            Words("second", row => ranks.Pairs[row].Second),
            new OptionalIntegerColumn("wins", row => ranks.Outcomes[row].Wins),
            new OptionalIntegerColumn("losses", row => ranks.Outcomes[row].Losses),
            new OptionalIntegerColumn("ties", row => ranks.Outcomes[row].Ties),
            Column("p", row => wins[row].Value),
            Column("p_error", row => wins[row].Error),
        ]);
    }

    /// <summary>Units as the table holds them, by code.</summary>
    public static Dictionary<string, RobustnessUnit> ReadUnits(ResultReader source)
    {
        var (codes, zh, en) = (source.Words("unit"), source.Texts("name_zh"), source.Texts("name_en"));
        var (scores, ranks) = (source.Numbers("score"), source.Numbers("rank"));
        var units = new Dictionary<string, RobustnessUnit>(StringComparer.Ordinal);
        for (var row = 0; row < codes.Length; row++)
            units.Add(codes[row], new RobustnessUnit(codes[row], new Text(zh[row] ?? codes[row], en[row] ?? codes[row]), scores[row], ranks[row]));
        return units;
    }

    static int[] Order(RobustnessResult result) =>
        [.. Enumerable.Range(0, result.Units.Count).OrderBy(unit => result.Units[unit].Code, StringComparer.Ordinal)];

    static long? Known(int number) => number > 0 ? number : null;

    static NumberColumn Column(string name, Func<int, double> value) => new(name, (from, rows) =>
    {
        for (var i = 0; i < rows.Length; i++) rows[i] = value(from + i);
    });

    static IntegerColumn Integers(string name, Func<int, int> value) => new(name, (from, rows) =>
    {
        for (var i = 0; i < rows.Length; i++) rows[i] = value(from + i);
    });

    static WordColumn Words(string name, Func<int, string> value) => new(name, (from, rows) =>
    {
        for (var i = 0; i < rows.Length; i++) rows[i] = value(from + i).AsMemory();
    });
}
