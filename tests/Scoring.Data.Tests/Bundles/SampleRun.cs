using Scoring.Evaluating;
using Scoring.Explaining;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Treating;

namespace Scoring.Data.Tests.Bundles;

/// <summary>Evaluations made by hand: the numbers follow a rule that tests can state again on their own.</summary>
static class SampleRun
{
    public const string SchemeJson = """{ "id": "sample", "version": "1", "title": { "zh": "样例", "en": "Sample" }, "weights": [1.50, 2] }""";

    static readonly FindingKind[] Kinds = [FindingKinds.RunRestored, FindingKinds.LeftoversRemoved, FindingKinds.PublishedScoreChanged];

    /// <summary>Score of a unit at a node in a year; <paramref name="salt"/> tells one run from another.</summary>
    public static double Score(int unit, int node, int year, int salt = 0) =>
        (((unit * 7919L) + (node * 104_729L) + (year * 1_299_709L) + (salt * 15_485_863L)) % 1_000_003) / 10_007.0;

    public static double Value(int unit, int indicator, int year) => ((unit * 31L) + (indicator * 17L) + (year * 7L)) % 101 / 1.1;

    /// <summary>Cells, places and reasons follow the indices: every 13th cell is missing, every 11th unit has no score.</summary>
    public static Evaluation Of(int units = 40, int years = 3, int indicators = 5, int pillars = 2, int salt = 0, IReadOnlyList<RosterEntry>? entries = null)
    {
        var roster = new Roster(entries ?? [.. Enumerable.Range(0, units).Select(Entry)]);
        int[] yearNumbers = [.. Enumerable.Range(0, years).Select(y => 2020 + y)];
        string[] codes = [.. Enumerable.Range(0, indicators).Select(i => $"ind.{i:00}")];
        var present = yearNumbers.Select((_, y) => Enumerable.Range(0, roster.Count).Select(u => !(u == 3 && y == 0) && !(u == 4 && y == years - 1 && years > 1)).ToArray()).ToArray();
        var columns = codes.Select((_, i) => yearNumbers.Select((_, y) => Cells(roster.Count, i, y, present[y])).ToArray()).ToArray();
        var panel = new Panel(roster, yearNumbers, codes, columns, present);
        var framework = Framework(codes, pillars);
        var nodes = framework.TopDown().Where(node => !node.IsLeaf)
            .Select((node, n) => new NodeResult(node.Code, node.Name, node, null, [.. yearNumbers.Select((_, y) => NodeYears(roster, n, y, present[y], salt))]))
            .ToArray();
        return new Evaluation
        {
            Scheme = new Scheme
            {
                Id = "sample",
                Version = "1",
                Title = new Text("样例", "Sample"),
                Indicators = [.. codes.Select(code => new Indicator(code))],
                Framework = framework,
                Steps = [],
                NeededVariables = codes,
            },
            Indicators = panel,
            Normalised = panel,
            Nodes = nodes,
            Records = Records(codes),
            Treated = [.. Treated(panel)],
            Findings = [.. Enumerable.Range(0, 7).Select(i => new Finding { Kind = Kinds[i % 3], Found = $"发现 {i}", Unit = i % 2 == 0 ? null : "000001", Year = i % 3 == 0 ? null : 2021, Row = i == 5 ? 5_000_000_000 : null, Count = i + 1 })],
        };
    }

    /// <summary>Contributions by indicator, year and unit.</summary>
    public static Contributions Contributions(Evaluation evaluation) => new(
        evaluation.Normalised.Variables,
        [.. evaluation.Normalised.Variables.Select((_, i) => evaluation.Years.Select((_, y) =>
            Enumerable.Range(0, evaluation.Roster.Count).Select(u => u % 5 == 0 ? double.NaN : Value(u, i, y) / 10).ToArray()).ToArray())],
        []);

    static RosterEntry Entry(int unit) => new($"{unit:000000}")
    {
        Name = new Text($"单位{unit}", $"Unit {unit}"),
        IsAggregate = unit == 2,
        Parent = unit % 3 == 0 ? "province" : null,
        Groups = new Dictionary<string, IReadOnlyList<string>> { ["zone"] = [unit % 2 == 0 ? "生态" : "都市"], ["type"] = unit % 4 == 0 ? ["山区", "边境"] : ["平原"] },
    };

    static Column Cells(int units, int indicator, int year, bool[] present)
    {
        var values = new double[units];
        var statuses = new CellStatus[units];
        for (var u = 0; u < units; u++)
        {
            var isMissing = !present[u] || (u + indicator + year) % 13 == 0;
            values[u] = isMissing ? double.NaN : Value(u, indicator, year);
            statuses[u] = isMissing ? CellStatus.Missing : (CellStatus)((u + indicator) % 7) is var status && status is CellStatus.Missing or CellStatus.NotApplicable ? CellStatus.Imputed : status;
        }
        return new Column(values, statuses);
    }

    static Node Framework(string[] codes, int pillars)
    {
        var children = Enumerable.Range(0, pillars).Select(p => new Node($"pillar_{p:00}")
        {
            Name = new Text($"支柱{p}", $"Pillar {p}"),
            Children = [.. codes.Where((_, i) => i % pillars == p).Select(code => new Node(code))],
        });
        return new Node("index") { Name = new Text("指数", "Index"), Children = [.. children] };
    }

    static NodeYear NodeYears(Roster roster, int node, int year, bool[] present, int salt)
    {
        var unscored = new Dictionary<int, Unscored>();
        var scores = new double[roster.Count];
        for (var u = 0; u < scores.Length; u++)
        {
            scores[u] = !present[u] || (u > 0 && u % 11 == 0) ? double.NaN : Score(u, node, year, salt);
            if (present[u] && double.IsNaN(scores[u])) unscored[u] = new Unscored(UnscoredReason.Coverage, 0.5, 0.66);
        }
        return new NodeYear
        {
            Scores = scores,
            Ranks = Ranks(scores, unit => !roster.IsAggregate[unit]),
            Coverage = [.. present.Select((isPresent, u) => isPresent ? (u % 4 == 0 ? 0.75 : 1) : double.NaN)],
            GroupRanks = [.. GroupRanking.Of(roster).Select(ranking => GroupRanks(roster, ranking, scores))],
            Unscored = unscored,
        };
    }

    static double[] GroupRanks(Roster roster, GroupRanking ranking, double[] scores)
    {
        var ranks = new double[scores.Length];
        Array.Fill(ranks, double.NaN);
        for (var group = 0; group < ranking.Grouping.Labels.Count; group++)
        {
            if (ranking.Group >= 0 && ranking.Group != group) continue;
            var members = ranking.Grouping.Members(group).ToArray().ToHashSet();
            var inside = Ranks(scores, unit => members.Contains(unit) && !roster.IsAggregate[unit]);
            foreach (var unit in members) ranks[unit] = inside[unit];
        }
        return ranks;
    }

    static double[] Ranks(double[] scores, Func<int, bool> isRanked)
    {
        double[] ranked = [.. scores.Where((score, unit) => isRanked(unit) && !double.IsNaN(score)).OrderDescending()];
        var places = new Dictionary<double, int>();
        for (var i = 0; i < ranked.Length; i++) places.TryAdd(ranked[i], i + 1);
        return [.. scores.Select((score, unit) => isRanked(unit) && !double.IsNaN(score) ? places[score] : double.NaN)];
    }

    /// <summary>The first indicator capped from both ends in every year but the first, the second doubled as if by a transformation.</summary>
    static IEnumerable<TreatedColumn> Treated(Panel panel)
    {
        for (var y = 1; y < panel.Years.Count; y++)
            for (var i = 0; i < Math.Min(2, panel.Variables.Count); i++)
            {
                var before = panel[i, y];
                double[] after = [.. before.Values.Select(value => i == 0 ? Math.Clamp(value, 20, 60) : 2 * value)];
                yield return new TreatedColumn(2, panel.Variables[i], panel.Years[y], before, new Column(after, before.Statuses),
                    i == 0 ? 20 : double.NegativeInfinity, i == 0 ? 60 : double.PositiveInfinity, i == 0 ? null : "log-ct");
            }
    }

    static StepRecord[] Records(string[] codes) =>
    [
        new(0, StepKind.Screen) { Dropped = [new DroppedUnit("000003", 2020, new Unscored(UnscoredReason.Screened, 0.4, 2.0 / 3))] },
        new(1, StepKind.Impute) { Changed = [new ChangedCells(codes[0], 2021, "latest", 12)] },
        new(2, StepKind.Treat)
        {
            Fitted = [new FittedEntry(codes[0], 0, null, null, "winsorise", new FittedScale { Parameters = [("high", 60.5)] })],
            Treated =
            [
                new TreatedSeries(codes[0], null, "winsorise", new Shape(40, 2.5, 1 / 3.0, false))
                { HighPoints = 3, HighCap = 60.5, Capped = new Shape(40, -0.0, double.NaN, true) },
                new TreatedSeries(codes[1], 2021, "log-ct", new Shape(1, double.NaN, double.NaN, null))
                { LowPoints = 1, LowCap = -1e-300, Capped = new Shape(), Transform = "log-ct", Transformed = new Shape(2, 0, double.PositiveInfinity, true) },
            ],
        },
        new(3, StepKind.Normalise)
        {
            Fitted =
            [
                new FittedEntry(codes[0], 0, null, null, "min-max", new FittedScale { Parameters = [("min", 0.1), ("max", 1 / 3.0)] }),
                new FittedEntry(codes[1], 0, 2021, "zone=生态", "percentile-rank", new FittedScale { Sorted = [1, 2.5, 2.5, 1e300] }),
                new FittedEntry(codes[1], 0, 2022, null, "percentile-rank", new FittedScale { Sorted = [7], IsConstant = true }),
                new FittedEntry(codes[2], 1, null, null, "z-score", new FittedScale { Parameters = [("mean", double.NaN), ("sd", double.PositiveInfinity)] }),
            ],
        },
        new(4, StepKind.Aggregate)
        {
            Fitted =
            [
                new FittedEntry(codes[0], -1, 2021, null, "copeland", new FittedScale { Sorted = [3, double.NaN, 1, double.NaN] }),
                new FittedEntry(codes[1], -1, 2021, null, "copeland", new FittedScale { IsConstant = true }),
                new FittedEntry("index", -2, null, null, "borda", new FittedScale { Parameters = [("units", 4)] }),
            ],
        },
    ];
}
