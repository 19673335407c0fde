using Scoring.Methods;
using Scoring.Panels;

namespace Scoring.Preparing;

/// <summary>Median of the other units.</summary>
/// <remarks>x = middle value of the units with a value (half the sum of the two in the middle), in the year or in all years. Aggregate units are neither used nor filled.
/// Source: OECD/JRC Handbook (2008), step 3.</remarks>
sealed class ImputeMedian : ColumnImputer
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Impute,
        Name = "median",
        Summary = new("以其他单位的中位数填补", "Median of the units that have a value"),
        Formula = "x = median of the units with a value",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 3",
        Example = """{ "method": "median", "scope": "all-years" }""",
        Options = [UnitStatistic.Scope],
    };

    protected override void Fill(Panel panel, int variable, OptionSet options, double[][] target, bool[][] fillable) =>
        UnitStatistic.Fill(panel, variable, options, target, fillable, UnitStatistic.Median);
}
