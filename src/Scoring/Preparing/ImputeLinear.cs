using Scoring.Methods;
using Scoring.Panels;

namespace Scoring.Preparing;

/// <summary>The straight line in calendar time between the unit's values around the gap.</summary>
/// <remarks>
/// x_t = x_a + (x_b − x_a)·(t − a)/(b − a), a and b the nearest years with values before and after. Outside the observed span nothing, or the
/// nearest value with <c>outside: constant</c>; a series of one point is all outside. Source: OECD/JRC Handbook (2008), step 3.
/// </remarks>
sealed class ImputeLinear : ColumnImputer
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Impute,
        Name = "linear",
        Summary = new("按日历时间在前后两年之间线性内插", "A straight line in calendar time between the unit's values around the gap"),
        Formula = "x_t = x_a + (x_b - x_a)*(t - a)/(b - a)",
        Source = "OECD/JRC Handbook (2008), step 3",
        Example = """{ "method": "linear", "outside": "constant" }""",
        Options =
        [
            new("outside", OptionType.Choice, new("观测期以外：不填，或取最近的值", "Outside the observed span: nothing, or the nearest value"))
            { Default = "none", Choices = ["none", "constant"] },
        ],
    };

    protected override void Fill(Panel panel, int variable, OptionSet options, double[][] target, bool[][] fillable) =>
        UnitHistory.Fill(panel, variable, target, fillable, gap => gap.Linear(outside: options.Word("outside") == "constant"));
}
