using Scoring.Data.Bundles;
using Scoring.Experiments.Draws;

namespace Scoring.Data.Results;

/// <summary>The tables of an analysis of robustness.</summary>
static class RobustnessTables
{
    public const string Units = "robustness.parquet";
    public const string Acceptability = "acceptability.parquet";
    public const string Pairs = "pairs.parquet";
    public const string Grades = "grades.parquet";

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
            new TextColumn("class", row => result.Units[order[row]].Class),
            new OptionalIntegerColumn("draws", row => result.Ranks.Scored(order[row])),
        };
        var moments = order.Select(summary.Moments).ToArray();
        columns.Add(Column("mean", row => moments[row].Mean.Value));
        columns.Add(Column("mean_error", row => moments[row].Mean.Error));
        columns.Add(Column("sd", row => moments[row].Deviation));
        foreach (var (name, p) in new[] { ("p5", 0.05), ("median", 0.5), ("p95", 0.95) })
        {
            var quantiles = order.Select(unit => summary.Quantile(unit, p)).ToArray();
            columns.Add(Column(name, row => Known(quantiles[row].Rank)));
            columns.Add(Column(name + "_low", row => Known(quantiles[row].Low)));
            columns.Add(Column(name + "_high", row => Known(quantiles[row].High)));
        }
        columns.Add(new OptionalIntegerColumn("rank_group", row => result.Groups[order[row]] is > 0 and var group ? group : null));
        foreach (var k in result.Manifest.Best) AddShare(FormattableString.Invariant($"p_top_{k}"), unit => summary.Top(unit, k));
        var first = 1;
        foreach (var (name, last) in result.Manifest.Tiers)
        {
            var from = first;
            AddShare("p_tier_" + name, unit => summary.Band(unit, from, last));
            first = last + 1;
        }
        for (var c = 0; c < (result.Ranks.Classes?.Classes.Count ?? 0); c++)
        {
            var own = c;
            AddShare("p_class_" + result.Ranks.Classes!.Classes[c].Code, unit => summary.Grade(unit, own));
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
        var rows = new OccupiedCells(counts, Order(result));
        return new ResultTable(Acceptability, rows.Count,
        [
            Words("unit", At((unit, _) => result.Units[unit].Code)),
            Column("rank", At((_, cell) => cell == 0 ? 0 : (((cell - 1L) << counts.Shift) + 1) / (double)counts.Steps)),
            Column("rank_to", At((_, cell) => counts.RankOf(cell))),
            new OptionalIntegerColumn("draws", At((unit, cell) => (long?)counts[unit, cell])),
        ]);

        Func<int, T> At<T>(Func<int, int, T> value)
        {
            var cursor = rows.NewCursor();
            return row => cursor(row) is var (unit, cell) ? value(unit, cell) : default!;
        }
    }

    /// <summary><c>grades.parquet</c>: a row per unit, grading and class; all units together first, then peer groups.</summary>
    public static ResultTable OfGrades(RobustnessResult result)
    {
        var order = Order(result);
        var classes = result.Ranks.Classes;
        if (classes is null) return new ResultTable(Grades, 0, Columns(_ => default, _ => default));
        var each = classes.Classes.Count;
        var all = classes.Gradings.Count * each;
        return new ResultTable(Grades, order.Length * all, Columns(
            row => (order[row / all], row % all / each, row % each),
            row => result.Summary.Grade(order[row / all], row % each, row % all / each)));

        List<ResultColumn> Columns(Func<int, (int Unit, int Grading, int Class)> at, Func<int, Estimate> share) =>
        [
            Words("unit", row => result.Units[at(row).Unit].Code),
            Words("grading", row => classes!.Gradings[at(row).Grading]),
            Words("class", row => classes!.Classes[at(row).Class].Code),
            new OptionalIntegerColumn("draws", row => at(row) is var (unit, grading, own) ? classes!.Count(unit, own, grading) : null),
            Column("p", row => share(row).Value),
            Column("p_error", row => share(row).Error),
        ];
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
        var (scores, ranks, classes) = (source.Numbers("score"), source.Numbers("rank"), source.Texts("class"));
        var units = new Dictionary<string, RobustnessUnit>(StringComparer.Ordinal);
        for (var row = 0; row < codes.Length; row++)
            units.Add(codes[row], new RobustnessUnit(codes[row], new Text(zh[row] ?? codes[row], en[row] ?? codes[row]), scores[row], ranks[row], classes[row]));
        return units;
    }

    static int[] Order(RobustnessResult result) =>
        [.. Enumerable.Range(0, result.Units.Count).OrderBy(unit => result.Units[unit].Code, StringComparer.Ordinal)];

    static double Known(double rank) => rank > 0 ? rank : double.NaN;

    static NumberColumn Column(string name, Func<int, double> value) => new(name, (from, rows) =>
    {
        for (var i = 0; i < rows.Length; i++) rows[i] = value(from + i);
    });

    static WordColumn Words(string name, Func<int, string> value) => new(name, (from, rows) =>
    {
        for (var i = 0; i < rows.Length; i++) rows[i] = value(from + i).AsMemory();
    });
}
