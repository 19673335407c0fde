using Scoring.Evaluating;
using Scoring.Expressions;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Panels;
using Scoring.Schemes;
using Scoring.Weighting;
using Node = Scoring.Schemes.Node;

namespace Scoring.Aggregating;

/// <summary>Applies normalisers one after another to a node's values across units and years.</summary>
/// <param name="code">The node or publication.</param>
/// <param name="then">The normalisers.</param>
/// <param name="values">By year, then by unit; not to be changed.</param>
/// <param name="fitted">Takes the parameters.</param>
/// <param name="findings">Takes what is reported beside the results.</param>
/// <param name="faults">Takes what stops the run.</param>
/// <returns>New values by year, then by unit.</returns>
delegate double[][] NodeScaler(
    string code, IReadOnlyList<MethodChoice> then, double[][] values, List<FittedEntry> fitted, FindingLog findings, List<Finding> faults);

/// <summary>What the aggregation gives: results without ranks and what was fitted.</summary>
/// <param name="Nodes">The index first, parents before children, publications behind their node; <see cref="NodeYear.Ranks"/> are empty.</param>
/// <param name="Fitted">Parameters of methods that compare units, of <c>then</c> lists and of publications.</param>
sealed record Aggregated(IReadOnlyList<NodeResult> Nodes, IReadOnlyList<FittedEntry> Fitted);

/// <summary>The aggregation: indicators joined into nodes, up to the index.</summary>
/// <remarks>
/// Children before parents. In every node: coverage, then the rules that leave units out, the method, the step's rounding, the node's
/// <c>then</c>, the node's rounding. Years are computed side by side up to the next node whose <c>then</c>, formula or
/// comparison of units needs all years.
/// The result does not depend on the number of threads.
/// </remarks>
static class Aggregation
{
    /// <summary>Scores every node of a scheme in every year; ranks come later.</summary>
    /// <param name="panel">Normalised indicators.</param>
    /// <param name="scheme">The scheme.</param>
    /// <param name="step">The aggregate step.</param>
    /// <param name="findings">Receives what is reported beside the results.</param>
    /// <param name="dropped">Units that the screening left out.</param>
    /// <param name="stored">Parameters of an earlier run's <c>then</c> lists to apply instead of fitting; null = fit.</param>
    /// <param name="threads">Number of threads, at least 1.</param>
    /// <param name="weights">The weights of the run; null = as the framework states them.</param>
    /// <param name="conditions">What conditions of <c>then</c> lists read; null = there is nothing to read.</param>
    /// <exception cref="ScoringException">Values outside a method's domain, or rules about unknown nodes; all of them.</exception>
    public static Aggregated Apply(Panel panel, Scheme scheme, Step step, FindingLog findings,
        IReadOnlyList<DroppedUnit> dropped, IReadOnlyList<FittedEntry>? stored = null, int threads = 1, NodeWeights? weights = null,
        IExpressionSource? conditions = null) =>
        Apply(scheme.Framework, step, panel, dropped, Scaler(panel, stored, conditions), findings, threads, weights, stored);

    /// <summary>Applies <c>then</c> lists to nodes of a panel.</summary>
    /// <param name="panel">Years, units and groups.</param>
    /// <param name="stored">Parameters to apply instead of fitting; null = fit.</param>
    /// <param name="conditions">What conditions read; null = there is nothing to read.</param>
    public static NodeScaler Scaler(Panel panel, IReadOnlyList<FittedEntry>? stored, IExpressionSource? conditions = null) => (code, then, values, fitted, log, faults) =>
    {
        for (var stage = 0; stage < then.Count; stage++)
            values = Normalisation.ApplyToNode(panel, code, stage, values, then[stage], fitted, log, faults, stored, conditions);
        return values;
    };

    /// <summary>Scores every node in every year.</summary>
    /// <param name="framework">The framework's root.</param>
    /// <param name="step">The aggregate step.</param>
    /// <param name="panel">Normalised indicators.</param>
    /// <param name="dropped">Units that the screening left out.</param>
    /// <param name="scale">Applies <c>then</c> lists.</param>
    /// <param name="findings">Receives what is reported beside the results, in the order of the tree and the years.</param>
    /// <param name="threads">Number of threads, at least 1.</param>
    /// <param name="weights">The weights of the run; null = as the framework states them.</param>
    /// <param name="stored">What methods that compare units fitted in an earlier run; null = fit.</param>
    /// <exception cref="ScoringException">Values outside a method's domain, unfit options, or rules about unknown nodes; all of them.</exception>
    public static Aggregated Apply(Node framework, Step step, Panel panel, IReadOnlyList<DroppedUnit> dropped, NodeScaler scale, FindingLog findings,
        int threads = 1, NodeWeights? weights = null, IReadOnlyList<FittedEntry>? stored = null)
    {
        var plan = FrameworkPlan.Of(framework, step, panel, weights ?? NodeWeights.AsWritten);
        if (Check(plan, panel) is { Count: > 0 } unfit) throw new ScoringException(unfit);

        var tree = new NodeTree(plan, panel, dropped);
        var fitted = new List<FittedEntry>();
        var faults = new FindingLog();
        var phase = new List<PlannedNode>();
        foreach (var node in plan.Nodes)
        {
            if (node.Aggregator is null) continue;
            if (node.Aggregator is Formula or CrossUnitAggregator) Run(phase);
            if (node.Aggregator is CrossUnitAggregator)
                foreach (var finding in tree.Fit(node, stored, fitted)) Report(finding);
            phase.Add(node);
            if (node.Node.Then.Count == 0) continue;
            Run(phase);
            tree.Finish(node, Scale(node.Node.Code, node.Node.Then, tree.Of(node).Values));
        }
        Run(phase);

        var results = new List<NodeResult>();
        foreach (var node in framework.TopDown().Where(node => !node.IsLeaf))
        {
            var columns = tree.Of(plan.Find(node.Code)!);
            results.Add(new NodeResult(node.Code, node.Name, node, null, tree.Results(columns, columns.Values)));
            foreach (var publication in node.Publish)
                results.Add(new NodeResult(publication.Code, publication.Name, node, publication,
                    tree.Results(columns, Scale(publication.Code, publication.Then, columns.Values))));
        }
        return faults.ToList() is { Count: > 0 } found ? throw new ScoringException(found) : new Aggregated(results, fitted);

        void Run(List<PlannedNode> nodes)
        {
            Parallelism.For(panel.Years.Count, threads, year =>
            {
                foreach (var node in nodes) tree.Compute(node, year);
            });
            foreach (var node in nodes)
                for (var year = 0; year < panel.Years.Count; year++)
                    foreach (var finding in tree.FindingsOf(node, year))
                        Report(finding);
            nodes.Clear();
        }

        void Report(Finding finding) => (finding.Kind.StopsRun ? faults : findings).Add(finding);

        double[][] Scale(string code, IReadOnlyList<MethodChoice> then, double[][] values)
        {
            // Faults of several nodes are reported together; what is computed after one is never given out.
            var found = new List<Finding>();
            var scaled = scale(code, then, values, fitted, findings, found);
            faults.AddRange(found);
            return scaled;
        }
    }

    static List<Finding> Check(FrameworkPlan plan, Panel panel)
    {
        var faults = new List<Finding>();
        foreach (var node in plan.Nodes)
        {
            if (node.Choice is not { } choice) continue;
            var below = node.Node.BottomUp().Select(descendant => descendant.Code).ToHashSet(StringComparer.Ordinal);
            below.Remove(node.Node.Code);
            foreach (var code in choice.Options.NumberByName("eligible").Keys)
                if (!below.Contains(code))
                    faults.Add(new Finding { Kind = FindingKinds.EligibleUnknown, Variable = node.Node.Code, Found = code });
            var children = node.Children.Select(child => plan.Nodes[child].Node.Code).ToList();
            foreach (var fault in node.Aggregator!.Check(choice.Options, children, panel)) faults.Add(fault with { Variable = node.Node.Code });
            if (node.Aggregator is not Formula) continue;
            foreach (var name in Expression.Parse(choice.Options.Word("expression")).Names)
                if (!children.Contains(name))
                    faults.Add(new Finding
                    {
                        Kind = FindingKinds.FormulaUnknownName,
                        Variable = node.Node.Code,
                        Found = name,
                        Expected = string.Join(", ", children),
                    });
        }
        return faults;
    }
}
