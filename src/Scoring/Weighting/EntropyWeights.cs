using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Weighting;

/// <summary>Entropy weights: the more unevenly a child is spread over the units, the more it counts.</summary>
/// <remarks>
/// p = z/Σz over the rows (units and years), e = −Σ p·ln p / ln n, w ∝ 1 − e, with z from 0 to 1: every column is brought there by its smallest and largest
/// value in the sample, so the weights depend on neither scale nor shift; negative values are reported with that policy. <c>scale: as-is</c> takes
/// the values as the scheme normalised them, which must then not be negative. A missing value is left out of its column, and n counts what remains. A
/// child without spread gets 0 and is reported; when no child has any, there are no weights. Weight goes to what is most unequal, not to what matters most. Source: C. E. Shannon (1948); Hwang, Yoon, Multiple Attribute Decision Making (1981), chapter 2.
/// </remarks>
sealed class EntropyWeights : Weigher
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Weight,
        Name = "entropy",
        Summary = new("熵权法：在各单位间差异越大的子项权重越大", "Entropy weights: the more unevenly a child is spread over the units, the more it counts"),
        Formula = "z = (x - min)/(max - min); p = z/sum(z); e = -sum(p*ln p)/ln n; w = (1 - e)/sum(1 - e)",
        Source = "C. L. Hwang, K. Yoon, Multiple Attribute Decision Making (1981), chapter 2",
        Example = """{ "method": "entropy", "zeros": "shift", "epsilon": 0.0001, "years": 2024 }""",
        Options =
        [
            .. EntropyDivergence.ZeroOptions,
            new("scale", OptionType.Choice, new("取值：min-max 为按极差换算到0–1，as-is 为标准化后的值（须非负）", "Values: brought to 0 … 1 by smallest and largest, or as the scheme normalised them (not negative)"))
            { Default = "min-max", Choices = ["min-max", "as-is"] },
        ],
    };

    public override bool NeedsValues(OptionSet options) => true;

    public override Weighed? Weigh(WeighingContext context) => Weigh(context, context.Options.Word("scale") == "min-max");

    /// <summary>Entropy weights of the context's sample.</summary>
    public static Weighed? Weigh(WeighingContext context, bool rescaled)
    {
        if (context.Values(context.Options, false) is not { } sample) return null;
        var columns = Enumerable.Range(0, sample.Children).Select(sample.Column).ToArray();
        var fewest = columns.Min(column => column.Count(value => !double.IsNaN(value)));
        if (fewest < 2)
        {
            context.Fault(FindingKinds.WeightSampleSmall, WeighingContext.Invariant($"{fewest}"), "≥ 2");
            return null;
        }
        var constants = context.Constants(columns);
        if (rescaled) columns = Rescaled(columns, constants, context);
        return EntropyDivergence.Of(columns, constants, context) is { } divergences
            ? context.InProportion(divergences, [.. context.Children.Select((child, j) => ("entropy:" + child.Code, 1 - divergences[j]))])
            : null;
    }

    static double[][] Rescaled(double[][] columns, bool[] constants, WeighingContext context)
    {
        for (var j = 0; j < columns.Length; j++)
            if (!constants[j] && ScaleKernel.MinMax(columns[j]).Min is < 0 and var lowest)
                context.Report(FindingKinds.WeightRescaled, WeighingContext.Invariant($"min {lowest:0.####}; scale min-max"), child: context.Children[j]);
        return [.. columns.Select((column, j) => constants[j] ? Ones(column) : ChildSample.ToUnitRange(column))];
    }

    static double[] Ones(double[] column) => [.. column.Select(value => double.IsNaN(value) ? value : 1)];
}
