using Scoring.Methods;
using Scoring.Panels;

namespace Scoring.Preparing;

/// <summary>A straight line inside the unit's observed span, the nearest value outside.</summary>
/// <remarks>
/// x_t = x_a + (x_b − x_a)·(t − a)/(b − a) between two values, else the nearest value; a series of one point becomes constant, one of none stays
/// missing. Source: OECD/JRC Handbook (2008), step 3; COINr's <c>linear-constant</c>.
/// </remarks>
sealed class ImputeLinearConstant : ColumnImputer
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Impute,
        Name = "linear-constant",
        Summary = new("观测期内线性内插，期外取最近的值", "A straight line inside the observed span, the nearest value outside"),
        Formula = "x_t = x_a + (x_b - x_a)*(t - a)/(b - a); outside: nearest value",
        Source = "OECD/JRC Handbook (2008), step 3",
        Example = """{ "method": "linear-constant" }""",
    };

    protected override void Fill(Panel panel, int variable, OptionSet options, double[][] target, bool[][] fillable) =>
        UnitHistory.Fill(panel, variable, target, fillable, static gap => gap.Linear(outside: true));
}
