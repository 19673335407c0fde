using Scoring.Aggregating;
using Scoring.Evaluating;
using Scoring.Findings;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Schemes;

namespace Scoring.Weighting;

/// <summary>The stage that says how much every child counts in its node.</summary>
/// <remarks>
/// Weights are fitted once, on the years a choice names or on all of them, and hold for every year; aggregate units and absent units are never in the sample.
/// Nodes are taken from the leaves up, so a node's children have their values by the time it is weighed. A node with one child gives it 1 (or what the
/// framework states); a node whose aggregation uses no weights is passed over. The record holds the weights and whatever the method worked out beside them,
/// and applied to another run it stands in for fitting.
/// </remarks>
static class Weighting
{
    /// <summary>The weights of every node's children.</summary>
    /// <param name="input">Scheme, values and tables.</param>
    /// <param name="step">The weight step.</param>
    /// <param name="findings">Receives what is reported beside the weights.</param>
    /// <param name="stored">Entries of an earlier run of this step to apply instead of fitting; null = fit.</param>
    /// <exception cref="ScoringException">Judgements that cannot be used, too few units, nothing to tell children apart, stored weights that are missing; all at once.</exception>
    public static (NodeWeights Weights, StepRecord Record) Apply(
        WeightingInput input, Step step, FindingLog findings, IReadOnlyList<FittedEntry>? stored = null)
    {
        var faults = UnknownChildren.In(step, input.Scheme.Framework).ToList();
        var values = new NodeValues(input);
        var fitted = new List<FittedEntry>();
        var withIndex = new List<Node>();
        foreach (var node in input.Scheme.Framework.BottomUp().Where(node => !node.IsLeaf))
        {
            var own = new List<Finding>();
            var children = Feeding(node);
            var choice = step.For(node.Code);
            if (!UsesWeights(node, input))
            {
                if (step.Overrides.ContainsKey(node.Code)) own.Add(Unused(node, input));
                findings.AddRange(own);
                continue;
            }
            // After a fault the values of nodes further up would rest on weights that were never found.
            if (stored is null && IndexBalance.IsAsked(choice)) withIndex.Add(node);
            var entry = stored is not null ? Stored(node, children, choice, stored, faults)
                : IndexBalance.IsAsked(choice) ? IndexBalance.Start(node, children, Years(input, choice.Options, node, faults), values)
                : faults.Count > 0 && Weighers.Find(choice.Method.Name).NeedsValues(choice.Options) ? null
                : Fit(node, children, choice, input, values, own, faults);
            findings.AddRange(own);
            if (entry is null) continue;
            fitted.Add(entry);
            values.Weights = values.Weights.With(NodeWeights.In(entry));
        }
        if (faults.Count > 0) throw new ScoringException(faults);
        if (withIndex.Count > 0) values.Weights = IndexBalance.Solve(input, step, withIndex, values.Weights, fitted, findings);
        return (values.Weights, StepRecord.Of(input.Scheme, step) with { Fitted = fitted });
    }

    /// <summary>The children that a node reads, in the order given.</summary>
    public static IReadOnlyList<Node> Feeding(Node node) => [.. node.Children.Where(child => child.FeedsParent)];

    /// <summary>Whether a node's aggregation uses weights.</summary>
    public static bool UsesWeights(Node node, WeightingInput input) => Aggregators.Find(input.Aggregate.For(node.Code).Method.Name).UsesWeights;

    /// <summary>Fits one node; null after a fault.</summary>
    /// <param name="node">The node.</param>
    /// <param name="children">The children that feed it.</param>
    /// <param name="choice">The method.</param>
    /// <param name="input">Scheme, values and tables.</param>
    /// <param name="values">Values of the nodes below, with the weights found so far.</param>
    /// <param name="findings">Receives what is reported beside the weights.</param>
    /// <param name="faults">Receives what stops the run.</param>
    public static FittedEntry? Fit(
        Node node, IReadOnlyList<Node> children, MethodChoice choice, WeightingInput input, NodeValues values, List<Finding> findings, List<Finding> faults)
    {
        var context = new WeighingContext(node, children, choice.Options, findings, faults)
        {
            Aggregation = input.Aggregate.For(node.Code),
            Tables = input.Tables,
            Values = (options, natural) => Years(input, options, node, faults) is { } years ? values.Of(children, years, natural) : null,
        };
        var weigher = Weighers.Find(choice.Method.Name);
        var weighed = children.Count == 1 && weigher is not (GivenWeights or MultiplierWeights) ? new Weighed([1]) : weigher.Weigh(context);
        if (weighed is null) return null;
        if (choice.Options.Rounding("round") is { } round) round.Apply(weighed.Weights);
        ReportSum(weighed.Weights, weigher, context);
        return new FittedEntry(node.Code, 0, null, null, weigher.Definition.Name, new FittedScale
        {
            Parameters = [.. children.Select((child, j) => (NodeWeights.Prefix + child.Code, weighed.Weights[j])), .. weighed.Statistics],
        });
    }

    /// <summary>Indices of the years to fit on, ascending; null after a fault.</summary>
    public static IReadOnlyList<int>? Years(WeightingInput input, OptionSet options, Node node, List<Finding> faults)
    {
        var wanted = options.CalendarYears("years");
        if (wanted.Count == 0) return [.. Enumerable.Range(0, input.Panel.Years.Count)];
        int[] missing = [.. wanted.Where(year => input.Panel.IndexOfYear(year) < 0)];
        foreach (var year in missing)
            faults.Add(new Finding { Kind = FindingKinds.WeightYearMissing, Year = year, Variable = node.Code, Found = string.Join(", ", input.Panel.Years) });
        return missing.Length > 0 ? null : [.. wanted.Select(input.Panel.IndexOfYear)];
    }

    static FittedEntry? Stored(Node node, IReadOnlyList<Node> children, MethodChoice choice, IReadOnlyList<FittedEntry> stored, List<Finding> faults)
    {
        var entry = stored.FirstOrDefault(entry => entry.Code == node.Code && entry.Method == choice.Method.Name);
        var codes = entry is null ? [] : NodeWeights.In(entry).Select(weight => weight.Child).ToList();
        if (children.Select(child => child.Code).SequenceEqual(codes, StringComparer.Ordinal)) return entry;
        faults.Add(new Finding
        {
            Kind = FindingKinds.FrozenParametersMissing,
            Variable = node.Code,
            Found = codes.Count == 0 ? "–" : string.Join(", ", codes),
            Expected = $"{choice.Method.Name}: {string.Join(", ", children.Select(child => child.Code))}",
        });
        return null;
    }

    static void ReportSum(double[] weights, Weigher weigher, WeighingContext context)
    {
        var sum = Kernels.SumKernel.Sum(weights);
        if (weigher is not (GivenWeights or MultiplierWeights) && Math.Abs(sum - 1) > 1e-9)
            context.Report(FindingKinds.WeightsSum, WeighingContext.Invariant($"{sum:R}"), "1");
        if (sum == 0) context.Fault(FindingKinds.WeightsUndefined, string.Join(", ", weights.Select(weight => WeighingContext.Invariant($"{weight:R}"))));
    }

    static Finding Unused(Node node, WeightingInput input) => new()
    {
        Kind = FindingKinds.WeightsUnused,
        Variable = node.Code,
        Found = input.Aggregate.For(node.Code).Method.Name,
    };
}
