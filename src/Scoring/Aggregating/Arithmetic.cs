using System.Buffers;
using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Aggregating;

/// <summary>Weighted arithmetic mean: a weak child can be made good by a strong one, point for point.</summary>
/// <remarks>S = Σwx/Σw over the available children. Source: OECD/JRC Handbook (2008), step 6.</remarks>
sealed class Arithmetic : Aggregator
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Aggregate,
        Name = "arithmetic",
        Summary = new("加权算术平均：各子项可完全互补", "Weighted arithmetic mean: children make up for one another, point for point"),
        Formula = "S = sum(w*x) / sum(w)",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6",
        Example = """{ "method": "arithmetic", "min_coverage": 0.66 }""",
    };

    public override double? Exponent(OptionSet options) => 1;

    public override void Aggregate(AggregatorContext context, ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, Span<double> target)
    {
        var available = ArrayPool<double>.Shared.Rent(target.Length);
        var counts = ArrayPool<int>.Shared.Rent(target.Length);
        NodeSumKernel.WeightedMean(children, weights, 0, target, available.AsSpan(0, target.Length), counts.AsSpan(0, target.Length));
        ArrayPool<double>.Shared.Return(available);
        ArrayPool<int>.Shared.Return(counts);
    }
}
