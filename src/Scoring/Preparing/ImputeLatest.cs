using Scoring.Methods;
using Scoring.Panels;

namespace Scoring.Preparing;

/// <summary>The unit's latest earlier value.</summary>
/// <remarks>
/// x_t = x_s with s the latest year before t that has a value, at most <c>max_years</c> calendar years back (not panel rows, as COINr counts).
/// Only values the panel had before the step are carried. Source: last observation carried forward; OECD/JRC Handbook (2008), step 3.
/// </remarks>
sealed class ImputeLatest : ColumnImputer
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Impute,
        Name = "latest",
        Summary = new("以本单位此前最近一年的数值填补", "The unit's latest earlier value"),
        Formula = "x_t = x_s, s = latest year before t with a value, t - s <= max_years",
        Source = "OECD/JRC Handbook (2008), step 3 (last observation carried forward)",
        Example = """{ "method": "latest", "max_years": 2 }""",
        Options = [UnitHistory.MaxYears],
    };

    protected override void Fill(Panel panel, int variable, OptionSet options, double[][] target, bool[][] fillable) =>
        UnitHistory.Fill(panel, variable, target, fillable,
            gap => gap.Year - gap.Before.Year <= (options.IntegerOrNull("max_years") ?? int.MaxValue) ? gap.Before.Value : double.NaN);
}
