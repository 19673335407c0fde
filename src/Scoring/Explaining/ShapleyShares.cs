using System.Numerics;
using Scoring.Aggregating;

namespace Scoring.Explaining;

/// <summary>Exact Shapley values over a node's direct children, for methods without a closed form (min, max, median, formula).</summary>
/// <remarks>
/// <para>A child's part is the mean, over all orders in which children may arrive, of what the value changes when it does:
/// φ_j = Σ over T without j of |T|!(k−|T|−1)!/k!·(v(T ∪ j) − v(T)). v(T) is what the method gives when only the children in T are there, the others being
/// missing and dropping out with their weight, and v(∅) = 0; so the parts sum to the node's value, and a child that is missing has part 0 and is left blank.</para>
/// <para>A formula does not drop children: there those outside T count as zero. A unit for which some v(T) has no value is refused. Work: 2^k aggregations, k ≤ 12.</para>
/// <para>Source: L. S. Shapley, A Value for n-Person Games (1953).</para>
/// </remarks>
static class ShapleyShares
{
    /// <summary>Most children that exact values are computed for.</summary>
    public const int MostChildren = 12;

    static readonly Text Dropping = new(
        "Shapley值：未到场的子项视为缺失，空集得0", "Shapley values: children not yet there count as missing, the empty set as 0");

    static readonly Text Zeroing = new(
        "Shapley值：未到场的子项按0代入公式，空集得0", "Shapley values: children not yet there enter the formula as 0, the empty set counts as 0");

    public static bool TryFill(NodeShares shares, PlannedNode node, AggregatorContext context, double[][] children, double[] values)
    {
        var k = children.Length;
        if (k > MostChildren) return false;
        var isFormula = node.Aggregator is Formula;
        shares.Convention = isFormula ? Zeroing : Dropping;
        var parts = Enumerable.Range(0, k).Select(_ => new double[values.Length]).ToArray();
        var outside = children.Select(child => Outside(child, isFormula)).ToArray();
        var weightOf = Weights(k);
        var chosen = new double[k][];
        var value = new double[values.Length];
        for (var set = 1; set < 1 << k; set++)
        {
            for (var j = 0; j < k; j++) chosen[j] = (set >> j & 1) == 1 ? children[j] : outside[j];
            Aggregate(node, context, chosen, value);
            var size = BitOperations.PopCount((uint)set);
            for (var j = 0; j < k; j++)
            {
                var weight = (set >> j & 1) == 1 ? weightOf[size - 1] : -weightOf[size];
                if (weight == 0) continue; // the full set lacks nobody
                var part = parts[j];
                for (var unit = 0; unit < value.Length; unit++)
                    if (!double.IsNaN(value[unit])) part[unit] = Math.FusedMultiplyAdd(weight, value[unit], part[unit]);
                    else if (isFormula) part[unit] = double.NaN;
            }
        }
        for (var j = 0; j < k; j++)
            for (var unit = 0; unit < value.Length; unit++)
            {
                var z = children[j][unit];
                if (double.IsNaN(values[unit]) || double.IsNaN(z)) continue;
                shares.Parts[j][unit] = parts[j][unit];
                shares.Factors[j][unit] = parts[j][unit] == 0 ? 0 : z == 0 ? double.NaN : parts[j][unit] / z;
            }
        return true;
    }

    static void Aggregate(PlannedNode node, AggregatorContext context, double[][] children, double[] value)
    {
        var here = context.Source is not ChildSource source
            ? context
            : context with { Source = source.With(children, context.Year), ReportIncident = null };
        node.Aggregator!.Aggregate(here, children, node.Weights, value);
    }

    static double[] Outside(double[] child, bool isFormula) =>
        [.. child.Select(value => isFormula && !double.IsNaN(value) ? 0 : double.NaN)];

    /// <summary>s!(k−s−1)!/k! for s = 0 … k−1, and 0 for s = k.</summary>
    static double[] Weights(int k)
    {
        var weights = new double[k + 1];
        if (k > 0) weights[0] = 1.0 / k;
        for (var size = 1; size < k; size++) weights[size] = weights[size - 1] * size / (k - size);
        return weights;
    }
}
