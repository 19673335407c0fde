using Scoring.Methods;
using Scoring.Panels;

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

    public override void Fill(Panel panel, int variable, OptionSet options, double[][] target, bool[][] fillable)
    {
    }
}
