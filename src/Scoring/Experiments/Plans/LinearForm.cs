using Scoring.Aggregating;
using Scoring.Kernels;

namespace Scoring.Experiments.Plans;

/// <summary>Whether an index is linear in its weights once each indicator is replaced by a term, and which term that is.</summary>
/// <param name="Exponent">The terms are x^p, ln x for p = 0; the index is the inverse of their weighted sum.</param>
/// <param name="Floor">What smaller values count as; −∞ = nothing.</param>
sealed record LinearForm(double Exponent, double Floor)
{
    /// <summary>The form of a framework, or why it has none.</summary>
    /// <param name="framework">The nodes.</param>
    /// <param name="tree">Which of them reach the root.</param>
    internal static (LinearForm? Form, Text Reason) Of(FrameworkPlan framework, WeightTree tree)
    {
        double? exponent = null, floor = null;
        foreach (var position in tree.Reached)
        {
            var node = framework.Nodes[position];
            var code = node.Node.Code;
            if (node.Aggregator is not { } aggregator) continue;
            var options = node.Choice!.Options;
            if (node.Node.Then.Count > 0) return (null, new($"{code}：then 使汇总值不再随权重线性变化", $"{code}: its 'then' list makes the index non-linear in the weights"));
            if (node.Node.Round is not null || options.Rounding("round") is not null) return (null, new($"{code}：有舍入", $"{code}: it is rounded"));
            var name = aggregator.Definition.Name;
            double own;
            var ownFloor = double.NegativeInfinity;
            if (aggregator is Sum)
                own = 1;
            else if (aggregator is BordaCount or Promethee or GreyRelational)
            {
                own = 1;
                if (node.Children.Any(child => framework.Nodes[child].Aggregator is not null))
                    return (null, new($"{code}：{name} 比较的是随权重变化的节点值", $"{code}: {name} compares the values of nodes, which change with the weights"));
            }
            else if (aggregator.Exponent(options) is { } power)
            {
                own = power;
                if (aggregator is Geometric) ownFloor = options.NumberOrNull("floor") ?? double.NegativeInfinity;
            }
            else return Unlike(code, name);
            if (exponent is { } other && other != own)
                return (null, new($"{code}：与上下级的平均方法不同（{name}）", $"{code}: {name} is another mean than those around it"));
            if (floor is { } otherFloor && otherFloor != ownFloor) return (null, new($"{code}：floor 与其他节点不同", $"{code}: its floor is not that of the other nodes"));
            (exponent, floor) = (own, ownFloor);
        }
        return (new LinearForm(exponent ?? 1, floor ?? double.NegativeInfinity), Means(exponent ?? 1));

        static (LinearForm?, Text) Unlike(string code, string name) =>
            (null, new($"{code}：{name} 不随权重线性变化", $"{code}: {name} is not linear in the weights"));
    }

    static Text Means(double exponent) => exponent switch
    {
        1 => new("各级均随权重线性变化，合成一次矩阵乘法", "every level is linear in the weights: one matrix product"),
        0 => new("各级均为几何平均，取对数后合成一次矩阵乘法", "every level is a geometric mean: one matrix product of logarithms"),
        _ => new("各级为同一指数的幂平均，取幂后合成一次矩阵乘法", "every level is a power mean with one exponent: one matrix product of powers"),
    };

    /// <summary>The terms of an indicator's values; null when one lies outside the mean's domain.</summary>
    /// <remarks>Terms grow with the value, so that they rank as the index does: for p &lt; 0 they are −x^p.</remarks>
    internal double[]? Terms(double[] values)
    {
        if (Exponent == 1) return values;
        var terms = new double[values.Length];
        for (var unit = 0; unit < values.Length; unit++)
        {
            var x = values[unit] < Floor ? Floor : values[unit];
            if (Exponent > 0 ? x < 0 : x <= 0) return null;
            terms[unit] = double.IsNaN(x) ? x
                : Exponent == 0 ? DeterministicMath.Log(x)
                : Exponent > 0 ? DeterministicMath.Pow(x, Exponent) : -DeterministicMath.Pow(x, Exponent);
        }
        return terms;
    }

    /// <summary>The index from the weighted sum of the terms.</summary>
    internal double Score(double sum) =>
        Exponent == 1 ? sum
        : Exponent == 0 ? DeterministicMath.Exp(sum)
        : DeterministicMath.Pow(Exponent > 0 ? sum : -sum, 1 / Exponent);

    /// <summary>The weighted sum that an index comes from: the other way round than <see cref="Score"/>, and in the same order.</summary>
    internal double Sum(double score) =>
        Exponent == 1 ? score
        : Exponent == 0 ? DeterministicMath.Log(score)
        : Exponent > 0 ? DeterministicMath.Pow(score, Exponent) : -DeterministicMath.Pow(score, Exponent);
}
