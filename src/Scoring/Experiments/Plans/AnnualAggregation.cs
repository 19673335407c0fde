using Scoring.Aggregating;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Weighting;

namespace Scoring.Experiments.Plans;

/// <summary>The aggregation of an evaluated year with other weights: the annual run's own code from the normalised indicators up.</summary>
/// <remarks>
/// The panel is cut down to the year unless a node reads others: a <c>then</c> list, a formula, a comparison of units over several years.
/// </remarks>
sealed class AnnualAggregation
{
    readonly Step step;
    readonly IReadOnlyList<DroppedUnit> dropped;
    readonly ConditionSource conditions;
    readonly IReadOnlyList<FittedEntry>? stored;

    internal AnnualAggregation(Evaluation evaluation, int year, Node root, PlanOptions options)
    {
        Root = root;
        step = evaluation.Scheme.Steps.First(each => each.Kind == StepKind.Aggregate);
        var position = evaluation.Records.First(record => record.Kind == StepKind.Aggregate).Position;
        stored = options.Stored is null ? null : options.Stored.FirstOrDefault(record => record.Position == position)?.Fitted ?? [];
        dropped = [.. evaluation.Records.Where(record => record.Kind == StepKind.Screen).SelectMany(record => record.Dropped)];
        conditions = new ConditionSource(options.Variables ?? evaluation.Indicators, evaluation.Indicators);
        var whole = FrameworkPlan.Of(root, step, evaluation.Normalised, evaluation.Weights);
        var index = evaluation.Normalised.IndexOfYear(year);
        Panel = whole.Nodes.Any(ReadsOtherYears) ? evaluation.Normalised : OneYear(evaluation.Normalised, index);
        Year = Panel.IndexOfYear(year);
        Framework = FrameworkPlan.Of(root, step, Panel, evaluation.Weights);
    }

    /// <summary>The node that is scored.</summary>
    internal Node Root { get; }

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
