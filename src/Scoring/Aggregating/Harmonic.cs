using Scoring.Methods;

namespace Scoring.Aggregating;

/// <summary>Weighted harmonic mean: harder on weak children than the geometric mean.</summary>
/// <remarks>
/// S = Σw/Σ(w/x) over the available children with a weight. Zero has no reciprocal, and with negative values the mean can leave the range of
/// its children (−2 and 4 would give −8): both are faults. Source: Hardy, Littlewood, Pólya, Inequalities (1934), chapter 2.
/// </remarks>
sealed class Harmonic : Aggregator
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Aggregate,
        Name = "harmonic",
        Summary = new("加权调和平均：对短板的惩罚重于几何平均；取值须为正", "Weighted harmonic mean: harder on weak children than the geometric mean; values must be positive"),
        Formula = "S = sum(w) / sum(w/x)",
        Source = "Hardy, Littlewood, Polya, Inequalities (1934), chapter 2",
        Example = """{ "method": "harmonic" }""",
    };

    public override double? Exponent(OptionSet options) => -1;

    public override void Aggregate(AggregatorContext context, ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, Span<double> target)
    {
        for (var i = 0; i < target.Length; i++)
        {
            double sum = 0, weight = 0;
            for (var j = 0; j < children.Length; j++)
            {
                var x = children[j][i];
                if (double.IsNaN(x) || weights[j] == 0) continue;
                if (x <= 0)
                {
                    context.ReportDomain(i, j, x);
                    weight = double.NaN;
                    continue;
                }
                sum += weights[j] / x;
                weight += weights[j];
            }
            target[i] = weight / sum;
        }
    }
}
