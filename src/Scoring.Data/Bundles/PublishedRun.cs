using Scoring.Data.Results;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Grading;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Ranking;
using Scoring.Schemes;

namespace Scoring.Data.Bundles;

/// <summary>A run laid out for publishing: a row per year and unit, a column per node.</summary>
public sealed class PublishedRun
{
    readonly Dictionary<(int Year, int Unit), int> rowOf;
    readonly int[] firstRow;
    readonly string[] codes;
    readonly Dictionary<string, Text> classNames = new(StringComparer.Ordinal);

    PublishedRun(RunBundle bundle, Scheme scheme, ScoreTable scores)
    {
        (Bundle, Scheme, Roster, Years) = (bundle, scheme, bundle.Roster, bundle.Manifest.Years);
        var found = Collect(scheme.Framework);
        codes = [.. found.Select(each => each.Code).Order(StringComparer.Ordinal)];
        if (scores.Count % codes.Length != 0) throw Unfit($"scores, {scores.Count} rows", $"{codes.Length} nodes");
        for (var n = 0; n < codes.Length && scores.Count > 0; n++)
            if (scores.Nodes[n] != codes[n]) throw Unfit($"scores, {scores.Nodes[n]}", codes[n]);
        var count = scores.Count / codes.Length;
        (RowYears, RowUnits) = (new int[count], new int[count]);
        rowOf = new Dictionary<(int, int), int>(count);
        firstRow = new int[Years.Count + 1];
        Array.Fill(firstRow, count);
        for (var row = 0; row < count; row++)
        {
            RowYears[row] = scores.Years[row * codes.Length];
            RowUnits[row] = Roster.IndexOf(scores.Units[row * codes.Length]);
            if (!rowOf.TryAdd((RowYears[row], RowUnits[row]), row)) throw Unfit($"scores, {RowYears[row]}, {scores.Units[row * codes.Length]} twice", "a row per year, unit and node");
            for (var y = IndexOfYear(RowYears[row]); y >= 0 && firstRow[y] > row; y--) firstRow[y] = row;
        }
        var classes = bundle.Classes is { } table ? Fitting("classes", table.Years, table) : null;
        Nodes = [.. found.Select((each, i) => Spread(each, scores) with { Classes = i == 0 ? classes?.Classes : each.Publication is null ? classes?.NodeClasses.GetValueOrDefault(each.Code) : null })];
        foreach (var each in scheme.Steps.FirstOrDefault(step => step.Kind == StepKind.Grade) is { } grade ? GradeClass.Of(grade.Choice.Options) : []) classNames[each.Code] = each.Name;
        if (bundle.Adjustments is { } adjustments) Adjusted = Fitting("adjustments", adjustments.Years, adjustments.Adjusted);
    }

    /// <summary>The run as it was read.</summary>
    public RunBundle Bundle { get; }

    /// <summary>Its scheme.</summary>
    public Scheme Scheme { get; }

    /// <summary>Its units.</summary>
    public Roster Roster { get; }

    /// <summary>Its years, ascending.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>The index first, parents before children, publications behind their node.</summary>
    public IReadOnlyList<PublishedNode> Nodes { get; }

    /// <summary>The year by row, ascending.</summary>
    public int[] RowYears { get; }

    /// <summary>The unit's index in the roster by row, ascending inside a year.</summary>
    public int[] RowUnits { get; }

    /// <summary>Code of the class by row, or null when the run has none.</summary>
    public string?[]? Classes => Index.Classes;

    /// <summary>Decimals that tell scores apart: 2, or 4 where no score is above 2.</summary>
    public int ScoreDecimals => scoreDecimals ??= Index.Scores.Any(score => Math.Abs(score) > 2) ? 2 : 4;

    int? scoreDecimals;

    /// <summary>Positions of the years in which some unit is ranked; panels may begin earlier, for growth rates, or end later.</summary>
    public IReadOnlyList<int> RankedYears => field ??= [.. Enumerable.Range(0, Years.Count).Where(year => RowsOf(year) is var (from, to) && Index.Ranks[from..to].Any(rank => !double.IsNaN(rank)))];

    /// <summary>The index's score with bonuses and penalties by row, NaN = none; null when the scheme adjusts nothing. Places are those of this score.</summary>
    public double[]? Adjusted { get; }

    /// <summary>The index.</summary>
    public PublishedNode Index => Nodes[0];

    /// <summary>The nodes directly below the index.</summary>
    public IEnumerable<PublishedNode> Pillars => Nodes.Where(node => node is { Depth: 1, Publication: null });

    /// <summary>Lays a run out.</summary>
    /// <exception cref="ScoringException">Its tables do not fit together, or its scheme cannot be read.</exception>
    public static PublishedRun Of(RunBundle bundle) => new(bundle, SchemeReader.Read(bundle.Manifest.SchemeJson, RunManifest.FileName), bundle.Scores);

    /// <summary>The name of a class by its code; null = none.</summary>
    public string? ClassName(string? code, Language language) => code is null ? null : classNames.TryGetValue(code, out var name) ? name.In(language) : code;

    /// <summary>Checks that a wide table has the run's rows.</summary>
    /// <exception cref="ScoringException">It has others.</exception>
    public void CheckRows(string name, IndicatorTable table) => Fitting(name, table.Years, table);

    /// <summary>A table, if it has the run's rows.</summary>
    T Fitting<T>(string name, int[] years, T table) =>
        years.AsSpan().SequenceEqual(RowYears) ? table : throw Unfit($"{name}, {years.Length} rows", $"{RowYears.Length} rows");

    /// <summary>Position of a year, or −1.</summary>
    public int IndexOfYear(int year)
    {
        for (var y = 0; y < Years.Count; y++)
            if (Years[y] == year)
                return y;
        return -1;
    }

    /// <summary>Rows of a year: from the first up to, but not including, the second.</summary>
    public (int From, int To) RowsOf(int year) => (firstRow[year], firstRow[year + 1]);

    /// <summary>The row of a unit in a year, or −1 when it is not in the year's roster.</summary>
    public int Row(int year, int unit) => year >= 0 && rowOf.TryGetValue((Years[year], unit), out var row) ? row : -1;

    /// <summary>The year to show: the one asked for, or the last with ranks.</summary>
    /// <exception cref="ScoringException">The run does not have the year asked for.</exception>
    public int ChooseYear(int? wanted)
    {
        if (wanted is { } year)
            return IndexOfYear(year) is var index and >= 0 ? index : throw new ScoringException(new Finding
            {
                Kind = FindingKinds.YearNotInPanel,
                Found = $"--year {year}",
                Expected = string.Join(", ", Years),
            });
        for (var y = Years.Count - 1; y >= 0; y--)
        {
            var (from, to) = RowsOf(y);
            if (Index.Ranks.AsSpan(from, to - from).ContainsAnyInRange(0, double.MaxValue)) return y;
        }
        return Years.Count - 1;
    }

    /// <summary>Rows of a year in the order of a table: ranked units by place, then those without one, aggregate units last.</summary>
    public int[] Ordered(int year, PublishedNode node)
    {
        var (from, to) = RowsOf(year);
        return
        [
            .. Enumerable.Range(from, to - from)
                .OrderBy(row => Roster.IsAggregate[RowUnits[row]] ? 2 : double.IsNaN(node.Ranks[row]) ? 1 : 0)
                .ThenBy(row => double.IsNaN(node.Ranks[row]) ? 0 : node.Ranks[row])
                .ThenBy(row => row),
        ];
    }

    /// <summary>How units moved at a node since the year before, by unit; null in the first year.</summary>
    public RankMove[]? Moves(int year, PublishedNode node) =>
        year == 0 ? null : RankMove.Between(Places(year - 1, node), Places(year, node));

    NodeYear Places(int year, PublishedNode node)
    {
        var ranks = new double[Roster.Count];
        Array.Fill(ranks, double.NaN);
        var (from, to) = RowsOf(year);
        for (var row = from; row < to; row++) ranks[RowUnits[row]] = node.Ranks[row];
        return new NodeYear { Scores = [], Ranks = ranks, Coverage = [], GroupRanks = [], Unscored = new Dictionary<int, Unscored>() };
    }

    PublishedNode Spread(Place each, ScoreTable scores)
    {
        var place = Array.BinarySearch(codes, each.Code, StringComparer.Ordinal);
        return new PublishedNode(each.Code, each.Name, each.Node, each.Parent, each.Publication, each.Depth)
        {
            Scores = Column(scores.Scores),
            Ranks = Column(scores.Ranks),
            Coverage = Column(scores.Coverage),
            Unscored = Column(scores.Unscored),
            GroupRanks = [.. scores.GroupRanks.Select(group => (group.Key, Column(group.Value)))],
        };

        T[] Column<T>(T[] table)
        {
            var column = new T[RowYears.Length];
            for (var row = 0; row < column.Length; row++) column[row] = table[(row * codes.Length) + place];
            return column;
        }
    }

    static List<Place> Collect(Node framework)
    {
        var found = new List<Place>();
        Add(framework, null, 0);
        return found;

        void Add(Node node, Node? parent, int depth)
        {
            if (node.IsLeaf) return;
            found.Add(new Place(node.Code, node.Name, node, parent, null, depth));
            foreach (var publication in node.Publish) found.Add(new Place(publication.Code, publication.Name, node, node, publication, depth));
            foreach (var child in node.Children) Add(child, node, depth + 1);
        }
    }

    /// <summary>A node or publication before its results.</summary>
    sealed record Place(string Code, Text Name, Node Node, Node? Parent, Publication? Publication, int Depth);

    ScoringException Unfit(string found, string expected) => new(new Finding
    {
        Kind = FindingKinds.RunDamaged,
        File = Bundle.Directory,
        Found = found,
        Expected = expected,
    });
}
