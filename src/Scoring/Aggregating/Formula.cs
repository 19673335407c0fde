using Scoring.Expressions;
using Scoring.Methods;

namespace Scoring.Aggregating;

/// <summary>An expression over the children's codes; weights have no say.</summary>
/// <remarks>
/// A missing child makes the node missing unless the expression provides for it (<c>coalesce</c>). Where an operation has no value, as a division by
/// zero, the node is missing and the run reports it. Time functions read the children's earlier values.
/// </remarks>
sealed class Formula : Aggregator
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Aggregate,
        Name = "formula",
        Summary = new("按公式由子项代码计算，不用权重", "An expression over the children's codes; weights are not used"),
        Formula = "S = expression",
        Source = "the scheme's own",
        Example = """{ "method": "formula", "expression": "input * output / 100" }""",
        Options = [new("expression", OptionType.Formula, new("以子项代码书写的表达式", "An expression over the children's codes")) { Required = true }],
    };

    public override bool UsesWeights => false;

    public override void Aggregate(AggregatorContext context, ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, Span<double> target)
    {
        var source = context.Source ?? throw new InvalidOperationException("A formula needs the children by code.");
        var expression = Expression.Parse(context.Options.Word("expression"));
        new ExpressionEvaluator(source, context.ReportIncident).Evaluate(expression, context.Year, target);
    }
}
