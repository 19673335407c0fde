using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Aggregating;

/// <summary>Weighted geometric mean: a weak child weighs more the weaker it is.</summary>
/// <remarks>
/// S = exp(Σw·ln x/Σw) over the available children with a weight. A value of zero or less is a fault unless <c>floor</c> lifts it.
/// Source: OECD/JRC Handbook (2008), step 6.
/// </remarks>
sealed class Geometric : Aggregator
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Aggregate,
        Name = "geometric",
        Summary = new("加权几何平均：短板的拖累大于长板的补偿；取值须为正", "Weighted geometric mean: a weak child costs more than a strong one gains; values must be positive"),
        Formula = "S = exp(sum(w*ln(x)) / sum(w))",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6",
        Example = """{ "method": "geometric", "floor": 1 }""",
        Options =
        [
            new("floor", OptionType.Number, new("低于此值的取值按此值计；缺省时零或负值为错误",
                "Values below it count as this value; when not given a value of zero or less is an error")) { Above = 0 },
        ],
    };

    public override double? Exponent(OptionSet options) => 0;

    public override void Aggregate(AggregatorContext context, ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, Span<double> target) =>
        Aggregate(context, context.Options.NumberOrNull("floor") ?? double.NegativeInfinity, children, weights, target);

    internal static void Aggregate(
        AggregatorContext context, double floor, ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, Span<double> target)
    {
        for (var i = 0; i < target.Length; i++)
        {
            double sum = 0, weight = 0;
            for (var j = 0; j < children.Length; j++)
            {
                var x = children[j][i];
                if (double.IsNaN(x) || weights[j] == 0) continue;
                if (x < floor) x = floor;
                if (x <= 0)
                {
                    context.ReportDomain(i, j, x);
                    weight = double.NaN;
                    continue;
                }
                sum = Math.FusedMultiplyAdd(weights[j], DeterministicMath.Log(x), sum);
                weight += weights[j];
            }
            target[i] = DeterministicMath.Exp(sum / weight);
        }
    }
}
