using Scoring.Findings;
using Scoring.Methods;
using Scoring.Normalising;

namespace Scoring.Aggregating;

/// <summary>PROMETHEE II: net flow of preferences over the other units.</summary>
/// <remarks>
/// φ_j = Σ over the sample of P(x − b) − P(b − x), over n_j − 1; S = Σwφ_j/Σw over the available children, from −1 to 1. The net flow of a child does
/// not depend on the weights. Thresholds are in the unit of the values that the node reads: after normalisation, in points of score. A child with a single
/// number has no flow. Source: J. P. Brans, P. Vincke, A preference ranking organisation method, Management Science 31 (1985); Brans, Vincke,
/// Mareschal, European Journal of Operational Research 24 (1986).
/// </remarks>
sealed class Promethee : CrossUnitAggregator
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Aggregate,
        Name = "promethee",
        Summary = new("PROMETHEE II：与其他单位两两比较的净流量", "PROMETHEE II: net flow of preferences over the other units"),
        Formula = "S = sum(w*phi)/sum(w), phi = sum(P(x - b) - P(b - x))/(n - 1)",
        Source = "Brans, Vincke, Management Science 31 (1985)",
        Example = """{ "method": "promethee", "preference": "linear", "q": 2, "p": 10 }""",
        Options =
        [
            new("preference", OptionType.Choice, new("偏好函数", "Preference function")) { Default = "usual", Choices = PreferenceFunction.Names },
            new("q", OptionType.Number, new("无差异阈值", "Difference up to which two units count as equal")) { Minimum = 0 },
            new("p", OptionType.Number, new("严格偏好阈值", "Difference from which preference is full")) { Above = 0 },
            new("s", OptionType.Number, new("高斯型偏好函数的离散参数", "Spread of the Gaussian function")) { Above = 0 },
            new("types", OptionType.NumberByName, new("个别子项的偏好函数编号，1至6", "Functions of single children by their number, 1 to 6, in the order of preference's choices")) { Minimum = 1, Maximum = 6 },
            new("q_of", OptionType.NumberByName, new("个别子项的无差异阈值", "Indifference thresholds of single children")) { Minimum = 0 },
            new("p_of", OptionType.NumberByName, new("个别子项的严格偏好阈值", "Preference thresholds of single children")) { Above = 0 },
            new("s_of", OptionType.NumberByName, new("个别子项的离散参数", "Spreads of single children")) { Above = 0 },
            Bounds(BoundsScope.OneYear),
            Costs,
        ],
    };

    protected override IReadOnlyList<string> OptionsByChild => ["types", "q_of", "p_of", "s_of"];

    protected override IEnumerable<Finding> CheckOptions(OptionSet options, IReadOnlyList<string> children)
    {
        foreach (var (child, number) in options.NumberByName("types"))
            if (number != Math.Floor(number))
                yield return Unfit(Invariant($"types: {child} {number:R}"), "1, 2, 3, 4, 5, 6");
        foreach (var child in children)
        {
            var (shape, q, p, s) = Function(options, child);
            var missing = string.Join(", ", new[]
            {
                (shape is PreferenceShape.UShape or PreferenceShape.Level or PreferenceShape.Linear) && double.IsNaN(q) ? "q" : null,
                (shape is PreferenceShape.VShape or PreferenceShape.Level or PreferenceShape.Linear) && double.IsNaN(p) ? "p" : null,
                shape is PreferenceShape.Gaussian && double.IsNaN(s) ? "s" : null,
            }.OfType<string>());
            var name = PreferenceFunction.Names[Math.Clamp((int)shape, 1, 6) - 1];
            if (missing.Length > 0) yield return Unfit($"{child}: {name}", missing);
            else if ((shape is PreferenceShape.Level or PreferenceShape.Linear) && q >= p) yield return Unfit(Invariant($"{child}: {name}, q {q:R}, p {p:R}"), "q < p");
        }
    }

    public override FittedScale FitChild(CrossUnitSample sample, int child, OptionSet options) => RankScale.Fit(sample.Columns[child]);

    protected override void Score(CrossUnitFit fit, AggregatorContext context, double[][] children, ReadOnlySpan<double> weights, Span<double> target)
    {
        var totals = new double[target.Length];
        target.Clear();
        for (var j = 0; j < children.Length; j++)
        {
            if (weights[j] == 0) continue;
            var function = Function(context.Options, fit.Codes[j]);
            var sorted = fit.Children[j].Sorted;
            for (var unit = 0; unit < target.Length; unit++)
            {
                var x = children[j][unit];
                if (double.IsNaN(x)) continue;
                if (sorted.Length > 1) target[unit] += weights[j] * (function.NetOf(x, sorted) / (sorted.Length - 1));
                totals[unit] += weights[j];
            }
        }
        for (var unit = 0; unit < target.Length; unit++) target[unit] /= totals[unit];
    }

    static PreferenceFunction Function(OptionSet options, string child)
    {
        var shape = options.NumberByName("types").TryGetValue(child, out var number)
            ? (PreferenceShape)(int)number
            : (PreferenceShape)(1 + PreferenceFunction.Names.ToList().IndexOf(options.Word("preference")));
        return new PreferenceFunction(shape, Value("q_of", "q"), Value("p_of", "p"), Value("s_of", "s"));

        double Value(string byChild, string common) =>
            options.NumberByName(byChild).TryGetValue(child, out var value) ? value : options.NumberOrNull(common) ?? double.NaN;
    }
}
