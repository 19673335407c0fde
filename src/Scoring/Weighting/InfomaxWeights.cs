using Scoring.Aggregating;
using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Weighting;

/// <summary>Weights under which the children's correlations with their node add up to the most.</summary>
/// <remarks>
/// <para>Maximises Σr_j over w ≥ 0, Σw = 1. For any y, Σr_j is the correlation of y with Σx̂_j (x̂ = standardised child) times the length of Σx̂_j, so y = Σx̂_j
/// is best and w_j ∝ 1/sd_j reaches it: exact, without a search. COINr searches for it and stops at a loose tolerance.</para>
/// <para>Holds where the node is a weighted mean or sum of its children; elsewhere it is a fault. Rows with a missing child are left out. A child without
/// spread gets 0 and is reported. Source: W. Becker, COINr, get_opt_weights (optype "infomax").</para>
/// </remarks>
sealed class InfomaxWeights : Weigher
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Weight,
        Name = "infomax",
        Summary = new("使各子项与上级的相关系数之和最大的权重", "Weights under which the children's correlations with their node add up to the most"),
        Formula = "max sum(r_j), w >= 0, sum(w) = 1; for a mean or sum: w_j = (1/sd_j)/sum(1/sd)",
        Source = "W. Becker et al., COINr: An R package for developing composite indicators, Journal of Open Source Software 7 (2022)",
        Example = """{ "method": "infomax" }""",
        Options = [],
    };

    public override bool NeedsValues(OptionSet options) => true;

    public override Weighed? Weigh(WeighingContext context)
    {
        var aggregator = Aggregators.Find(context.Aggregation.Method.Name);
        if (aggregator is not Sum && aggregator.Exponent(context.Aggregation.Options) != 1) return context.Refuse(context.Aggregation.Method.Name);
        if (context.CompleteValues(3) is not { } columns) return null;
        var constants = context.Constants(columns);
        var matrix = Correlations.Matrix(columns);
        context.ReportCollinear(matrix);
        // The length of Σx̂_j: a constant child correlates with no other.
        var length = Math.Sqrt(SumKernel.Sum([.. matrix.Where((_, j) => !constants[j]).SelectMany(row => row)]));
        return context.InProportion(
            [.. columns.Select((column, j) => constants[j] ? 0 : 1 / SumKernel.StandardDeviation(column, sample: true))], [("sum_of_correlations", length)]);
    }
}
