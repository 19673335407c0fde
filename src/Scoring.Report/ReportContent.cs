using Microsoft.AspNetCore.Components;
using Scoring.Data.Bundles;
using Scoring.Evaluating;
using Scoring.Explaining;
using Scoring.Ranking;
using Scoring.Report.Rendering;
using Scoring.Report.Sections;
using Scoring.Report.Units;
using Scoring.Schemes;
using Scoring.Targeting;

namespace Scoring.Report;

/// <summary>What the sections and pages of one report share.</summary>
/// <param name="run">The run, a row per year and unit.</param>
/// <param name="year">Position of the year shown.</param>
/// <param name="language">Language of words and names.</param>
public sealed class ReportContent(PublishedRun run, int year, Language language)
{
    /// <summary>Above this number of units the parts that only some readers open wait as text until they are opened.</summary>
    public const int MostOpenUnits = 120;

    /// <summary>The run, a row per year and unit.</summary>
    public PublishedRun Run { get; } = run;

    /// <summary>Position of the year shown.</summary>
    public int Year { get; } = year;

    /// <summary>Language of words and names.</summary>
    public Language Language { get; } = language;

    /// <summary>The evaluation, made again from the bundle.</summary>
    public required Evaluation Evaluation { get; init; }

    /// <summary>Why ranks moved since the year before; null in a run's first year.</summary>
    public RankLedger? Ledger { get; init; }

    /// <summary>Draws of weights and methods, or null when none are given.</summary>
    public RobustnessResult? Robustness { get; init; }

    /// <summary>True when every unit has a file of its own; false when all stand in one file.</summary>
    public bool HasPages { get; init; }

    /// <summary>Moves at the index since the year before, by unit; null in a run's first year.</summary>
    public IReadOnlyList<RankMove>? Moves => field ??= Run.Moves(Year, Run.Index);

    /// <summary>Rows of the year in the order of the ranking: ranked units, units without a place, aggregate units.</summary>
    public IReadOnlyList<int> Order => field ??= Run.Ordered(Year, Run.Index);

    /// <summary>Position of a row in <see cref="Order"/>.</summary>
    internal int PositionOf(int row) => (positions ??= Order.Select((each, i) => (each, i)).ToDictionary(pair => pair.each, pair => pair.i))[row];

    Dictionary<int, int>? positions;

    /// <summary>Rows of the year's ranked units, best first.</summary>
    public IReadOnlyList<int> Ranked => field ??= [.. Order.TakeWhile(row => !double.IsNaN(Run.Index.Ranks[row]))];

    /// <summary>The indicators of the framework in its order.</summary>
    public IReadOnlyList<Node> Leaves => field ??= [.. Run.Scheme.Framework.TopDown().Where(node => node.IsLeaf)];

    /// <summary>The indicators with their columns, in the framework's order.</summary>
    internal IReadOnlyList<IndicatorColumn> Columns => field ??= IndicatorColumn.All(this);

    /// <summary>The pages of units.</summary>
    internal UnitPages Pages => field ??= new UnitPages(this, null, Targets is null ? null : UnitOutlooks.Of(Targets, this));

    /// <summary>What would take each unit further, or null when it was not worked out.</summary>
    internal UnitTargets? Targets { get; init; }

    /// <summary>The map, or null when there is nothing to draw.</summary>
    internal ReportMap? Map { get; set; }

    /// <summary>The pages of units as markup, written beforehand, by unit; empty when every unit has a file of its own.</summary>
    internal MarkupString[] UnitBodies { get; set; } = [];

    /// <summary>The nodes directly below the index.</summary>
    public IReadOnlyList<PublishedNode> Pillars => field ??= [.. Run.Pillars];

    /// <summary>What the index's contributions are grouped by: its children, indicators among them; where there is only one, what that one is made of.</summary>
    public IReadOnlyList<Node> Branches
    {
        get
        {
            var children = Run.Scheme.Framework.Children;
            while (children is [{ IsLeaf: false } only]) children = only.Children;
            return children;
        }
    }

    /// <summary>Decimals that scores are shown with: 2, or 4 where no score is above 2.</summary>
    public int Decimals => Run.ScoreDecimals;

    /// <summary>True when parts wait as text until they are opened.</summary>
    public bool IsLazy => Run.RowsOf(Year) is var (from, to) && to - from > MostOpenUnits;

    /// <summary>The calendar year shown.</summary>
    public int CalendarYear => Run.Years[Year];

    /// <summary>A word in the report's language.</summary>
    public string Word(string zh, string en) => Language == Language.Chinese ? zh : en;

    /// <summary>A count with its English noun: <c>1 unit</c>, <c>2 units</c>.</summary>
    internal static string Many(long count, string one, string many) => $"{Numbers.Count(count)} {(count == 1 ? one : many)}";

    /// <summary>The language of words that are all in another one than the page; null where they need no mark.</summary>
    internal string? LanguageOf(string words) => Language == Language.English && !words.Any(char.IsAsciiLetter) && words.Any(letter => letter is >= '\u2e80' and <= '\u9fff' or >= '\uf900' and <= '\ufaff') ? "zh-CN" : null;

    /// <summary>A name in the report's language.</summary>
    public string Name(Text name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.In(Language);
    }

    /// <summary>The name of a unit by its index in the roster.</summary>
    public string UnitName(int unit) => Run.Roster.Units[unit].Name.In(Language);

    /// <summary>The name of a unit by its code; a code that the roster does not have stands for itself.</summary>
    public string UnitName(string code) => Run.Roster.IndexOf(code) is var unit and >= 0 ? UnitName(unit) : code;

    /// <summary>Where the page of a unit is: a place in the same file, or a file beside it.</summary>
    public string Href(int unit) => HasPages ? UnitFile(unit) : $"#{Anchor(unit)}";

    /// <summary>The mark of a unit inside a file.</summary>
    public static string Anchor(int unit) => FormattableString.Invariant($"u{unit}");

    /// <summary>The name of a unit's file: its code, and its position where the code does not make a file name.</summary>
    public string UnitFile(int unit)
    {
        var code = Run.Roster.Units[unit].Code;
        var isPlain = code.Length <= 60 && code.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter));
        return isPlain ? $"unit-{code}.html" : FormattableString.Invariant($"unit_{unit}.html");
    }

    /// <summary>A score as it is shown.</summary>
    public string Score(double score) => Numbers.Fixed(score, Decimals);

    /// <summary>The row of a unit in the year shown, or −1.</summary>
    public int Row(int unit) => Run.Row(Year, unit);

    /// <summary>The score by which units are ranked: with bonuses and penalties where the scheme has them.</summary>
    public double RankedScore(int row) => Run.Adjusted is { } adjusted ? adjusted[row] : Run.Index.Scores[row];

    /// <summary>Contributions of the index's branches in a row, in the order of <see cref="Branches"/>; null when the run holds none. NaN = none.</summary>
    public double[]? Contributions(int row)
    {
        if (Run.Bundle.Contributions is not { } table) return null;
        var positions = branchColumns ??= BranchColumns(table.Indicators);
        var parts = new double[positions.Length];
        for (var branch = 0; branch < parts.Length; branch++)
        {
            var sum = double.NaN;
            foreach (var column in positions[branch])
                if (table.Values[column][row] is var points && !double.IsNaN(points))
                    sum = double.IsNaN(sum) ? points : sum + points;
            parts[branch] = sum;
        }
        return parts;
    }

    /// <summary>The 5th and the 95th percentile of each unit's places over the draws, by unit; null when no draws are given.</summary>
    public IReadOnlyDictionary<int, (double Low, double High)>? RankIntervals
    {
        get
        {
            if (field is not null || Robustness is not { } draws) return field;
            var intervals = new Dictionary<int, (double Low, double High)>();
            for (var i = 0; i < draws.Units.Count; i++)
                if (Run.Roster.IndexOf(draws.Units[i].Code) is var unit and >= 0 && draws.Summary.Quantile(i, 0.05).Rank is var low and > 0)
                    intervals[unit] = (low, draws.Summary.Quantile(i, 0.95).Rank);
            return field = intervals;
        }
    }

    int[][]? branchColumns;

    int[][] BranchColumns(IReadOnlyList<string> codes)
    {
        var position = codes.Select((code, i) => (code, i)).ToDictionary(pair => pair.code, pair => pair.i, StringComparer.Ordinal);
        return [.. Branches.Select(branch => branch.TopDown().Where(node => node.IsLeaf && position.ContainsKey(node.Code)).Select(leaf => position[leaf.Code]).ToArray())];
    }
}
