using Scoring.Findings;
using Scoring.Methods;
using Scoring.Panels;

namespace Scoring.Preparing;

/// <summary>Median of the unit's peer group.</summary>
/// <remarks>x = median of the group's units with a value. A group without values, or a unit without group, stays missing unless the fallback is overall.
/// Aggregate units are neither used nor filled. Source: OECD/JRC Handbook (2008), step 3; COINr's <c>i_median_grp</c>.</remarks>
sealed class ImputeGroupMedian : ColumnImputer
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Impute,
        Name = "group-median",
        Summary = new("以同组单位的中位数填补", "Median of the units of the same group"),
        Formula = "x = median of the group's units with a value",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 3",
        Example = """{ "method": "group-median", "group": "zone" }""",
        Options = [UnitStatistic.Group, UnitStatistic.Fallback, UnitStatistic.Scope],
    };

    public override void Check(Panel panel, OptionSet options, ICollection<Finding> faults) => UnitStatistic.CheckGroup(panel, options, faults);

    protected override void Fill(Panel panel, int variable, OptionSet options, double[][] target, bool[][] fillable) =>
        UnitStatistic.FillByGroup(panel, variable, options, target, fillable, UnitStatistic.Median);
}
