using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Weighting;

/// <summary>Several weightings of the same children joined into one, such as judgements and data.</summary>
/// <remarks>
/// Each weighting is brought to sum 1 first. <c>alpha</c>: α·w₁ + (1 − α)·w₂ (two weightings). <c>product</c>: Πw, which rewards what is high in all.
/// <c>sqrt-product</c>: the geometric mean (Πw)^(1/k), the weights of least relative entropy to all. <c>game-theory</c>: Σ a_k·w_k with the a that bring the
/// combination as near as possible to all at once, Σ_k a_k·(w_l·w_k) = w_l·w_l, a then as |a|/Σ|a|; where weightings are alike the equations have many
/// solutions and the shortest is taken and reported. All are brought to sum 1 again. A weighting without years of its own takes the combination's.
/// Source: combination weighting of Chinese evaluation practice (组合赋权: 线性、乘法、最小鉴别信息、博弈论).
/// </remarks>
sealed class CombinedWeights : Weigher
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Weight,
        Name = "combined",
        Summary = new("组合赋权：把几种权重合成一种", "Several weightings joined into one"),
        Formula = "alpha*w1 + (1-alpha)*w2; prod(w); prod(w)^(1/k); sum(a_k*w_k) with sum_k a_k*(w_l.w_k) = w_l.w_l",
        Source = "combination weighting of Chinese evaluation practice",
        Example = """{ "method": "combined", "of": ["given", "entropy"], "by": "alpha", "alpha": 0.6 }""",
        Options =
        [
            new("of", OptionType.Methods, new("要合成的赋权方法及其选项，至少两种", "The methods of weighting to join, with their options; at least two")) { Required = true },
            new("by", OptionType.Choice, new("合成方式：线性、乘积、乘积开方、博弈论", "How they are joined: linear, product, root of the product, game theory"))
            { Default = "alpha", Choices = ["alpha", "product", "sqrt-product", "game-theory"] },
            new("alpha", OptionType.Number, new("线性合成中第一种权重的份额", "Share of the first weighting in the linear combination")) { Default = 0.5, Minimum = 0, Maximum = 1 },
        ],
    };

    public override bool NeedsValues(OptionSet options) => options.Methods("of").Any(part => Weighers.Find(part.Method.Name).NeedsValues(part.Options));

    public override Weighed? Weigh(WeighingContext context)
    {
        var parts = context.Options.Methods("of");
        var by = context.Options.Word("by");
        if (parts.Count < 2 || by == "alpha" && parts.Count != 2)
        {
            context.Fault(FindingKinds.CombinationSize, $"{parts.Count}", by == "alpha" ? "2" : "≥ 2");
            return null;
        }
        var weighed = parts.Select(part => Weighers.Find(part.Method.Name).Weigh(context.With(Dated(part, context.Options)))).ToList();
        if (weighed.Contains(null)) return null;
        var weights = new List<double[]>();
        var statistics = new List<(string, double)>();
        for (var i = 0; i < parts.Count; i++)
        {
            if (context.InProportion(weighed[i]!.Weights) is not { } shares) return null;
            weights.Add(shares.Weights);
            for (var j = 0; j < shares.Weights.Length; j++) statistics.Add(($"{i + 1}:{NodeWeights.Prefix}{context.Children[j].Code}", shares.Weights[j]));
            statistics.AddRange(weighed[i]!.Statistics.Select(statistic => ($"{i + 1}:{statistic.Name}", statistic.Value)));
        }
        return by switch
        {
            "alpha" => Linear(weights, [context.Options.Number("alpha"), 1 - context.Options.Number("alpha")], statistics, context),
            "game-theory" => Linear(weights, Game(weights, context), statistics, context),
            _ => Product(weights, by == "product" ? 1 : 1.0 / weights.Count, statistics, context),
        };
    }

    static OptionSet Dated(MethodChoice part, OptionSet outer)
    {
        if (part.Options.Has("years") || !outer.Has("years")) return part.Options;
        return new OptionSet(part.Method, new Dictionary<string, object?>(part.Options.All, StringComparer.Ordinal) { ["years"] = outer["years"] });
    }

    static Weighed? Linear(List<double[]> weights, double[] shares, List<(string, double)> statistics, WeighingContext context)
    {
        for (var k = 0; k < shares.Length; k++) statistics.Add(($"share:{k + 1}", shares[k]));
        return context.InProportion([.. weights[0].Select((_, j) => SumKernel.Sum([.. weights.Select((one, k) => shares[k] * one[j])]))], statistics);
    }

    static Weighed? Product(List<double[]> weights, double power, List<(string, double)> statistics, WeighingContext context)
    {
        var products = weights[0].Select((_, j) => weights.Aggregate(1.0, (product, one) => product * one[j])).ToArray();
        var sound = true;
        for (var j = 0; j < products.Length; j++)
            foreach (var one in weights.Where(one => one[j] < 0))
            {
                context.Fault(FindingKinds.WeightNegativeRefused, WeighingContext.Invariant($"{one[j]:0.####}"), "≥ 0", context.Children[j]);
                sound = false;
            }
        return sound ? context.InProportion([.. products.Select(product => power == 1 ? product : DeterministicMath.Pow(product, power))], statistics) : null;
    }

    /// <summary>The shares at which no weighting can bring the combination nearer to itself.</summary>
    static double[] Game(List<double[]> weights, WeighingContext context)
    {
        var products = weights.Select(left => weights.Select(right => Correlations.Product(left, right)).ToArray()).ToArray();
        var (values, vectors) = SymmetricEigen.Decompose(products);
        var target = products.Select((row, l) => row[l]).ToArray();
        var solution = new double[target.Length];
        for (var k = 0; k < values.Length; k++)
        {
            if (values[k] <= 1e-12 * values[0]) continue;
            var along = Correlations.Product(vectors[k], target) / values[k];
            for (var l = 0; l < solution.Length; l++) solution[l] += along * vectors[k][l];
        }
        if (values[^1] <= 1e-12 * values[0]) context.Report(FindingKinds.WeightsAlike, WeighingContext.Invariant($"{values[^1] / values[0]:0.#e0}"));
        var total = SumKernel.Sum([.. solution.Select(Math.Abs)]);
        return [.. solution.Select(share => Math.Abs(share) / total)];
    }
}
