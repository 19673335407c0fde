using Scoring.Aggregating;
using Scoring.Evaluating;
using Scoring.Methods;

namespace Scoring.Explaining;

/// <summary>Hands a node's score down to everything below it, one year at a time.</summary>
sealed class ContributionTracer(Evaluation evaluation, FrameworkPlan plan)
{
    static readonly Text Scaled = new(
        "汇总值经then或舍入改变，下层贡献按比例折算", "the aggregated value was changed by then or rounding: contributions below are scaled in proportion");

    readonly Dictionary<string, NodeResult> results = evaluation.Nodes
        .Where(node => node.Publication is null)
        .ToDictionary(node => node.Code, StringComparer.Ordinal);

    /// <summary>One year's outcome, by position in the plan.</summary>
    internal sealed class Trace(int nodes)
    {
        /// <summary>Contributions by unit.</summary>
        public double[][] Amounts { get; } = new double[nodes][];

        /// <summary>Conventions followed.</summary>
        public List<Text>?[] Conventions { get; } = new List<Text>?[nodes];

        /// <summary>Number of units whose score could not be divided at the node.</summary>
        public int[] Refused { get; } = new int[nodes];
    }

    /// <summary>Traces one year.</summary>
    public Trace Run(int year)
    {
        var trace = new Trace(plan.Nodes.Count);
        // Contribution per point of the node's value: it carries through a value of zero, where the amount alone could not be divided.
        var rates = new double[plan.Nodes.Count][];
        var root = plan.Nodes[^1];
        trace.Amounts[root.Position] = Values(root, year);
        rates[root.Position] = [.. Values(root, year).Select(value => double.IsNaN(value) ? double.NaN : 1)];
        for (var position = root.Position; position >= 0; position--)
            if (trace.Amounts[position] is not null && plan.Nodes[position].Aggregator is not null)
                HandDown(plan.Nodes[position], year, trace, rates);
        return trace;
    }

    void HandDown(PlannedNode node, int year, Trace trace, double[][] rates)
    {
        var children = node.Children.Select(child => Values(plan.Nodes[child], year)).ToArray();
        var context = Context(node, year);
        var final = Values(node, year);
        var changed = node.Node.Then.Count > 0 || node.Node.Round is not null || node.Choice!.Options.Rounding("round") is not null;
        var divisible = node.Aggregator is not CrossUnitAggregator { CanBeDivided: false };
        var value = changed && divisible ? Recompute(node, context, children, final) : final;
        var (amounts, rate) = (trace.Amounts[node.Position], rates[node.Position]);
        foreach (var child in node.Children)
        {
            trace.Amounts[child] = Blank(final.Length);
            rates[child] = Blank(final.Length);
        }
        if (!divisible || NodeShares.Of(node, context, children, value) is not { } shares)
        {
            trace.Refused[node.Position] = final.Count(double.IsFinite);
            return;
        }
        if (shares.Convention is { } convention) (trace.Conventions[node.Position] ??= []).Add(convention);
        if (changed) (trace.Conventions[node.Position] ??= []).Add(Scaled);
        for (var unit = 0; unit < final.Length; unit++)
        {
            if (double.IsNaN(amounts[unit])) continue;
            var perPoint = value[unit] == final[unit] && !double.IsNaN(rate[unit]) ? rate[unit]
                : value[unit] != 0 ? amounts[unit] / value[unit]
                : amounts[unit] == 0 ? 0 : double.NaN;
            if (IsRefused(children, shares, unit)) trace.Refused[node.Position]++;
            else if (double.IsNaN(perPoint)) ByWeight(node, children, unit, amounts[unit], trace);
            else
                for (var j = 0; j < children.Length; j++)
                {
                    trace.Amounts[node.Children[j]][unit] = perPoint * shares.Parts[j][unit];
                    rates[node.Children[j]][unit] = perPoint * shares.Factors[j][unit];
                }
        }
    }

    /// <summary>An amount on a value of zero has no proportion to follow: it is split by the weights of the available children.</summary>
    static void ByWeight(PlannedNode node, double[][] children, int unit, double amount, Trace trace)
    {
        var weights = node.Weights.Select((weight, j) => double.IsNaN(children[j][unit]) ? 0 : node.Aggregator!.UsesWeights ? weight : 1).ToArray();
        var total = weights.Sum();
        for (var j = 0; j < children.Length; j++)
            if (!double.IsNaN(children[j][unit]))
                trace.Amounts[node.Children[j]][unit] = amount * (weights[j] / total);
        var conventions = trace.Conventions[node.Position] ??= [];
        if (!conventions.Contains(SplitByWeight)) conventions.Add(SplitByWeight);
    }

    static readonly Text SplitByWeight = new(
        "汇总值为0的单位按权重分配", "for units whose aggregated value is 0 the contribution is split by weight");

    static bool IsRefused(double[][] children, NodeShares shares, int unit)
    {
        for (var j = 0; j < children.Length; j++)
            if (!double.IsNaN(children[j][unit]) && double.IsNaN(shares.Parts[j][unit]))
                return true;
        return false;
    }

    double[] Values(PlannedNode node, int year) =>
        node.Variable >= 0 ? evaluation.Normalised[node.Variable, year].Values : results[node.Node.Code].Years[year].Scores;

    AggregatorContext Context(PlannedNode node, int year)
    {
        var exempt = node.Children.Select(child => ExemptUnits(plan.Nodes[child], year)).ToArray();
        return new AggregatorContext(node.Choice!.Options, static (_, _, _) => { })
        {
            Exempt = exempt,
            Fit = node.Aggregator is CrossUnitAggregator { CanBeDivided: true } ? Fit(node, year) : null,
            Year = evaluation.Years[year],
            Source = node.Aggregator is not Formula ? null : new ChildSource(evaluation.Normalised,
                [.. node.Children.Select(child => plan.Nodes[child].Node.Code)],
                [.. node.Children.Select(child => Enumerable.Range(0, evaluation.Years.Count).Select(y => Values(plan.Nodes[child], y)).ToArray())]),
        };
    }

    /// <summary>What the node's method fitted, from the run's own records.</summary>
    CrossUnitFit Fit(PlannedNode node, int year)
    {
        var entries = evaluation.Records.First(record => record.Kind == StepKind.Aggregate).Fitted;
        var codes = node.Children.Select(child => plan.Nodes[child].Node.Code).ToList();
        var isCost = CrossUnitFit.CostsOf(node.Choice!.Options, codes);
        int? own = node.Choice.Options.Bounds("bounds").EachYear ? evaluation.Years[year] : null;
        return CrossUnitFit.Find(entries, node.Node.Code, node.Choice.Method.Name, codes, isCost, own)
            ?? throw new InvalidOperationException($"The run has no parameters of '{node.Node.Code}'.");
    }

    /// <summary>A node concerns a unit when one of its children does.</summary>
    bool[]? ExemptUnits(PlannedNode node, int year)
    {
        if (node.Variable >= 0) return NodeColumns.ExemptUnits(evaluation.Normalised[node.Variable, year]);
        var children = node.Children.Select(child => ExemptUnits(plan.Nodes[child], year)).ToArray();
        return children.Length == 0 || children.Contains(null)
            ? null
            : [.. Enumerable.Range(0, evaluation.Normalised.UnitCount).Select(unit => children.All(child => child![unit]))];
    }

    static double[] Recompute(PlannedNode node, AggregatorContext context, double[][] children, double[] final)
    {
        var value = new double[final.Length];
        node.Aggregator!.Aggregate(context, children, node.Weights, value);
        for (var unit = 0; unit < value.Length; unit++)
            if (double.IsNaN(final[unit]))
                value[unit] = double.NaN;
        return value;
    }

    static double[] Blank(int units)
    {
        var column = new double[units];
        Array.Fill(column, double.NaN);
        return column;
    }
}
