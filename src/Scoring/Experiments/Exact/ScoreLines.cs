using Scoring.Aggregating;
using Scoring.Evaluating;
using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Ranking;

namespace Scoring.Experiments.Exact;

/// <summary>One year's index scores as functions of each weight of the framework.</summary>
/// <remarks>
/// A weight has such a function when every node from its parent up to the index is an arithmetic mean or a sum, or every one a geometric mean (then of the
/// logarithms), none below the index is rescaled or rounded, and no unit gains a value on the way. A rounding of the index itself is left aside: the functions are of unrounded scores.
/// </remarks>
sealed partial class ScoreLines
{
    readonly Evaluation evaluation;
    readonly FrameworkPlan plan;
    readonly int year;
    readonly Dictionary<string, NodeResult> results;
    readonly int[] parents;
    readonly double[][] values;
    readonly Denominator?[] denominators;

    ScoreLines(Evaluation evaluation, int year)
    {
        (this.evaluation, this.year) = (evaluation, year);
        var step = evaluation.Scheme.Steps.First(step => step.Kind == StepKind.Aggregate);
        plan = FrameworkPlan.Of(evaluation.Scheme.Framework, step, evaluation.Normalised, evaluation.Weights);
        results = evaluation.Nodes.Where(node => node.Publication is null).ToDictionary(node => node.Code, StringComparer.Ordinal);
        parents = new int[plan.Nodes.Count];
        Array.Fill(parents, -1);
        foreach (var node in plan.Nodes)
            foreach (var child in node.Children)
                parents[child] = node.Position;
        values = new double[plan.Nodes.Count][];
        denominators = new Denominator?[plan.Nodes.Count];
        Scores = Oriented();
        Order = [.. Enumerable.Range(0, Scores.Length).Where(unit => !double.IsNaN(Scores[unit])).OrderByDescending(unit => Scores[unit])];
    }

    /// <summary>By unit: the unrounded index score, or its logarithm where the index is a geometric mean, turned so that better is higher; NaN = not ranked.</summary>
    public double[] Scores { get; }

    /// <summary>The ranked units, best first.</summary>
    public int[] Order { get; }

    /// <summary>The weights that slide, parents before children.</summary>
    public List<WeightLine> Lines { get; } = [];

    /// <summary>The weights that cannot.</summary>
    public List<RefusedWeight> Refused { get; } = [];

    /// <summary>True when the ranks are of rounded scores, which these functions are not.</summary>
    public bool IgnoresRounding { get; private set; }

    PlannedNode Root => plan.Nodes[^1];

    bool LowFirst => !RankRule.Of(evaluation.Scheme).HighFirst;

    /// <summary>The functions of a year.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="year">The year's index.</param>
    public static ScoreLines Of(Evaluation evaluation, int year)
    {
        var lines = new ScoreLines(evaluation, year);
        var root = lines.Root;
        lines.IgnoresRounding = RankRule.Of(evaluation.Scheme).Decimals is not null || root.Node.Round is not null || root.Choice!.Options.Rounding("round") is not null;
        for (var position = lines.plan.Nodes.Count - 1; position >= 0; position--) lines.Add(lines.plan.Nodes[position]);
        return lines;
    }

    /// <summary>By unit: points of the index per point of an indicator's normalised value; null where the index is not linear in it.</summary>
    public double[]? LeverageOf(string indicator)
    {
        var leaf = plan.Find(indicator);
        if (leaf is null || parents[leaf.Position] < 0) return null;
        var parent = plan.Nodes[parents[leaf.Position]];
        if (Obstacle(parent) is not null || parent.Aggregator is Geometric) return null;
        var (leverage, child) = (Leverage(parent), Array.IndexOf(parent.Children, leaf.Position));
        var (share, denominator, column) = (Shares(parent)[child], DenominatorOf(parent), Values(leaf.Position));
        foreach (var unit in Order)
            leverage[unit] *= double.IsNaN(column[unit]) ? 0 : parent.Aggregator is Sum ? parent.Weights[child] : denominator.Complete[unit] ? share : share / denominator.Available[unit];
        return leverage;
    }

    void Add(PlannedNode node)
    {
        if (node.Aggregator is null || node.Children.Length < 2 || !(node.Weights.Sum() > 0) || (node != Root && parents[node.Position] < 0)) return;
        var obstacle = Obstacle(node);
        double[]? leverage = null;
        for (var child = 0; child < node.Children.Length; child++)
        {
            var code = plan.Nodes[node.Children[child]].Node.Code;
            if ((obstacle ?? Jump(node, child)) is { } refusal) Refused.Add(new RefusedWeight(code, refusal));
            else Lines.Add(Line(node, child, leverage ??= Leverage(node)));
        }
    }

    WeightLine Line(PlannedNode node, int child, double[] leverage)
    {
        var shares = Shares(node);
        var share = shares[child];
        var absorbed = Absorbing(shares, child);
        var (columns, own) = (node.Children.Select(Values).ToArray(), OwnValues(node));
        var isSum = node.Aggregator is Sum;
        var scale = isSum ? node.Weights.Sum() : 1;
        var denominator = DenominatorOf(node);
        var (slopes, bends) = (new double[own.Length], new double[own.Length]);
        foreach (var unit in Order)
        {
            if (leverage[unit] == 0) continue;
            double gained = 0, taken = 0;
            var alone = true;
            for (var j = 0; j < columns.Length; j++)
            {
                if (j == child || double.IsNaN(columns[j][unit])) continue;
                taken += absorbed[j];
                gained -= absorbed[j] * columns[j][unit];
                alone &= shares[j] == 0 && absorbed[j] == 0;
            }
            var isThere = !double.IsNaN(columns[child][unit]);
            if (isThere) gained += columns[child][unit];
            if (isSum) slopes[unit] = leverage[unit] * scale * gained;
            // A child that is not there, or the only one that is, has nothing to move.
            else if (isThere && !alone)
            {
                var total = denominator.Complete[unit] ? 1 : denominator.Available[unit];
                var change = denominator.Complete[unit] ? 0 : 1 - taken;
                slopes[unit] = leverage[unit] * (gained - own[unit] * change) / total;
                bends[unit] = change / total;
            }
        }
        var line = new WeightLine(plan.Nodes[node.Children[child]].Node.Code, node.Node.Code, share) { Low = 0, High = 1, Slopes = slopes, Bends = bends };
        if (LowFirst)
            for (var unit = 0; unit < slopes.Length; unit++)
                slopes[unit] = -slopes[unit];
        return line;
    }

    /// <summary>Which part of what one weight gains each sibling gives: in proportion to what they have, equally where they have nothing.</summary>
    static double[] Absorbing(double[] shares, int child)
    {
        var rest = 1 - shares[child];
        var nothing = rest <= 0 || shares.Where((share, j) => j != child && share > 0).Sum() == 0;
        return [.. shares.Select((share, j) => j == child ? 0 : nothing ? 1.0 / (shares.Length - 1) : share / rest)];
    }

    /// <summary>By unit: how many points of the index (in logarithms: of its logarithm) a point of the node is worth; 0 where it does not count.</summary>
    double[] Leverage(PlannedNode node)
    {
        var leverage = new double[Scores.Length];
        foreach (var unit in Order) leverage[unit] = 1;
        for (var at = node; ; at = plan.Nodes[parents[at.Position]])
        {
            var own = OwnValues(at);
            foreach (var unit in Order)
                if (double.IsNaN(own[unit]))
                    leverage[unit] = 0;
            if (at == Root) return leverage;
            var parent = plan.Nodes[parents[at.Position]];
            var child = Array.IndexOf(parent.Children, at.Position);
            var (share, denominator) = (Shares(parent)[child], DenominatorOf(parent));
            var isSum = parent.Aggregator is Sum;
            foreach (var unit in Order)
                leverage[unit] *= isSum ? parent.Weights[child] : denominator.Complete[unit] ? share : share / denominator.Available[unit];
        }
    }

    static double[] Shares(PlannedNode node)
    {
        var total = node.Weights.Sum();
        return [.. node.Weights.Select(weight => weight / total)];
    }

    /// <summary>A child's values as its parent joins them: logarithms under a geometric mean.</summary>
    double[] Values(int position)
    {
        if (values[position] is { } known) return known;
        var node = plan.Nodes[position];
        var plain = node.Variable >= 0 ? evaluation.Normalised[node.Variable, year].Values : results[node.Node.Code].Years[year].Scores;
        if (plan.Nodes[parents[position]].Aggregator is Geometric)
        {
            var floor = plan.Nodes[parents[position]].Choice!.Options.NumberOrNull("floor") ?? double.NegativeInfinity;
            plain = [.. plain.Select(value => value < floor ? floor : value)];
            DeterministicMath.Log(plain, plain);
        }
        return values[position] = plain;
    }

    /// <summary>A node's values before any rounding, in logarithms where it is a geometric mean.</summary>
    double[] OwnValues(PlannedNode node)
    {
        var final = results[node.Node.Code].Years[year].Scores;
        var isRounded = node.Node.Round is not null || node.Choice!.Options.Rounding("round") is not null;
        if (node.Aggregator is not Geometric && !isRounded) return final;
        if (node.Aggregator is not (Geometric or Arithmetic or Sum)) return final;
        var columns = node.Children.Select(Values).ToArray();
        var own = new double[final.Length];
        for (var unit = 0; unit < own.Length; unit++)
        {
            double sum = 0, weight = 0;
            for (var j = 0; j < columns.Length; j++)
                if (!double.IsNaN(columns[j][unit]) && node.Weights[j] != 0)
                    (sum, weight) = (Math.FusedMultiplyAdd(node.Weights[j], columns[j][unit], sum), weight + node.Weights[j]);
            own[unit] = double.IsNaN(final[unit]) ? double.NaN : node.Aggregator is Sum ? sum : sum / weight;
        }
        return own;
    }

    double[] Oriented()
    {
        var own = OwnValues(Root);
        var ranks = results[Root.Node.Code].Years[year].Ranks;
        var isAggregate = evaluation.Roster.IsAggregate;
        var scores = new double[own.Length];
        for (var unit = 0; unit < own.Length; unit++)
            scores[unit] = isAggregate[unit] || double.IsNaN(ranks[unit]) ? double.NaN : LowFirst ? -own[unit] : own[unit];
        return scores;
    }

    Denominator DenominatorOf(PlannedNode node)
    {
        if (denominators[node.Position] is { } known) return known;
        var shares = Shares(node);
        var (available, complete) = (new double[Scores.Length], new bool[Scores.Length]);
        Array.Fill(complete, true);
        for (var j = 0; j < shares.Length; j++)
        {
            var column = Values(node.Children[j]);
            for (var unit = 0; unit < column.Length; unit++)
                if (double.IsNaN(column[unit])) complete[unit] = false;
                else available[unit] += shares[j];
        }
        return denominators[node.Position] = new Denominator(available, complete);
    }

    /// <summary>Which part of a node's weights is there, by unit.</summary>
    sealed record Denominator(double[] Available, bool[] Complete);
}
