using System.Buffers;
using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Aggregating;

/// <summary>Weighted sum with the weights as written: points add up to full marks.</summary>
/// <remarks>
/// S = Σwx, not divided. A missing child is skipped (it scores nothing), makes the sum missing, or has its weight taken over by the others:
/// S·Σw(applicable)/Σw(available). Children that do not concern a unit never make its sum missing and take no part in rescaling.
/// Source: CDC/ATSDR Social Vulnerability Index documentation (sums of percentile ranks).
/// </remarks>
sealed class Sum : Aggregator
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Aggregate,
        Name = "sum",
        Summary = new("加权求和：权重按所写数值使用，不作归一", "Weighted sum: weights are used as written, never divided by their total"),
        Formula = "S = sum(w*x)",
        Source = "CDC/ATSDR Social Vulnerability Index documentation (2022)",
        Example = """{ "method": "sum", "missing": "missing" }""",
        Options =
        [
            new("missing", OptionType.Choice, new("子项缺失时：跳过、使本节点缺失、或由其余子项按权重补足",
                "What a missing child does: it is skipped, makes the sum missing, or has its weight taken over by the others"))
            { Choices = ["skip", "missing", "rescale"], Default = "skip" },
        ],
    };

    public override void Aggregate(AggregatorContext context, ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, Span<double> target)
    {
        var available = ArrayPool<double>.Shared.Rent(target.Length);
        var counts = ArrayPool<int>.Shared.Rent(target.Length);
        NodeSumKernel.WeightedSum(children, weights, 0, target, available.AsSpan(0, target.Length), counts.AsSpan(0, target.Length));
        var missing = context.Options.Word("missing");
        if (missing != "skip")
            for (var i = 0; i < target.Length; i++)
            {
                if (counts[i] == children.Length) continue;
                var applicable = 0.0;
                var isMissing = false;
                for (var j = 0; j < children.Length; j++)
                {
                    var exempt = context.IsExempt(j, i);
                    if (!exempt) applicable += weights[j];
                    isMissing |= !exempt && double.IsNaN(children[j][i]);
                }
                if (missing == "rescale") target[i] *= applicable / available[i];
                else if (isMissing) target[i] = double.NaN;
            }
        ArrayPool<double>.Shared.Return(available);
        ArrayPool<int>.Shared.Return(counts);
    }
}
