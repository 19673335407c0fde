using Scoring.Methods;

namespace Scoring.Preparing;

/// <summary>Mean of the unit's other indicators, on a common scale.</summary>
/// <remarks>
/// x = back(mean of to(x_j)) over the unit's indicators of the same node; to() turns by direction and scales to 0..1 over the scope's units,
/// back() undoes it. Only values the panel had before the step are read. Source: OECD/JRC Handbook (2008), step 3; COINr's row imputation
/// (<c>impute_by = "row"</c>).
/// </remarks>
sealed class ImputeRowMean : Imputer
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Impute,
        Name = "row-mean",
        Summary = new("以本单位同一节点其他指标的均值填补（换算到同一尺度）", "Mean of the unit's other indicators of the same node, on a common scale"),
        Formula = "x = back(mean of to(x_j)), to(x) = d*(x - worst)/range",
        Source = "OECD/JRC Handbook (2008), step 3; COINr row imputation",
        Example = """{ "method": "row-mean", "within": "parent" }""",
        Options = UnitRow.Options,
    };

    public override void Fill(Gaps gaps, OptionSet options) => UnitRow.Fill(gaps, options, UnitStatistic.Mean);
}
