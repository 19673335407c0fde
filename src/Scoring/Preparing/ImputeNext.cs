using Scoring.Methods;
using Scoring.Panels;

namespace Scoring.Preparing;

/// <summary>The unit's next later value.</summary>
/// <remarks>
/// x_t = x_s with s the first year after t that has a value, at most <c>max_years</c> calendar years ahead. Only values the panel had before the
/// step are carried. Source: next observation carried backward; OECD/JRC Handbook (2008), step 3.
/// </remarks>
sealed class ImputeNext : ColumnImputer
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Impute,
        Name = "next",
        Summary = new("以本单位此后最近一年的数值填补", "The unit's next later value"),
        Formula = "x_t = x_s, s = first year after t with a value, s - t <= max_years",
        Source = "OECD/JRC Handbook (2008), step 3 (next observation carried backward)",
        Example = """{ "method": "next", "max_years": 1 }""",
        Options = [UnitHistory.MaxYears],
    };

    protected override void Fill(Panel panel, int variable, OptionSet options, double[][] target, bool[][] fillable) =>
        UnitHistory.Fill(panel, variable, target, fillable,
            gap => gap.After.Year - gap.Year <= (options.IntegerOrNull("max_years") ?? int.MaxValue) ? gap.After.Value : double.NaN);
}
