using Scoring.Aggregating;
using Scoring.Evaluating;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Targeting;

/// <summary>The index of one year as a function of single cells of its indicators: normalised by the run's own method, then joined along the path to the root.</summary>
/// <remarks>
/// It gives what a whole run would give, to the bit, for the indicators without an obstacle (<see cref="IndicatorRoute.Obstacle"/>), because it calls the same methods on the
/// same columns; only what a change cannot reach is left out. Safe for several threads.
/// </remarks>
sealed partial class IndexModel
{
    readonly Evaluation evaluation;
    readonly int year;
    readonly bool frozen;
    readonly IReadOnlyDictionary<string, ReferenceTable>? tables;
    readonly FrameworkPlan plan;
    readonly double[][] columns;
    readonly bool[]?[] exempt;
    readonly NodeYear?[] results;
    readonly Panel oneYear;
    readonly ConditionSource conditions;
    readonly Dictionary<string, IndicatorRoute> routes = new(StringComparer.Ordinal);

    /// <summary>Prepares a year.</summary>
    /// <param name="evaluation">The evaluation, of all years.</param>
    /// <param name="year">The year's index.</param>
    /// <param name="frozen">Whether parameters stay as fitted.</param>
    /// <param name="tables">The tables that the scheme names; null = none.</param>
    public IndexModel(Evaluation evaluation, int year, bool frozen, IReadOnlyDictionary<string, ReferenceTable>? tables)
    {
        (this.evaluation, this.year, this.frozen, this.tables) = (evaluation, year, frozen, tables);
        var step = evaluation.Scheme.Steps.First(step => step.Kind == StepKind.Aggregate);
        plan = FrameworkPlan.Of(evaluation.Scheme.Framework, step, evaluation.Normalised, evaluation.Weights);
        var nodes = evaluation.Nodes.Where(node => node.Publication is null).ToDictionary(node => node.Code, StringComparer.Ordinal);
        results = [.. plan.Nodes.Select(node => node.Variable >= 0 ? null : nodes[node.Node.Code].Years[year])];
        columns = [.. plan.Nodes.Select(node => node.Variable >= 0 ? evaluation.Normalised[node.Variable, year].Values : results[node.Position]!.Scores)];
        exempt = new bool[]?[plan.Nodes.Count];
        foreach (var node in plan.Nodes) exempt[node.Position] = ExemptUnits(node);
        var panel = evaluation.Natural;
        oneYear = Part(panel, year);
        conditions = new ConditionSource(evaluation.Indicators, evaluation.Indicators);
        foreach (var leaf in plan.Nodes.Where(node => node.Variable >= 0)) routes[leaf.Node.Code] = RouteOf(leaf);
    }

    /// <summary>The scores of the index as they are.</summary>
    public double[] Scores => columns[^1];

    /// <summary>How an indicator's changes reach the index.</summary>
    public IndicatorRoute RouteOf(string indicator) => routes[indicator];

    /// <summary>Whether a whole run is needed to tell what a unit's change does.</summary>
    public bool NeedsRun(string indicator, int unit) => routes[indicator] is var route && (route.Obstacle is not null || route.Spreads?[unit] == true);

    /// <summary>Everybody's index with some indicators at other normalised values.</summary>
    /// <param name="changed">Indicator and its column of the year.</param>
    /// <param name="lost">Takes the units at which a node has no value for what it is given: whoever alone is changed has no score then.</param>
    public double[] Index(IReadOnlyList<(string Indicator, double[] Normalised)> changed, ISet<int> lost)
    {
        var current = (double[][])columns.Clone();
        var moved = new bool[current.Length];
        foreach (var (indicator, normalised) in changed)
        {
            current[routes[indicator].Leaf] = normalised;
            moved[routes[indicator].Leaf] = true;
        }
        foreach (var node in plan.Nodes)
        {
            if (node.Aggregator is null || !Array.Exists(node.Children, child => moved[child])) continue;
            current[node.Position] = Join(node, [.. node.Children.Select(child => current[child])], null, lost);
            moved[node.Position] = true;
        }
        return current[^1];
    }

    /// <summary>A node's values from its children's.</summary>
    /// <param name="node">The node.</param>
    /// <param name="children">The columns of its children.</param>
    /// <param name="units">The units that the columns are of, place by place; null = all in order.</param>
    /// <param name="lost">Takes the places at which the node has no value for what it is given.</param>
    /// <param name="rounded">Whether the node rounds as it says.</param>
    double[] Join(PlannedNode node, double[][] children, int[]? units, ISet<int> lost, bool rounded = true)
    {
        var target = new double[units?.Length ?? evaluation.Roster.Count];
        var context = new AggregatorContext(node.Choice!.Options, (place, _, _) => lost.Add(place))
        {
            Exempt = [.. node.Children.Select(child => exempt[child] is { } all ? Picked(all, units) : null)],
            Fit = node.Aggregator is CrossUnitAggregator ? FitOf(node) : null,
            Year = evaluation.Years[year],
        };
        node.Aggregator!.Aggregate(context, children, node.Weights, target);
        if (!node.Aggregator.UsesWeights || node.Weights.Contains(0)) NodeTree.BlankWeightless(node, children, target);
        var unscored = results[node.Position]!.Unscored;
        if (units is null)
            foreach (var unit in unscored.Keys)
                target[unit] = double.NaN;
        else if (unscored.Count > 0)
            for (var place = 0; place < units.Length; place++)
                if (unscored.ContainsKey(units[place]))
                    target[place] = double.NaN;
        if (!rounded) return target;
        if (node.Choice.Options.Rounding("round") is { } rule) rule.Apply(target);
        if (node.Node.Then.Count > 0) target = Then(node, target);
        if (node.Node.Round is { } last) last.Apply(target);
        return target;
    }

    static T[] Picked<T>(T[] all, int[]? units)
    {
        if (units is null) return all;
        var picked = new T[units.Length];
        for (var place = 0; place < picked.Length; place++) picked[place] = all[units[place]];
        return picked;
    }

    /// <summary>A node's <c>then</c> list with the parameters of the run.</summary>
    double[] Then(PlannedNode node, double[] values)
    {
        var stored = evaluation.Records.First(record => record.Kind == StepKind.Aggregate).Fitted.Where(entry => entry.Code == node.Node.Code).ToList();
        return Aggregation.Scaler(oneYear, stored, conditions)(node.Node.Code, node.Node.Then, [values], [], new Findings.FindingLog(), [])[0];
    }

    CrossUnitFit FitOf(PlannedNode node)
    {
        var codes = node.Children.Select(child => plan.Nodes[child].Node.Code).ToList();
        int? own = node.Choice!.Options.Bounds("bounds").EachYear ? evaluation.Years[year] : null;
        return CrossUnitFit.Find(evaluation.Records.First(record => record.Kind == StepKind.Aggregate).Fitted, node.Node.Code, node.Choice.Method.Name, codes,
            CrossUnitFit.CostsOf(node.Choice.Options, codes), own) ?? throw new InvalidOperationException($"The run has no parameters of '{node.Node.Code}'.");
    }

    bool[]? ExemptUnits(PlannedNode node)
    {
        if (node.Variable >= 0) return NodeColumns.ExemptUnits(evaluation.Normalised[node.Variable, year]);
        var children = node.Children.Select(child => exempt[child]).ToArray();
        return children.Length == 0 || children.Contains(null)
            ? null
            : [.. Enumerable.Range(0, evaluation.Roster.Count).Select(unit => children.All(child => child![unit]))];
    }

    /// <summary>A panel of some of the years.</summary>
    static Panel Part(Panel panel, params int[] years) => new(panel.Roster, [.. years.Select(year => panel.Years[year])], panel.Variables,
        [.. Enumerable.Range(0, panel.Variables.Count).Select(variable => years.Select(year => panel[variable, year]).ToArray())],
        [.. years.Select(year => panel.Present(year).ToArray())]);
}
