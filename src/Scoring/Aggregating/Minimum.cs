using Scoring.Methods;

namespace Scoring.Aggregating;

/// <summary>The smallest of the children: only the weakest counts.</summary>
/// <remarks>S = min x over the available children; weights have no say except that a child of weight zero takes no part.</remarks>
sealed class Minimum : Aggregator
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Aggregate,
        Name = "min",
        Summary = new("取子项最小值：只看最弱的一项", "The smallest of the children: only the weakest counts"),
        Formula = "S = min(x)",
        Source = "Hardy, Littlewood, Polya, Inequalities (1934), chapter 2 (the limit of the power mean)",
        Example = """{ "method": "min" }""",
    };

    public override void Aggregate(AggregatorContext context, ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, Span<double> target)
    {
        target.Fill(double.NaN);
        for (var j = 0; j < children.Length; j++)
        {
            if (weights[j] == 0) continue;
            var child = children[j];
            for (var i = 0; i < target.Length; i++)
                if (child[i] < target[i] || double.IsNaN(target[i]))
                    target[i] = child[i];
        }
    }
}
