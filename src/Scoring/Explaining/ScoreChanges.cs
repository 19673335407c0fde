using Scoring.Aggregating;

namespace Scoring.Explaining;

/// <summary>How much each indicator moved each unit's unrounded index score from one side to the other.</summary>
/// <remarks>
/// Where both sides have the same framework of means (arithmetic, geometric, other power means) and sums, node by node: change of the child times its
/// weight (the mean of both sides' where they differ), through the logarithmic mean for geometric ones. What the available weights' own change did is kept
/// apart. Otherwise the difference of the contributions to the two scores.
/// </remarks>
sealed class ScoreChanges
{
    ScoreChanges(IReadOnlyList<string> codes, double[][] amounts, double[] rest) => (Codes, Amounts, Rest) = (codes, amounts, rest);

    /// <summary>Codes of the indicators.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>By pair of units (as given), then by indicator: points of the index; 0 where the indicator did nothing or is not there.</summary>
    public double[][] Amounts { get; }

    /// <summary>By pair: points that weights, and cells becoming or ceasing to be missing, gave; with the amounts the change of the unrounded score.</summary>
    public double[] Rest { get; }

    /// <summary>Works out the changes.</summary>
    /// <param name="before">One side.</param>
    /// <param name="after">The other.</param>
    /// <param name="pairs">Units as their index on either side; each has a score on both.</param>
    /// <param name="moved">By pair: change of the unrounded score.</param>
    public static ScoreChanges Of(LedgerSide before, LedgerSide after, (int Before, int After)[] pairs, out double[] moved)
    {
        var (earlier, later) = (before.Plan(), after.Plan());
        return AreSameMeans(earlier, later) ? ByMeans(before, after, earlier, later, pairs, out moved) : ByLevels(before, after, pairs, out moved);
    }

    static bool AreSameMeans(FrameworkPlan one, FrameworkPlan other)
    {
        if (one.Nodes.Count != other.Nodes.Count) return false;
        for (var position = 0; position < one.Nodes.Count; position++)
        {
            var (a, b) = (one.Nodes[position], other.Nodes[position]);
            if (a.Node.Code != b.Node.Code || !a.Children.SequenceEqual(b.Children)) return false;
            if (a.Aggregator is not null && (a.Node.Then.Count > 0 || b.Node.Then.Count > 0 || Exponent(a) is not { } exponent || Exponent(b) != exponent || a.Aggregator != b.Aggregator))
                return false;
        }
        return true;
    }

    static double? Exponent(PlannedNode node) => node.Aggregator is Sum ? 1 : node.Aggregator!.Exponent(node.Choice!.Options);

    static ScoreChanges ByMeans(LedgerSide before, LedgerSide after, FrameworkPlan earlier, FrameworkPlan later, (int Before, int After)[] pairs, out double[] moved)
    {
        PlannedNode[] leaves = [.. earlier.Nodes.Where(node => node.Variable >= 0)];
        var place = leaves.Select((leaf, j) => (leaf.Position, j)).ToDictionary(pair => pair.Position, pair => pair.j);
        var amounts = Enumerable.Range(0, pairs.Length).Select(_ => new double[leaves.Length]).ToArray();
        // Points of the index per point of a node, by position and pair.
        var rates = new double[earlier.Nodes.Count][];
        var root = earlier.Nodes[^1];
        rates[root.Position] = new double[pairs.Length];
        Array.Fill(rates[root.Position], 1);
        moved = new double[pairs.Length];
        for (var position = root.Position; position >= 0; position--)
        {
            var (node, twin) = (earlier.Nodes[position], later.Nodes[position]);
            if (rates[position] is not { } rate || node.Aggregator is null) continue;
            var (first, second) = (new JoinedNode(before, earlier, node), new JoinedNode(after, later, twin));
            foreach (var child in node.Children) rates[child] = new double[pairs.Length];
            for (var pair = 0; pair < pairs.Length; pair++)
            {
                var (i, k) = pairs[pair];
                if (node == root) moved[pair] = second.Values[k] - first.Values[i];
                if (double.IsNaN(first.Values[i]) || double.IsNaN(second.Values[k])) continue;
                var slope = MeanSlope.Secant(first.Exponent, first.Values[i], second.Values[k]);
                for (var j = 0; j < node.Children.Length; j++)
                {
                    var (from, to) = (first.Child(j, i), second.Child(j, k));
                    if (double.IsNaN(from) || double.IsNaN(to)) continue;
                    var weight = (first.Weight(j, i) + second.Weight(j, k)) / 2;
                    // A value held by the floor moves the parent less than it moves itself.
                    var held = second.Raw(j, k) - first.Raw(j, i) is var change && change != to - from && change != 0 ? (to - from) / change : 1;
                    var own = rate[pair] * weight * held * MeanSlope.Secant(first.Exponent, from, to) / slope;
                    rates[node.Children[j]][pair] = own;
                    if (place.TryGetValue(node.Children[j], out var leaf)) amounts[pair][leaf] = own * (second.Raw(j, k) - first.Raw(j, i));
                }
            }
        }
        return new ScoreChanges([.. leaves.Select(leaf => leaf.Node.Code)], amounts, Remaining(amounts, moved));
    }

    static ScoreChanges ByLevels(LedgerSide before, LedgerSide after, (int Before, int After)[] pairs, out double[] moved)
    {
        var (first, second) = (Contributions.Of(before.Evaluation.ForYears([before.Evaluation.Years[before.Year]])), Contributions.Of(after.Evaluation.ForYears([after.Evaluation.Years[after.Year]])));
        string[] codes = [.. first.Indicators.Union(second.Indicators, StringComparer.Ordinal)];
        var amounts = Enumerable.Range(0, pairs.Length).Select(_ => new double[codes.Length]).ToArray();
        for (var j = 0; j < codes.Length; j++)
        {
            var (one, other) = (IndexOf(first, codes[j]), IndexOf(second, codes[j]));
            for (var pair = 0; pair < pairs.Length; pair++)
                amounts[pair][j] = Number(other < 0 ? double.NaN : second[other, 0][pairs[pair].After]) - Number(one < 0 ? double.NaN : first[one, 0][pairs[pair].Before]);
        }
        var (from, to) = (before.Evaluation.Index.Years[before.Year].Scores, after.Evaluation.Index.Years[after.Year].Scores);
        moved = [.. pairs.Select(pair => to[pair.After] - from[pair.Before])];
        return new ScoreChanges(codes, amounts, Remaining(amounts, moved));
    }

    static int IndexOf(Contributions contributions, string code)
    {
        for (var j = 0; j < contributions.Indicators.Count; j++)
            if (contributions.Indicators[j] == code)
                return j;
        return -1;
    }

    static double Number(double value) => double.IsNaN(value) ? 0 : value;

    static double[] Remaining(double[][] amounts, double[] moved)
    {
        var rest = new double[moved.Length];
        for (var pair = 0; pair < rest.Length; pair++)
        {
            var (sum, size) = (0.0, 0.0);
            foreach (var amount in amounts[pair]) (sum, size) = (sum + amount, size + Math.Abs(amount));
            rest[pair] = moved[pair] - sum;
            // What is left of adding up numbers that belong together is no change of weights.
            if (Math.Abs(rest[pair]) > 1e-11 * (size + Math.Abs(moved[pair]))) continue;
            rest[pair] = 0;
        }
        return rest;
    }

    /// <summary>One node on one side: its children's values, the weights they have there, and the value they join to, not rounded.</summary>
    sealed class JoinedNode
    {
        readonly double[][] children;
        readonly PlannedNode node;
        readonly double floor;
        readonly bool isSum;

        public JoinedNode(LedgerSide side, FrameworkPlan plan, PlannedNode node)
        {
            this.node = node;
            children = [.. node.Children.Select(child => side.Values(plan.Nodes[child]))];
            Exponent = ScoreChanges.Exponent(node)!.Value;
            isSum = node.Aggregator is Sum;
            floor = node.Aggregator is Geometric ? node.Choice!.Options.NumberOrNull("floor") ?? double.NegativeInfinity : double.NegativeInfinity;
            var final = side.Values(node);
            Values = final;
            if (node.Node.Round is null && node.Choice!.Options.Rounding("round") is null) return;
            Values = new double[final.Length];
            node.Aggregator!.Aggregate(new AggregatorContext(node.Choice!.Options, static (_, _, _) => { }), children, node.Weights, Values);
            for (var unit = 0; unit < final.Length; unit++)
                if (double.IsNaN(final[unit]))
                    Values[unit] = double.NaN;
        }

        public double Exponent { get; }

        public double[] Values { get; }

        public double Raw(int child, int unit) => children[child][unit];

        public double Child(int child, int unit) => children[child][unit] < floor ? floor : children[child][unit];

        public double Weight(int child, int unit)
        {
            if (isSum) return node.Weights[child];
            var available = 0.0;
            for (var j = 0; j < children.Length; j++)
                if (!double.IsNaN(children[j][unit]))
                    available += node.Weights[j];
            return node.Weights[child] / available;
        }
    }
}
