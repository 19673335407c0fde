using Scoring.Methods;

namespace Scoring.Weighting;

/// <summary>The weights that the framework states.</summary>
/// <remarks>w as written: points need not sum to 1, and are not made to. Needs no data.</remarks>
sealed class GivenWeights : Weigher
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Weight,
        Name = "given",
        Summary = new("按指标体系所写的权重；分值不必合计为1", "The weights the framework states; points need not sum to 1"),
        Formula = "w = weight as written",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 6",
        Example = """{ "method": "given", "overrides": { "index": "equal" } }""",
    };

    public override Weighed Weigh(WeighingContext context) => new([.. context.Children.Select(child => child.Weight)]);
}
