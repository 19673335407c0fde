using Scoring.Methods;

namespace Scoring.Aggregating;

/// <summary>The largest of the children: only the strongest counts.</summary>
/// <remarks>S = max x over the available children; weights have no say except that a child of weight zero takes no part.</remarks>
sealed class Maximum : Aggregator
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Aggregate,
        Name = "max",
        Summary = new("取子项最大值：只看最强的一项", "The largest of the children: only the strongest counts"),
        Formula = "S = max(x)",
        Source = "Hardy, Littlewood, Polya, Inequalities (1934), chapter 2 (the limit of the power mean)",
        Example = """{ "method": "max" }""",
    };

    public override void Aggregate(AggregatorContext context, ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, Span<double> target)
    {
        target.Fill(double.NaN);
        for (var j = 0; j < children.Length; j++)
        {
            if (weights[j] == 0) continue;
            var child = children[j];
            for (var i = 0; i < target.Length; i++)
                if (child[i] > target[i] || double.IsNaN(target[i]))
                    target[i] = child[i];
        }
    }
}
