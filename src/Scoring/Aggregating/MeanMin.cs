using Scoring.Methods;

namespace Scoring.Aggregating;

/// <summary>Mean-min function: the mean, less a penalty for lying above the weakest child.</summary>
/// <remarks>
/// S = M − alpha·(√((M − min)² + beta²) − beta), M the weighted mean and min the smallest of the available children with a weight. alpha 0 is the mean;
/// alpha 1 and beta 0 the minimum. Source: A. Casadio Tarabusi, G. Guarini, An unbalance adjustment method for development indicators,
/// Social Indicators Research 112 (2013).
/// </remarks>
sealed class MeanMin : Aggregator
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Aggregate,
        Name = "mean-min",
        Summary = new("均值—最小值函数：均值减去对短板的惩罚", "Mean less a penalty for the distance to the weakest child"),
        Formula = "S = M - alpha*(sqrt((M - min)^2 + beta^2) - beta)",
        Source = "Casadio Tarabusi, Guarini, Social Indicators Research 112 (2013)",
        Example = """{ "method": "mean-min", "alpha": 0.5, "beta": 1 }""",
        Options =
        [
            new("alpha", OptionType.Number, new("惩罚强度：0为均值，1为完全惩罚", "Strength of the penalty: 0 is the mean, 1 the full penalty")) { Default = 0.5, Minimum = 0, Maximum = 1 },
            new("beta", OptionType.Number, new("补偿程度，以得分为单位：越大则小的不平衡越不受罚", "Complementarity in points of score: the larger, the less small gaps cost")) { Default = 1.0, Minimum = 0 },
        ],
    };

    public override void Aggregate(AggregatorContext context, ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, Span<double> target)
    {
        var (alpha, beta) = (context.Options.Number("alpha"), context.Options.Number("beta"));
        for (var unit = 0; unit < target.Length; unit++)
        {
            double sum = 0, total = 0, least = double.PositiveInfinity;
            for (var j = 0; j < children.Length; j++)
            {
                var x = children[j][unit];
                if (double.IsNaN(x) || weights[j] == 0) continue;
                sum += weights[j] * x;
                total += weights[j];
                least = Math.Min(least, x);
            }
            if (total == 0)
            {
                target[unit] = double.NaN;
                continue;
            }
            var mean = sum / total;
            var gap = Math.Max(mean - least, 0);
            target[unit] = mean - alpha * (Math.Sqrt(gap * gap + beta * beta) - beta);
        }
    }
}
