using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Panels;

namespace Scoring.Aggregating;

/// <summary>Ordered weighted average: weights go to places (the best child, the second best, …) rather than to children.</summary>
/// <remarks>
/// With children in descending order and T_k the share of the available weight that the k best of them hold, S = Σ x_(k)·(Q(T_k) − Q(T_(k−1))).
/// Q is r^power, or runs linearly through the cumulated <c>order_weights</c>; with equal child weights and none missing, the k-th best child then has
/// exactly the k-th order weight. Missing children drop out, and Q is spread over those that are left. power 1 is the arithmetic mean; above 1
/// weak children count more. Source: R. Yager, On ordered weighted averaging aggregation operators, IEEE Trans. SMC 18 (1988);
/// V. Torra, The weighted OWA operator, Int. J. Intelligent Systems 12 (1997), for unequal child weights.
/// </remarks>
sealed class OrderedWeightedAverage : Aggregator
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Aggregate,
        Name = "owa",
        Summary = new("有序加权平均：权重按子项得分的名次给出，而不是按子项给出", "Ordered weighted average: weights belong to places, best child first, not to children"),
        Formula = "S = sum(x_(k) * (Q(T_k) - Q(T_(k-1)))), Q = r^power or through the cumulated order weights",
        Source = "Yager, IEEE Trans. Systems, Man, and Cybernetics 18 (1988); Torra, Int. J. Intelligent Systems 12 (1997)",
        Example = """{ "method": "owa", "order_weights": [0.2, 0.3, 0.5] }""",
        Options =
        [
            new("order_weights", OptionType.Numbers, new("各名次的权重，从最好的子项起，个数等于子项数", "Weights of the places, best child first; as many as there are children")) { Minimum = 0 },
            new("power", OptionType.Number, new("未给出名次权重时，分位函数r^power的幂：1为算术平均，越大越看重短板",
                "Without order weights, exponent of the quantifier r^power: 1 is the mean, above 1 weak children count more")) { Above = 0 },
        ],
    };

    public override IEnumerable<Finding> Check(OptionSet options, IReadOnlyList<string> children, Panel panel)
    {
        var given = options["order_weights"] as double[];
        if (given is null == options.NumberOrNull("power") is null)
            yield return Unfit(given is null ? "–" : "order_weights, power", "order_weights | power");
        if (given is null) yield break;
        if (given.Length != children.Count) yield return Unfit($"order_weights: {given.Length}", $"{children.Count}");
        if (!(given.Sum() is > 0 and < double.PositiveInfinity)) yield return Unfit("order_weights: 0", "> 0");

        static Finding Unfit(string found, string expected) => new() { Kind = FindingKinds.AggregatorOptionsUnfit, Found = found, Expected = expected };
    }

    public override void Aggregate(AggregatorContext context, ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, Span<double> target)
    {
        var cumulated = context.Options["order_weights"] is double[] given ? Cumulated(given) : [];
        var power = context.Options.NumberOrNull("power") ?? 1;
        var values = new double[children.Length];
        var masses = new double[children.Length];
        for (var unit = 0; unit < target.Length; unit++)
        {
            var count = 0;
            var total = 0.0;
            for (var j = 0; j < children.Length; j++)
            {
                var x = children[j][unit];
                if (double.IsNaN(x) || weights[j] == 0) continue;
                var place = count++;
                for (; place > 0 && values[place - 1] < x; place--) (values[place], masses[place]) = (values[place - 1], masses[place - 1]);
                (values[place], masses[place]) = (x, weights[j]);
                total += weights[j];
            }
            target[unit] = count == 0 ? double.NaN : Mean(values.AsSpan(0, count), masses, total, cumulated, power);
        }
    }

    static double Mean(ReadOnlySpan<double> values, double[] masses, double total, double[] cumulated, double power)
    {
        double score = 0, held = 0, before = 0;
        for (var k = 0; k < values.Length; k++)
        {
            held += masses[k];
            var share = k == values.Length - 1 ? 1 : Math.Min(held / total, 1);
            var after = cumulated.Length == 0 ? DeterministicMath.Pow(share, power) : Through(cumulated, share);
            score += values[k] * (after - before);
            before = after;
        }
        return score;
    }

    /// <summary>0, then the running shares of the order weights.</summary>
    static double[] Cumulated(double[] weights)
    {
        var cumulated = new double[weights.Length + 1];
        for (var k = 0; k < weights.Length; k++) cumulated[k + 1] = cumulated[k] + weights[k];
        var total = cumulated[^1];
        for (var k = 1; k < cumulated.Length; k++) cumulated[k] /= total;
        return cumulated;
    }

    static double Through(double[] cumulated, double share)
    {
        var places = cumulated.Length - 1;
        var place = Math.Min((int)(share * places), places - 1);
        return cumulated[place] + (cumulated[place + 1] - cumulated[place]) * (share * places - place);
    }
}
