using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Normalising;

namespace Scoring.Aggregating;

/// <summary>Wroclaw taxonomic method (Hellwig): distance from the pattern unit, made relative to the usual distance.</summary>
/// <remarks>
/// z = (x − mean)/sd over the sample; d = √(Σw·(z − z_pattern)²/Σw) over the available children; S = 1 − d/d0, d0 = mean(d) + 2·sd(d) of the sample. The
/// pattern has the best value of each child, or stated ones; it scores 1, and few units score below 0. Values beyond the pattern count as the pattern. Source:
/// Z. Hellwig, Zastosowanie metody taksonomicznej do typologicznego podziału krajów, Przegląd Statystyczny 15 (1968).
/// </remarks>
sealed class Wroclaw : CrossUnitAggregator
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Aggregate,
        Name = "wroclaw",
        Summary = new("弗罗茨瓦夫分类法（Hellwig）：与样板单位的相对距离，得分越高越好", "Wroclaw taxonomic method (Hellwig): nearness to a pattern unit, high is better"),
        Formula = "S = 1 - d/(mean(d) + 2*sd(d)), d = sqrt(sum(w*(z - z_pattern)^2)/sum(w))",
        Source = "Hellwig, Przeglad Statystyczny 15 (1968)",
        Example = """{ "method": "wroclaw" }""",
        Options =
        [
            new("sd", OptionType.Choice, new("总体标准差（n）还是样本标准差（n−1）", "Standard deviation of the population (n) or of a sample (n − 1)"))
            { Default = "population", Choices = ["population", "sample"] },
            IdealPoint.Ideal,
            Bounds(BoundsScope.AllYears),
            Costs,
            Constant,
        ],
    };

    protected override IReadOnlyList<string> OptionsByChild => ["ideal"];

    public override FittedScale FitChild(CrossUnitSample sample, int child, OptionSet options)
    {
        var (_, deviation, count) = SumKernel.MeanAndDeviation(sample.Columns[child], options.Word("sd") == "sample");
        var ideal = Stated(options, "ideal", sample, child) ?? ScaleKernel.MinMax(sample.Columns[child]).Max;
        var sd = count > 1 ? deviation : 0;
        return new FittedScale { Parameters = [("ideal", ideal), ("sd", sd)], IsConstant = sd == 0 };
    }

    public override FittedScale? FitNode(CrossUnitFit fit, CrossUnitSample sample, ReadOnlySpan<double> weights, OptionSet options)
    {
        var distances = new double[sample.Count];
        Measure(fit, sample.Columns, weights, distances);
        var (mean, deviation, count) = SumKernel.MeanAndDeviation(distances, options.Word("sd") == "sample");
        return count == 0 ? null : new FittedScale { Parameters = [("d0", mean + 2 * (count > 1 ? deviation : 0))] };
    }

    protected override void Score(CrossUnitFit fit, AggregatorContext context, double[][] children, ReadOnlySpan<double> weights, Span<double> target)
    {
        target.Fill(double.NaN);
        if (fit.Node is not { } node) return;
        Measure(fit, children, weights, target);
        var usual = node["d0"];
        for (var unit = 0; unit < target.Length; unit++) target[unit] = target[unit] == 0 ? 1 : 1 - target[unit] / usual;
    }

    static void Measure(CrossUnitFit fit, double[][] children, ReadOnlySpan<double> weights, Span<double> target)
    {
        target.Clear();
        var totals = new double[target.Length];
        for (var j = 0; j < children.Length; j++)
        {
            if (weights[j] == 0) continue;
            var (ideal, sd) = (fit.Children[j]["ideal"], fit.Children[j]["sd"]);
            for (var unit = 0; unit < target.Length; unit++)
            {
                var x = children[j][unit];
                if (double.IsNaN(x)) continue;
                var z = Math.Max((ideal - x) / sd, 0);
                target[unit] += weights[j] * (z * z);
                totals[unit] += weights[j];
            }
        }
        for (var unit = 0; unit < target.Length; unit++) target[unit] = Math.Sqrt(target[unit] / totals[unit]);
    }
}
