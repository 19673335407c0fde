using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Weighting;

/// <summary>CRITIC: children count by their spread and by how little they repeat the others.</summary>
/// <remarks>
/// C_j = σ_j·Σ_k (1 − r_jk), w = C/ΣC. Spread and correlations come from the normalised values: on raw values σ would depend on the unit of measure.
/// <c>scale: min-max</c> brings every column to 0 … 1 first, as the method's authors do; after z-scores all spreads are equal and only the correlations
/// decide. Rows with a missing child are left out. A child without spread gets 0 and is reported. <c>conflict: 1-|r|</c> does not take a negative
/// correlation for a conflict. Source: Diakoulaki, Mavrotas, Papayannakis, Determining Objective Weights in Multiple Criteria Problems: the CRITIC
/// Method, Computers and Operations Research 22 (1995).
/// </remarks>
sealed class Critic : Weigher
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Weight,
        Name = "critic",
        Summary = new("CRITIC 法：离散程度大、与其他子项重复少的权重大", "CRITIC: children count by their spread and by how little they repeat the others"),
        Formula = "C_j = sd_j*sum(1 - r_jk); w = C/sum(C)",
        Source = "D. Diakoulaki, G. Mavrotas, L. Papayannakis, Computers and Operations Research 22 (1995) 763-770",
        Example = """{ "method": "critic", "scale": "min-max" }""",
        Options =
        [
            new("scale", OptionType.Choice, new("取值：as-is 为标准化后的值，min-max 为再按极差换算到0–1", "Values: as the scheme normalised them, or brought to 0 … 1 by smallest and largest first"))
            { Default = "as-is", Choices = ["as-is", "min-max"] },
            new("correlation", OptionType.Choice, new("相关系数的种类", "Kind of correlation")) { Default = "pearson", Choices = ["pearson", "spearman"] },
            new("conflict", OptionType.Choice, new("冲突性的度量", "How conflict is measured")) { Default = "1-r", Choices = ["1-r", "1-|r|"] },
        ],
    };

    public override bool NeedsValues(OptionSet options) => true;

    public override Weighed? Weigh(WeighingContext context)
    {
        if (context.CompleteValues(3) is not { } columns) return null;
        var constants = context.Constants(columns);
        if (context.Options.Word("scale") == "min-max")
            columns = [.. columns.Select((column, j) => constants[j] ? column : ChildSample.ToUnitRange(column))];
        var correlations = Correlations.Matrix(columns, context.Options.Word("correlation") == "spearman");
        context.ReportCollinear(correlations);
        var absolute = context.Options.Word("conflict") == "1-|r|";
        var information = columns.Select((column, j) => constants[j]
            ? 0
            : SumKernel.StandardDeviation(column, sample: true) * Conflict(correlations[j], j, absolute)).ToArray();
        return context.InProportion(information, [.. context.Children.Select((child, j) => ("information:" + child.Code, information[j]))]);
    }

    static double Conflict(double[] correlations, int own, bool absolute) => SumKernel.Sum(
        [.. correlations.Select((r, k) => k == own || Math.Abs(r) > 1 - 1e-12 && (absolute || r > 0) ? 0 : 1 - (absolute ? Math.Abs(r) : r))]);
}
