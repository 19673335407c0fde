using Scoring.Data.Bundles;
using Scoring.Evaluating;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Publishing.Workbooks.Live;
using Scoring.Schemes;
using Scoring.Weighting;

namespace Scoring.Publishing.Workbooks;

/// <summary>An indicator on the traceable sheet.</summary>
/// <param name="Node">The leaf.</param>
/// <param name="Choice">The method that normalises it; null = none.</param>
/// <param name="Raw">Its values by row of the run.</param>
/// <param name="Normalised">Its normalised values by row of the run.</param>
/// <param name="Statuses">What the cells are worth.</param>
/// <param name="Scale">The formula; null = values only.</param>
sealed record TracedLeaf(Node Node, MethodChoice? Choice, double[] Raw, double[] Normalised, CellStatus[] Statuses, LiveScale? Scale);

/// <summary>A node on the traceable sheet.</summary>
/// <param name="Result">Its results.</param>
/// <param name="Choice">The method that joins its children.</param>
/// <param name="IsLive">Whether it is worked out by a formula.</param>
sealed record TracedNode(PublishedNode Result, MethodChoice Choice, bool IsLive);

/// <summary>Where everything stands on the traceable sheet, and which cells are formulas.</summary>
sealed class TracePlan
{
    /// <summary>The most numbers of stored samples that are put on a sheet: lookups in longer ones would make every change wait.</summary>
    const int MostSampleNumbers = 100_000;

    readonly PublishedRun run;
    readonly int keyColumns;
    readonly int firstRow;
    readonly int sampleUnits;
    readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    int sampleNumbers;

    public TracePlan(WorkbookContent book, int keyColumns, int firstRow, string sheetName, Func<string> samplesName)
    {
        (run, this.keyColumns, this.firstRow, SheetName) = (book.Run, keyColumns, firstRow, sheetName);
        Rows = run.Ordered(book.Year, run.Index);
        sampleUnits = Rows.Count(row => !run.Roster.IsAggregate[run.RowUnits[row]]);
        Weights = NodeWeights.Of(run.Bundle.Records);
        var step = run.Scheme.Steps.FirstOrDefault(step => step.Kind == StepKind.Normalise);
        var record = step is null ? null : run.Bundle.Records.FirstOrDefault(record => record.Kind == StepKind.Normalise);
        for (var i = 0; i < book.Leaves.Count; i++) columns[book.Leaves[i].Code] = keyColumns + book.Leaves.Count + i;
        Leaves = [.. book.Leaves.Select((leaf, i) => Leaf(leaf, keyColumns + i, step, record, run.Years[book.Year], samplesName))];
        var aggregate = run.Scheme.Steps.First(step => step.Kind == StepKind.Aggregate);
        Nodes =
        [
            .. run.Nodes.Where(node => node.Publication is null).OrderByDescending(node => node.Depth)
                .Select(node => new TracedNode(node, aggregate.For(node.Code), LiveNode.Knows(node.Node, aggregate.For(node.Code)))),
        ];
        for (var i = 0; i < Nodes.Count; i++) columns[Nodes[i].Result.Code] = keyColumns + (2 * Leaves.Count) + i;
        var rank = run.Scheme.Steps.First(step => step.Kind == StepKind.Rank);
        // Places of adjusted scores do not follow from the scores on the sheet.
        if (run.Adjusted is null && rank.Choice.Options.Word("ties") == "min" && !rank.Choice.Options.Has("decimals"))
            RankOrder = rank.Choice.Options.Word("order") == "low-first" ? 1 : 0;
    }

    public string SheetName { get; }

    /// <summary>Rows of the run in the sheet's order; aggregate units last.</summary>
    public int[] Rows { get; }

    public IReadOnlyList<TracedLeaf> Leaves { get; }

    /// <summary>The deepest first, so that everything a cell reads stands to its left; siblings side by side.</summary>
    public IReadOnlyList<TracedNode> Nodes { get; }

    public NodeWeights Weights { get; }

    /// <summary>The order that <c>RANK</c> takes; null when the scheme ranks by other rules than <c>RANK</c>, or adjusted scores.</summary>
    public int? RankOrder { get; }

    /// <summary>Stored samples with their indicator, in the order of their columns on a sheet of their own.</summary>
    public List<(string Code, double[] Sorted)> Samples { get; } = [];

    /// <summary>The name of that sheet; empty when there is none.</summary>
    public string SamplesSheetName { get; private set; } = "";

    /// <summary>The column of a node, or that of an indicator's normalised value.</summary>
    public int ColumnOf(string code) => columns[code];

    public int NormalisedColumn(int leaf) => keyColumns + Leaves.Count + leaf;

    /// <summary>The cells of a column that belong to units, aggregate units left out.</summary>
    public string SampleRange(int column) => CellName.Rows(column, firstRow, firstRow + Math.Max(sampleUnits, 1) - 1);

    /// <summary>Whether the formula gives an indicator's number of the run.</summary>
    public static bool IsLive(TracedLeaf leaf, int row) =>
        leaf.Scale is not null && !double.IsNaN(leaf.Raw[row]) && !double.IsNaN(leaf.Normalised[row]) && Agrees(leaf.Scale.Value(leaf.Raw[row]), leaf.Normalised[row]);

    /// <summary>A node's formula in one row; null when it has no score or the formula would not give it.</summary>
    public string? Formula(TracedNode node, int row, int sheetRow, int weightRow)
    {
        var score = node.Result.Scores[row];
        if (!node.IsLive || double.IsNaN(score)) return null;
        var (children, missing) = (new List<LiveChild>(), new List<LiveChild>());
        foreach (var child in node.Result.Node.Children.Where(child => child.FeedsParent))
        {
            var value = Value(child, row);
            var each = new LiveChild(columns[child.Code], Weights.Of(child), value);
            if (!double.IsNaN(value)) children.Add(each);
            else if (!IsExempt(child, row)) missing.Add(each);
        }
        if (children.Count == 0) return null;
        LiveChild[] applicable = [.. children.Concat(missing).OrderBy(child => child.Column)];
        if (!Agrees(LiveNode.Value(node.Choice, children, applicable.Sum(child => child.Weight)), score)) return null;
        return LiveNode.Formula(node.Choice, children, missing.Count == 0 ? "" : LiveNode.Weights(applicable, weightRow), sheetRow, weightRow);
    }

    double Value(Node child, int row) => child.IsLeaf
        ? Leaves.First(leaf => ReferenceEquals(leaf.Node, child)).Normalised[row]
        : run.Nodes.First(node => node.Code == child.Code).Scores[row];

    bool IsExempt(Node node, int row) => node.IsLeaf
        ? Leaves.First(leaf => ReferenceEquals(leaf.Node, node)).Statuses[row] == CellStatus.NotApplicable
        : node.Children.Where(child => child.FeedsParent).All(child => IsExempt(child, row));

    static bool Agrees(double computed, double published) => Math.Abs(computed - published) <= 1e-10 * Math.Max(1, Math.Abs(published));

    TracedLeaf Leaf(Node leaf, int column, Step? step, StepRecord? record, int year, Func<string> samplesName)
    {
        var bundle = run.Bundle;
        var place = WorkbookContent.Position(bundle.Normalised.Indicators, leaf.Code);
        var (raw, normalised, statuses) = (bundle.Indicators.Values[place], bundle.Normalised.Values[place], bundle.Statuses.Statuses[place]);
        if (step is null) return new TracedLeaf(leaf, null, raw, normalised, statuses, new LiveUnchanged());
        var indicator = run.Scheme.Indicators.First(indicator => indicator.Code == leaf.Code);
        var entry = record?.Fitted.FirstOrDefault(entry => entry.Code == leaf.Code && entry.Stage == 0 && entry.Group is null && (entry.Year ?? year) == year);
        double[] sample = [.. Rows.Take(sampleUnits).Select(row => raw[row])];
        var scale = LiveScales.Of(step.For(leaf.Code), indicator, entry, sample, SampleRange(column), Place);
        if (scale is not null && !Rows.Any(row => !double.IsNaN(normalised[row]) && Agrees(scale.Value(raw[row]), normalised[row]))) scale = null;
        return new TracedLeaf(leaf, step.For(leaf.Code), raw, normalised, statuses, scale);

        string? Place(double[] sorted)
        {
            if (sampleNumbers + sorted.Length > MostSampleNumbers) return null;
            sampleNumbers += sorted.Length;
            if (Samples.Count == 0) SamplesSheetName = samplesName();
            Samples.Add((leaf.Code, sorted));
            return $"{CellName.Sheet(SamplesSheetName)}!{CellName.Rows(Samples.Count - 1, SamplesSheet.FirstRow, SamplesSheet.FirstRow + sorted.Length - 1).Replace(CellName.Column(Samples.Count - 1) + "$", "$" + CellName.Column(Samples.Count - 1) + "$", StringComparison.Ordinal)}";
        }
    }
}
