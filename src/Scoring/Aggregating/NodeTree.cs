using System.Buffers;
using System.Globalization;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Panels;

namespace Scoring.Aggregating;

/// <summary>The columns of every node while the tree is computed, and the computation of one node in one year.</summary>
sealed partial class NodeTree
{
    static readonly Dictionary<int, Unscored> NoReasons = [];

    readonly FrameworkPlan plan;
    readonly Panel panel;
    readonly NodeColumns[] columns;
    readonly List<Finding>?[] findings;
    readonly Dictionary<int, Unscored>?[] screened;
    readonly bool[] complete;
    readonly bool countLeaves;
    readonly Prepared?[] prepared;

    public NodeTree(FrameworkPlan plan, Panel panel, IReadOnlyList<DroppedUnit> dropped)
    {
        this.plan = plan;
        this.panel = panel;
        countLeaves = plan.Nodes.Any(node => node.Choice?.Options.Word("coverage_of") == "indicators");
        columns = [.. plan.Nodes.Select(node => node.Variable >= 0
            ? NodeColumns.OfLeaf(panel, node.Variable, countLeaves)
            : new NodeColumns(panel.Years.Count))];
        findings = new List<Finding>?[plan.Nodes.Count * panel.Years.Count];
        prepared = new Prepared?[findings.Length];
        screened = new Dictionary<int, Unscored>?[panel.Years.Count];
        foreach (var drop in dropped)
        {
            var (unit, year) = (panel.Roster.IndexOf(drop.Unit), panel.IndexOfYear(drop.Year));
            if (unit >= 0 && year >= 0) (screened[year] ??= []).TryAdd(unit, drop.Reason);
        }
        complete = [.. Enumerable.Range(0, panel.Years.Count).Select(year => panel.Present(year).IndexOf(false) < 0)];
    }

    /// <summary>The columns of a node.</summary>
    public NodeColumns Of(PlannedNode node) => columns[node.Position];

    /// <summary>What the computation of a node in a year found.</summary>
    public IReadOnlyList<Finding> FindingsOf(PlannedNode node, int year) => findings[Slot(node, year)] ?? [];

    /// <summary>Computes a node in a year from its children: value, coverage, reasons. Does not apply <c>then</c>.</summary>
    public void Compute(PlannedNode node, int year)
    {
        var own = columns[node.Position];
        var (children, exempt, applicable, reasons) = prepared[Slot(node, year)] ?? Prepare(node, year);
        prepared[Slot(node, year)] = null;
        var target = own.Values[year] = GC.AllocateUninitializedArray<double>(panel.UnitCount);
        Aggregate(node, year, children, exempt, reasons, target);
        if (reasons is not null)
            foreach (var unit in reasons.Keys)
                target[unit] = double.NaN;
        if (node.Choice!.Options.Rounding("round") is { } rule) rule.Apply(target);
        if (node.Node.Then.Count == 0 && node.Node.Round is { } last) last.Apply(target);
        if (!CoverageKernel.AllFinite(target)) Explain(node, year, children, applicable, target, ref reasons);
        own.Unscored[year] = reasons;
    }

    /// <summary>Coverage, and the units that the node's rules leave out.</summary>
    Prepared Prepare(PlannedNode node, int year)
    {
        var n = panel.UnitCount;
        var own = columns[node.Position];
        var children = node.Children.Select(child => columns[child].Values[year]).ToArray();
        var available = ArrayPool<double>.Shared.Rent(n);
        var coverage = own.Coverage[year] = GC.AllocateUninitializedArray<double>(n);
        CoverageKernel.Count(children, children.Length, available.AsSpan(0, n), coverage);
        var exempt = node.Children.Any(child => columns[child].Exempt[year] is not null)
            ? node.Children.Select(child => columns[child].Exempt[year]).ToArray()
            : null;
        var applicable = Applicability.Settle(own, node.Children.Select(child => columns[child]).ToArray(), exempt, year, available, coverage,
            countLeaves, node.Choice!.Options.Word("coverage_of") == "indicators");
        if (!complete[year]) Applicability.BlankAbsent(panel.Present(year), coverage);

        var reasons = screened[year] is { } left ? new Dictionary<int, Unscored>(left) : null;
        LeaveOut(node, year, available, coverage, ref reasons);
        ArrayPool<double>.Shared.Return(available);
        return new Prepared(children, exempt ?? [], applicable, reasons);
    }

    /// <summary>Takes a node's values as its <c>then</c> made them, and rounds them if declared.</summary>
    public void Finish(PlannedNode node, double[][] scaled)
    {
        var own = columns[node.Position];
        for (var year = 0; year < scaled.Length; year++)
        {
            if (node.Node.Round is { } rule) rule.Apply(scaled[year]);
            own.Unscored[year] = WithUndefined(own.Values[year], scaled[year], own.Unscored[year], node.Node.Code);
            own.Values[year] = scaled[year];
        }
    }

    /// <summary>Results without ranks, for the node itself or a publication with other values.</summary>
    public IReadOnlyList<NodeYear> Results(NodeColumns node, double[][] values) =>
        [.. Enumerable.Range(0, panel.Years.Count).Select(year => new NodeYear
        {
            Scores = values[year],
            Ranks = [],
            Coverage = node.Coverage[year],
            GroupRanks = [],
            Unscored = (ReferenceEquals(values, node.Values)
                ? node.Unscored[year]
                : WithUndefined(node.Values[year], values[year], node.Unscored[year], null)) ?? NoReasons,
        })];

    /// <summary>Finds the units that too little is known of.</summary>
    void LeaveOut(PlannedNode node, int year, double[] available, double[] coverage, ref Dictionary<int, Unscored>? reasons)
    {
        var options = node.Choice!.Options;
        var (minimum, least) = (options.Number("min_coverage"), options.Integer("min_children"));
        var eligible = options.NumberByName("eligible");
        var gates = eligible.Select(gate => (gate.Key, gate.Value, Coverage: CoverageOf(gate.Key, year))).ToArray();
        if (minimum <= 0 && least <= 1 && gates.Length == 0) return;
        var present = panel.Present(year);
        for (var unit = 0; unit < present.Length; unit++)
        {
            if (!present[unit] || double.IsNaN(coverage[unit]) || available[unit] == 0) continue;
            Unscored? reason = null;
            if (coverage[unit] < minimum) reason = new Unscored(UnscoredReason.Coverage, coverage[unit], minimum);
            else if (available[unit] < least) reason = new Unscored(UnscoredReason.Coverage, available[unit], least);
            else
                foreach (var (code, needed, found) in gates)
                    if (found[unit] < needed && reason is null)
                        reason = new Unscored(UnscoredReason.NotEligible, found[unit], needed, code);
            if (reason is not null) (reasons ??= []).TryAdd(unit, reason);
        }
    }

    double[] CoverageOf(string code, int year)
    {
        var node = plan.Find(code)!;
        if (node.Variable < 0) return columns[node.Position].Coverage[year];
        var column = panel[node.Variable, year];
        var exempt = columns[node.Position].Exempt[year];
        return [.. column.Values.Select((value, unit) => !double.IsNaN(value) ? 1 : exempt is not null && exempt[unit] ? double.NaN : 0.0)];
    }

    void Aggregate(PlannedNode node, int year, double[][] children, bool[]?[] exempt, Dictionary<int, Unscored>? left, double[] target)
    {
        var context = new AggregatorContext(node.Choice!.Options, (unit, child, value) =>
        {
            if (left is not null && left.ContainsKey(unit)) return;
            var code = plan.Nodes[node.Children[child]].Node.Code;
            Report(node, year, FindingKinds.ChildOutsideDomain, unit, string.Create(CultureInfo.InvariantCulture, $"{code} = {value:R}"), null);
        })
        {
            Exempt = exempt,
            Fit = fits.TryGetValue(node.Position, out var fit) ? fit[year] : null,
            Year = panel.Years[year],
            Source = node.Aggregator is Formula ? Source(node) : null,
            ReportIncident = incident =>
            {
                if (left is not null && left.ContainsKey(incident.Unit)) return;
                Report(node, year, FindingKinds.FormulaUndefined, incident.Unit,
                    string.Create(CultureInfo.InvariantCulture, $"{incident.Operation}: {incident.Kind}, {incident.Value:R}"), null);
            },
        };
        node.Aggregator!.Aggregate(context, children, node.Weights, target);
        if (!node.Aggregator.UsesWeights || node.Weights.Contains(0)) BlankWeightless(node, children, target);
    }

    ChildSource Source(PlannedNode node) => new(panel,
        [.. node.Children.Select(child => plan.Nodes[child].Node.Code)], [.. node.Children.Select(child => columns[child].Values)]);

    /// <summary>A unit without an available child, or whose available children all have weight zero, has no score whatever the method says.</summary>
    internal static void BlankWeightless(PlannedNode node, double[][] children, double[] target)
    {
        for (var unit = 0; unit < target.Length; unit++)
        {
            var weight = 0.0;
            for (var j = 0; j < children.Length; j++)
                if (!double.IsNaN(children[j][unit]))
                    weight += node.Aggregator!.UsesWeights ? node.Weights[j] : 1;
            if (weight == 0) target[unit] = double.NaN;
        }
    }

    /// <summary>Gives every present unit without a score its reason; a value beyond the range of a double is a fault.</summary>
    void Explain(
        PlannedNode node, int year, double[][] children, double[]? applicable, double[] target, ref Dictionary<int, Unscored>? reasons)
    {
        var present = panel.Present(year);
        for (var unit = 0; unit < target.Length; unit++)
        {
            if (double.IsFinite(target[unit]) || !present[unit]) continue;
            if (double.IsInfinity(target[unit]))
                Report(node, year, FindingKinds.NodeOverflow, unit, target[unit].ToString(CultureInfo.InvariantCulture), null);
            if (reasons is not null && reasons.ContainsKey(unit)) continue;
            (reasons ??= []).Add(unit, Reason(node, year, children, unit, applicable is not null && applicable[unit] == 0));
        }
    }

    Unscored Reason(PlannedNode node, int year, double[][] children, int unit, bool isExempt)
    {
        var weight = 0.0;
        string? firstMissing = null;
        for (var j = 0; j < children.Length; j++)
            if (!double.IsNaN(children[j][unit])) weight += node.Aggregator!.UsesWeights ? node.Weights[j] : 1;
            else if (columns[node.Children[j]].Exempt[year] is not { } exempt || !exempt[unit])
                firstMissing ??= plan.Nodes[node.Children[j]].Node.Code;
        if (isExempt || weight == 0) return new Unscored(UnscoredReason.NoData);
        return firstMissing is null ? new Unscored(UnscoredReason.Undefined) : new Unscored(UnscoredReason.ChildMissing, Code: firstMissing);
    }

    static Dictionary<int, Unscored>? WithUndefined(double[] before, double[] after, Dictionary<int, Unscored>? reasons, string? code)
    {
        Dictionary<int, Unscored>? more = null;
        for (var unit = 0; unit < after.Length; unit++)
            if (double.IsNaN(after[unit]) && !double.IsNaN(before[unit]))
                (more ??= reasons is null ? [] : new(reasons)).TryAdd(unit, new Unscored(UnscoredReason.Undefined, Code: code));
        return more ?? reasons;
    }

    void Report(PlannedNode node, int year, FindingKind kind, int unit, string found, string? expected) =>
        (findings[Slot(node, year)] ??= []).Add(new Finding
        {
            Kind = kind,
            Unit = panel.Roster.Units[unit].Code,
            Year = panel.Years[year],
            Variable = node.Node.Code,
            Found = found,
            Expected = expected,
        });

    int Slot(PlannedNode node, int year) => node.Position * panel.Years.Count + year;

    /// <summary>What is known of a node in a year before its method runs.</summary>
    sealed record Prepared(double[][] Children, bool[]?[] Exempt, double[]? Applicable, Dictionary<int, Unscored>? Reasons);
}
