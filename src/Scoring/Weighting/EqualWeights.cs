using Scoring.Methods;

namespace Scoring.Weighting;

/// <summary>Every child counts the same in its node.</summary>
/// <remarks>
/// w = 1/m. Equal inside each node is not equal over all indicators: an indicator among few siblings counts more (see the effective weights).
/// </remarks>
sealed class EqualWeights : Weigher
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Weight,
        Name = "equal",
        Summary = new("等权：同一节点的各子项权重相同", "Equal weights: every child counts the same in its node"),
        Formula = "w = 1/m",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6",
        Example = """{ "method": "equal" }""",
    };

    public override Weighed Weigh(WeighingContext context) => new([.. context.Children.Select(_ => 1.0 / context.Children.Count)]);
}
