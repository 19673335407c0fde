using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Weighting;

/// <summary>Weights by the coefficient of variation: children that tell the units apart count more.</summary>
/// <remarks>
/// v = s/|mean|, w = v/Σv, s over n − 1. A mean within 1e-6 of the largest magnitude is refused: there the coefficient says nothing (as after z-scores).
/// A missing value is left out of its column. <c>data: natural</c> takes the indicators before they were normalised, for nodes whose children are all
/// indicators. A child without spread gets 0 and is reported. Source: the coefficient-of-variation method (变异系数法) of Chinese evaluation practice.
/// </remarks>
sealed class VariationWeights : Weigher
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Weight,
        Name = "coefficient-of-variation",
        Summary = new("变异系数法：相对离散程度大的子项权重大", "Weights by the coefficient of variation"),
        Formula = "v = sd/|mean|; w = v/sum(v)",
        Source = "coefficient-of-variation method of Chinese evaluation practice",
        Example = """{ "method": "coefficient-of-variation" }""",
        Options =
        [
            new("data", OptionType.Choice, new("取值：标准化后的值，或标准化前的指标值（仅当子项都是指标）", "Values: normalised, or the indicators before normalising (where all children are indicators)"))
            { Default = "normalised", Choices = ["normalised", "natural"] },
        ],
    };

    public override bool NeedsValues(OptionSet options) => true;

    public override Weighed? Weigh(WeighingContext context)
    {
        var natural = context.Options.Word("data") == "natural" && context.Children.All(child => child.IsLeaf);
        if (context.Values(context.Options, natural) is not { } sample) return null;
        var columns = Enumerable.Range(0, sample.Children).Select(sample.Column).ToArray();
        var constants = context.Constants(columns);
        var variations = new double[columns.Length];
        var sound = true;
        for (var j = 0; j < columns.Length; j++)
        {
            var (mean, deviation, count) = SumKernel.MeanAndDeviation(columns[j], sample: true);
            var (low, high, _) = ScaleKernel.MinMax(columns[j]);
            if (count < 2) context.Fault(FindingKinds.WeightSampleSmall, WeighingContext.Invariant($"{count}"), "≥ 2", context.Children[j]);
            else if (!constants[j] && Math.Abs(mean) <= 1e-6 * Math.Max(Math.Abs(low), Math.Abs(high)))
                context.Fault(FindingKinds.WeightMeanNearZero, WeighingContext.Invariant($"mean {mean:0.###e0}, sd {deviation:0.####}"), child: context.Children[j]);
            else
            {
                variations[j] = constants[j] ? 0 : deviation / Math.Abs(mean);
                continue;
            }
            sound = false;
        }
        return sound ? context.InProportion(variations, [.. context.Children.Select((child, j) => ("cv:" + child.Code, variations[j]))]) : null;
    }
}
