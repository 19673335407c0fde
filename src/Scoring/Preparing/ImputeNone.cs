using Scoring.Methods;

namespace Scoring.Preparing;

/// <summary>No imputation: missing cells stay missing.</summary>
sealed class ImputeNone : Imputer
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Impute,
        Name = "none",
        Summary = new("不插补", "Missing cells stay missing"),
        Formula = "–",
        Source = "–",
        Example = """{ "method": "none" }""",
    };

    public override void Fill(Gaps gaps, OptionSet options)
    {
    }
}
