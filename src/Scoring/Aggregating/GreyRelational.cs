using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Normalising;

namespace Scoring.Aggregating;

/// <summary>Grey relational analysis: how closely a unit follows the ideal series.</summary>
/// <remarks>
/// Δ = (ideal − x)/scale with the range of the sample (min-max), its mean, or 1 as scale; ξ = (Δmin + ρ·Δmax)/(Δ + ρ·Δmax), Δmin and Δmax over all units and all
/// children of the sample; S = Σwξ/Σw, the mean over the children, never over the units. Values beyond a stated ideal count as the ideal; where all units
/// are at the ideal ξ is 1. Missing children drop out with their weight. Source: Deng Julong, Control problems of grey systems,
/// Systems and Control Letters 1 (1982); Introduction to grey system theory, Journal of Grey System 1 (1989).
/// </remarks>
sealed class GreyRelational : CrossUnitAggregator
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Aggregate,
        Name = "grey-relational",
        Summary = new("灰色关联分析：与理想序列的关联度", "Grey relational grade: how closely a unit follows the ideal series"),
        Formula = "S = sum(w*xi)/sum(w), xi = (dmin + rho*dmax)/(d + rho*dmax), d = (ideal - x)/scale",
        Source = "Deng, Systems and Control Letters 1 (1982); Journal of Grey System 1 (1989)",
        Example = """{ "method": "grey-relational", "rho": 0.5 }""",
        Options =
        [
            new("rho", OptionType.Number, new("分辨系数，越小区分越大", "Distinguishing coefficient; the smaller, the further apart the scores")) { Default = 0.5, Above = 0, Maximum = 1 },
            new("normalise", OptionType.Choice, new("极差化、均值化，或子项已无量纲", "By the range, by the mean, or children that share a scale already"))
            { Default = "min-max", Choices = ["min-max", "mean", "none"] },
            IdealPoint.Ideal,
            Bounds(BoundsScope.AllYears),
            Costs,
            Constant,
        ],
    };

    protected override IReadOnlyList<string> OptionsByChild => ["ideal"];

    public override FittedScale FitChild(CrossUnitSample sample, int child, OptionSet options)
    {
        var column = sample.Columns[child];
        var (low, high, _) = ScaleKernel.MinMax(column);
        var ideal = Stated(options, "ideal", sample, child) ?? high;
        var scale = options.Word("normalise") switch
        {
            "min-max" => high - low,
            "mean" => Math.Abs(SumKernel.Mean(column)),
            _ => 1,
        };
        return new FittedScale { Parameters = [("ideal", ideal), ("scale", scale)], IsConstant = scale == 0 };
    }

    public override FittedScale? FitNode(CrossUnitFit fit, CrossUnitSample sample, ReadOnlySpan<double> weights, OptionSet options)
    {
        var (least, most) = (double.PositiveInfinity, 0.0);
        for (var j = 0; j < weights.Length; j++)
        {
            if (weights[j] == 0) continue;
            var (ideal, scale) = (fit.Children[j]["ideal"], fit.Children[j]["scale"]);
            foreach (var x in sample.Columns[j])
            {
                if (double.IsNaN(x)) continue;
                least = Math.Min(least, Distance(x, ideal, scale));
                most = Math.Max(most, Distance(x, ideal, scale));
            }
        }
        return double.IsFinite(least) ? new FittedScale { Parameters = [("d_min", least), ("d_max", most)] } : null;
    }

    protected override void Score(CrossUnitFit fit, AggregatorContext context, double[][] children, ReadOnlySpan<double> weights, Span<double> target)
    {
        target.Fill(double.NaN);
        if (fit.Node is not { } node) return;
        var (least, spread) = (node["d_min"], context.Options.Number("rho") * node["d_max"]);
        var (sums, totals) = (new double[target.Length], new double[target.Length]);
        for (var j = 0; j < children.Length; j++)
        {
            if (weights[j] == 0) continue;
            var (ideal, scale) = (fit.Children[j]["ideal"], fit.Children[j]["scale"]);
            for (var unit = 0; unit < target.Length; unit++)
            {
                var x = children[j][unit];
                if (double.IsNaN(x)) continue;
                var distance = Math.Max(Distance(x, ideal, scale), least);
                sums[unit] += weights[j] * (distance + spread == 0 ? 1 : (least + spread) / (distance + spread));
                totals[unit] += weights[j];
            }
        }
        for (var unit = 0; unit < target.Length; unit++) target[unit] = sums[unit] / totals[unit];
    }

    static double Distance(double x, double ideal, double scale) => Math.Max((ideal - x) / scale, 0);
}
