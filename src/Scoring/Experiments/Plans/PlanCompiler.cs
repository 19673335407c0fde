using Scoring.Aggregating;
using Scoring.Kernels;
using Scoring.Weighting;

namespace Scoring.Experiments.Plans;

/// <summary>Turns an evaluated year into arrays. What depends on which cells are there, not on weights, is settled here, once.</summary>
/// <remarks>
/// Coverage rules, screening and eligibility are read off one aggregation with all weights above zero: a unit without a value at a node there has none in
/// any draw. A weight of zero can only take more values away; where it may, such weightings are aggregated one by one. The same aggregation checks the arrays: when they do not give its scores, the plan takes the general path.
/// </remarks>
/// <param name="annual">The aggregation.</param>
/// <param name="tree">The weights.</param>
/// <param name="nominal">Weights of what the tree does not hold.</param>
/// <param name="references">Indices of aggregate units that are scored beside the units.</param>
sealed class PlanCompiler(AnnualAggregation annual, WeightTree tree, NodeWeights nominal, int[] references)
{
    const double Tolerance = 1e-9;

    readonly FrameworkPlan framework = annual.Framework;
    double[] slots = [];
    Aggregated baseline = null!;

    /// <summary>The arrays, or why there are none.</summary>
    /// <param name="exact">Why scores must have the bits of the annual run, so that every unit goes node by node; null = they need not.</param>
    internal (CompiledTerms? Terms, Text Reason) Compile(Text? exact)
    {
        var (form, reason) = LinearForm.Of(framework, tree);
        if (annual.IsPublication) return (null, new("发布值由全部单位的节点值再算得出", "a publication is worked out from the node's values of all units"));
        if (annual.AdjustsAnew) return (null, new("加减分随权重变化", "bonuses, penalties or exclusions follow from the weights"));
        if (form is null) return (null, reason);
        if (exact is not null && (form.Exponent != 1 || framework.Nodes.Any(node => node.Aggregator is CrossUnitAggregator))) return (null, exact);
        slots = Positive();
        try
        {
            baseline = annual.Run(tree.ToNodeWeights(slots, nominal));
        }
        catch (ScoringException)
        {
            return (null, new("权重全为正时有取值超出方法的定义域", "with all weights above zero a value lies outside a method's domain"));
        }
        if (Terms(form) is not { } terms) return (null, new("有取值超出平均方法的定义域", "a value lies outside the mean's domain"));
        if (RescalesExempt()) return (null, new("sum 的补足遇有不适用的子项", "a sum that rescales has children that do not concern a unit"));
        var compiled = Lay(form, terms, exact is not null);
        return Reproduces(compiled, terms) ? (compiled, reason) : (null, new("线性形式未能重现汇总结果", "the linear form does not reproduce the aggregation"));
    }

    double[] Positive()
    {
        var all = new double[tree.SlotCount];
        tree.ToSlots(tree.Nominal, new double[framework.Nodes.Count], all);
        foreach (var position in tree.Reached)
            if (tree.OffsetOf(position) is >= 0 and var offset)
            {
                var count = framework.Nodes[position].Children.Length;
                var share = all.AsSpan(offset, count).ToArray().Sum() is > 0 and var sum ? sum / count : 1;
                for (var slot = offset; slot < offset + count; slot++)
                    if (!(all[slot] > 0)) all[slot] = share;
            }
        return all;
    }

    /// <summary>By position of an indicator: its terms by unit of the roster.</summary>
    double[]?[]? Terms(LinearForm form)
    {
        var terms = new double[]?[framework.Nodes.Count];
        foreach (var leaf in tree.Leaves)
            if ((terms[leaf] = form.Terms(annual.Panel[framework.Nodes[leaf].Variable, annual.Year].Values)) is null) return null;
        foreach (var position in tree.Reached)
            if (framework.Nodes[position] is { Aggregator: CrossUnitAggregator method } node)
                for (var child = 0; child < node.Children.Length; child++)
                    terms[node.Children[child]] = PointsOf(node, method, child);
        return terms;
    }

    /// <summary>What a method that compares units gives for one child alone: it joins such points as a mean does.</summary>
    double[] PointsOf(PlannedNode node, CrossUnitAggregator method, int child)
    {
        var options = node.Choice!.Options;
        List<string> codes = [.. node.Children.Select(each => framework.Nodes[each].Node.Code)];
        int? own = options.Bounds("bounds").EachYear ? annual.Panel.Years[annual.Year] : null;
        var fit = CrossUnitFit.Find(baseline.Fitted, node.Node.Code, method.Definition.Name, codes, CrossUnitFit.CostsOf(options, codes), own)
            ?? throw new InvalidOperationException($"The aggregation has no parameters of '{node.Node.Code}'.");
        var columns = node.Children.Select(each => annual.Panel[framework.Nodes[each].Variable, annual.Year].Values).ToArray();
        var alone = new double[node.Children.Length];
        alone[child] = 1;
        var points = new double[annual.Panel.UnitCount];
        method.Aggregate(new AggregatorContext(options, static (_, _, _) => { }) { Fit = fit, Year = annual.Panel.Years[annual.Year] }, columns, alone, points);
        return points;
    }

    bool RescalesExempt() =>
        framework.Nodes.Any(node => node.Aggregator is Sum && node.Choice!.Options.Word("missing") == "rescale")
        && tree.Leaves.Any(leaf => NodeColumns.ExemptUnits(annual.Panel[framework.Nodes[leaf].Variable, annual.Year]) is not null);

    double[] BaselineOf(int position) => baseline.Nodes.First(node => node.Publication is null && node.Code == framework.Nodes[position].Node.Code).Years[annual.Year].Scores;

    CompiledTerms Lay(LinearForm form, double[]?[] terms, bool exact)
    {
        var root = BaselineOf(framework.Nodes.Count - 1);
        var inner = tree.Reached.Where(position => framework.Nodes[position].Aggregator is not null).Select(BaselineOf).ToList();
        int[] ranked = [.. Enumerable.Range(0, root.Length).Where(unit => double.IsFinite(root[unit]) && !annual.Panel.Roster.IsAggregate[unit])];
        bool IsComplete(int unit) => tree.Leaves.All(leaf => double.IsFinite(terms[leaf]![unit])) && inner.TrueForAll(scores => double.IsFinite(scores[unit]));
        int[] complete = [.. ranked.Where(IsComplete)];
        int[] incomplete = [.. ranked.Where(unit => !IsComplete(unit))];
        var crosses = framework.Nodes.Any(node => node.Aggregator is CrossUnitAggregator);
        // Rows stand in one order by either path: draws may turn to the other.
        if (exact) (complete, incomplete) = ([], [.. complete, .. incomplete]);
        return new CompiledTerms(form, [.. complete, .. incomplete], Tiles(complete), Tiles(incomplete), incomplete.Length == 0 ? [] : Nodes(incomplete))
        {
            References = Tiles(references),
            ReferenceNodes = references.Length == 0 ? [] : Nodes(references),
            MindsZeros = crosses || (incomplete.Length > 0 && tree.Reached.Any(MindsGaps)),
            Size = tree.Leaves.SelectMany(leaf => terms[leaf]!).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max() * Math.Max(1, Total()),
        };

        TermTiles? Tiles(int[] units) => units.Length == 0
            ? null
            : new TermTiles([.. tree.Leaves.Select(leaf => units.Select(unit => terms[leaf]![unit]).ToArray())]);
    }

    /// <summary>What the weights of all indicators come to in the index: 1 where all nodes are means.</summary>
    double Total()
    {
        var effective = new double[framework.Nodes.Count];
        tree.HandDown(slots, effective);
        return tree.Leaves.Sum(leaf => effective[leaf]);
    }

    /// <summary>Whether a node leaves units out by rules that count its nodes' values.</summary>
    bool MindsGaps(int position) =>
        framework.Nodes[position] is { Choice.Options: var options } node
        && node.Children.Any(child => framework.Nodes[child].Aggregator is not null)
        && (options.Number("min_coverage") > 0 || options.Integer("min_children") > 1 || options.NumberByName("eligible").Count > 0);

    TreeNode[] Nodes(int[] units)
    {
        var index = new Dictionary<int, int>();
        for (var leaf = 0; leaf < tree.Leaves.Length; leaf++) index[tree.Leaves[leaf]] = leaf;
        var nodes = new List<TreeNode>();
        foreach (var position in tree.Reached.Where(position => framework.Nodes[position].Aggregator is not null).Reverse())
        {
            var node = framework.Nodes[position];
            var isSum = node.Aggregator is Sum or BordaCount;
            var scores = BaselineOf(position);
            double[] blank = [.. units.Select(unit => double.IsFinite(scores[unit]) ? 0 : double.NaN)];
            nodes.Add(new TreeNode(tree.OffsetOf(position), [.. node.Children.Select(child => index[child])], !isSum,
                node.Aggregator is BordaCount || (isSum && node.Choice!.Options.Word("missing") == "rescale"), Array.TrueForAll(blank, value => value == 0) ? null : blank));
            index[position] = -nodes.Count;
        }
        return [.. nodes];
    }

    bool Reproduces(CompiledTerms compiled, double[]?[] terms)
    {
        if (compiled.Units.Length == 0) return true;
        var root = BaselineOf(framework.Nodes.Count - 1);
        var scores = new double[compiled.Units.Length];
        new PlanScorer(compiled, tree, null, null).ScoreSlots(slots, scores); // no weight is 0
        for (var row = 0; row < scores.Length; row++)
        {
            var expected = root[compiled.Units[row]];
            // Terms may cancel: the error is measured against their size, not that of their sum.
            var size = Math.Abs(expected);
            foreach (var leaf in tree.Leaves)
                if (double.IsFinite(terms[leaf]![compiled.Units[row]]))
                    size = Math.Max(size, compiled.Form.Exponent == 1 ? Math.Abs(terms[leaf]![compiled.Units[row]]) : 0);
            if (!(Math.Abs(compiled.Form.Score(scores[row]) - expected) <= Tolerance * Math.Max(size, 1e-300))) return false;
        }
        return true;
    }
}
