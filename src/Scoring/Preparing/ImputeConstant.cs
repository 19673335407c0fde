using Scoring.Methods;
using Scoring.Panels;

namespace Scoring.Preparing;

/// <summary>A stated value for every missing cell.</summary>
/// <remarks>x = value. Fills aggregate units as well. Source: OECD/JRC Handbook (2008), step 3, explicit single imputation.</remarks>
sealed class ImputeConstant : ColumnImputer
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Impute,
        Name = "constant",
        Summary = new("以给定数值填补", "A stated value for every missing cell"),
        Formula = "x = value",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 3",
        Example = """{ "method": "constant", "value": 0 }""",
        Options = [new("value", OptionType.Number, new("填补的数值，单位同变量", "Value to fill in, in the variable's unit")) { Required = true }],
    };

    protected override void Fill(Panel panel, int variable, OptionSet options, double[][] target, bool[][] fillable)
    {
        var value = options.Number("value");
        for (var year = 0; year < target.Length; year++)
            for (var unit = 0; unit < panel.UnitCount; unit++)
                if (fillable[year][unit])
                    target[year][unit] = value;
    }
}
