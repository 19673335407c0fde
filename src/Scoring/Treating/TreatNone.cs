using Scoring.Methods;

namespace Scoring.Treating;

/// <summary>No treatment: the values as they are, and no test. For indicators that others' treatment must not touch.</summary>
sealed class TreatNone : Treater
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Treat,
        Name = "none",
        Summary = new("不处理异常值", "No treatment: the values as they are"),
        Formula = "z = x",
        Source = "–",
        Example = """{ "method": "none" }""",
    };
}
