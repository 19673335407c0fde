using Scoring.Adjusting;
using Scoring.Aggregating;
using Scoring.Evaluating;
using Scoring.Expressions;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Weighting;
using Node = Scoring.Schemes.Node;

namespace Scoring.Experiments.Plans;

/// <summary>The aggregation of an evaluated year with other weights: the annual run's own code from the normalised indicators up.</summary>
/// <remarks>
/// The panel is cut down to the year unless a node reads others: a <c>then</c> list, a formula, a comparison of units over several years.
/// </remarks>
sealed class AnnualAggregation
{
    readonly Step step;
    readonly IReadOnlyList<DroppedUnit> dropped;
    readonly ConditionSource? conditions;
    readonly IReadOnlyList<FittedEntry>? stored;
    readonly Publication? publication;
    readonly Step? adjust;
    readonly Scheme scheme;
    readonly IReadOnlyDictionary<string, ReferenceTable> tables;

    internal AnnualAggregation(Evaluation evaluation, int year, Node root, Publication? publication, PlanOptions options)
    {
        (Root, this.publication, scheme) = (root, publication, evaluation.Scheme);
        step = evaluation.Scheme.Steps.First(each => each.Kind == StepKind.Aggregate);
        var position = evaluation.Records.First(record => record.Kind == StepKind.Aggregate).Position;
        stored = options.Stored is null ? null : options.Stored.FirstOrDefault(record => record.Position == position)?.Fitted ?? [];
        dropped = [.. evaluation.Records.Where(record => record.Kind == StepKind.Screen).SelectMany(record => record.Dropped)];
        tables = options.Tables ?? new Dictionary<string, ReferenceTable>();
        adjust = AdjustStep(evaluation, year);
        var whole = FrameworkPlan.Of(root, step, evaluation.Normalised, evaluation.Weights);
        var index = evaluation.Normalised.IndexOfYear(year);
        // Panels are large: they are held where something reads them.
        if (adjust is not null || root.TopDown().Any(node => node.Then.Count > 0 || node.Publish.Count > 0))
            conditions = new ConditionSource(options.Variables ?? evaluation.Indicators, evaluation.Indicators);
        Panel = whole.Nodes.Any(ReadsOtherYears) || publication is not null || adjust is not null ? evaluation.Normalised : OneYear(evaluation.Normalised, index);
        Year = Panel.IndexOfYear(year);
        Framework = FrameworkPlan.Of(root, step, Panel, evaluation.Weights);
    }

    /// <summary>The node that is scored, or whose publication is.</summary>
    internal Node Root { get; }

    /// <summary>Code of what is scored.</summary>
    internal string Code => publication?.Code ?? Root.Code;

    /// <summary>Whether the scheme's rules after the score concern what is scored.</summary>
    internal bool IsIndex => publication is null && Root.Code == scheme.Framework.Code;

    /// <summary>Whether a publication is scored: another value than the node's own.</summary>
    internal bool IsPublication => publication is not null;

    /// <summary>Whether adjustments follow from the weights, so that they are worked out anew for each weighting.</summary>
    internal bool AdjustsAnew => adjust is not null;

    /// <summary>The adjustments' items, where they are worked out anew.</summary>
    internal IReadOnlyList<AdjustmentItem> Items => adjust is null ? [] : AdjustmentItem.Of(adjust);

    /// <summary>Normalised indicators.</summary>
    internal Panel Panel { get; }

    /// <summary>Index of the year in <see cref="Panel"/>.</summary>
    internal int Year { get; }

    /// <summary>The nodes with the run's weights.</summary>
    internal FrameworkPlan Framework { get; }

    /// <summary>Aggregates with other weights.</summary>
    /// <exception cref="ScoringException">A value lies outside a method's domain.</exception>
    internal Aggregated Run(NodeWeights weights) =>
        Aggregation.Apply(Root, step, Panel, dropped, Aggregation.Scaler(Panel, stored, conditions), new FindingLog(), 1, weights, stored);

    /// <summary>What is scored, in the year, by unit of the roster.</summary>
    internal double[] ScoresOf(Aggregated aggregated) =>
        (publication is null ? aggregated.Nodes[0] : aggregated.Nodes.First(node => node.Publication is not null && node.Code == publication.Code)).Years[Year].Scores;

    /// <summary>The adjustments that follow from what was aggregated.</summary>
    /// <exception cref="ScoringException">Points below zero, or a name without values.</exception>
    internal AdjustmentYear Adjust(Aggregated aggregated) =>
        Adjusting.Adjusting.Apply(new RuleInput(scheme, Panel, conditions!, tables, new FindingLog()) { Nodes = aggregated.Nodes }, adjust!).Years[Year];

    /// <summary>
    /// The adjust step where its points follow from the weights: an expression names a node, or the run gave no points to a unit that it did not score but
    /// other weights may.
    /// </summary>
    Step? AdjustStep(Evaluation evaluation, int year)
    {
        if (!IsIndex || evaluation.Adjustments is not { } adjustments) return null;
        var found = evaluation.Scheme.Steps.First(each => each.Kind == StepKind.Adjust);
        var nodes = evaluation.Nodes.Select(node => node.Code).ToHashSet(StringComparer.Ordinal);
        var reads = adjustments.Items.Any(item => item.Expression is { } expression && Expression.Parse(expression).Names.Any(nodes.Contains));
        var own = evaluation.Index.Years[evaluation.Years.ToList().IndexOf(year)];
        var gaps = evaluation.Scheme.Framework.TopDown().Any(node => evaluation.Weights.Of(node) == 0) && own.Unscored.Count > 0;
        return reads || gaps ? found : null;
    }

    static bool ReadsOtherYears(PlannedNode node) =>
        node.Node.Then.Count > 0
        || node.Aggregator is Formula
        || (node.Aggregator is CrossUnitAggregator && !node.Choice!.Options.Bounds("bounds").EachYear);

    static Panel OneYear(Panel panel, int year)
    {
        var columns = new Column[panel.Variables.Count][];
        for (var variable = 0; variable < columns.Length; variable++) columns[variable] = [panel[variable, year]];
        return new Panel(panel.Roster, [panel.Years[year]], panel.Variables, columns, [panel.Present(year).ToArray()]);
    }
}
