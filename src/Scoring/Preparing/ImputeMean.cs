using Scoring.Methods;
using Scoring.Panels;

namespace Scoring.Preparing;

/// <summary>Mean of the other units.</summary>
/// <remarks>x = Σx/n over the units with a value, in the year or in all years. Aggregate units are neither used nor filled. Source: OECD/JRC Handbook (2008), step 3.</remarks>
sealed class ImputeMean : ColumnImputer
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Impute,
        Name = "mean",
        Summary = new("以其他单位的均值填补", "Mean of the units that have a value"),
        Formula = "x = mean of the units with a value",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 3",
        Example = """{ "method": "mean", "scope": "each-year" }""",
        Options = [UnitStatistic.Scope],
    };

    protected override void Fill(Panel panel, int variable, OptionSet options, double[][] target, bool[][] fillable) =>
        UnitStatistic.Fill(panel, variable, options, target, fillable, UnitStatistic.Mean);
}
