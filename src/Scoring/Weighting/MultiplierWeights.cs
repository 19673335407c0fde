using Scoring.Methods;

namespace Scoring.Weighting;

/// <summary>A node's points shared out by multipliers.</summary>
/// <remarks>
/// w_k = P·a_k/Σa: P are the node's points (<c>points</c>, else its weight as written), a_k the child's multiplier, 1 when not given. The weights sum to P,
/// so that full marks of a tree of sums are the points. A child with multiplier 0 does not count. Source: the usual form of Chinese evaluation schemes, in
/// which a pillar has a share and single indicators count double or half.
/// </remarks>
sealed class MultiplierWeights : Weigher
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Weight,
        Name = "multiplier",
        Summary = new("一级指标的分值按倍数分给各子项", "A node's points shared out among its children by multipliers"),
        Formula = "w_k = P*a_k/sum(a)",
        Source = "usual form of evaluation schemes of Chinese science and technology bureaus",
        Example = """{ "method": "multiplier", "multipliers": { "input": 2, "output": 1.5 } }""",
        Options =
        [
            new("multipliers", OptionType.NumberByName, new("各子项的倍数；未列出的为1", "Multipliers by code; 1 for those not listed")) { Required = true, Minimum = 0 },
            new("points", OptionType.Number, new("节点的分值；缺省为节点在指标体系中的权重", "Points of the node; its weight in the framework when not given")) { Above = 0 },
        ],
    };

    public override Weighed? Weigh(WeighingContext context)
    {
        var multipliers = context.Options.NumberByName("multipliers");
        var points = context.Options.NumberOrNull("points") ?? (context.Node.Weight > 0 ? context.Node.Weight : 1);
        var shares = context.InProportion([.. context.Children.Select(child => multipliers.TryGetValue(child.Code, out var given) ? given : 1)]);
        return shares is null ? null : new Weighed([.. shares.Weights.Select(share => share * points)], [("points", points)]);
    }
}
