using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Weighting;

/// <summary>How unevenly a column is spread over the units: 1 − e with e = −Σ p·ln p / ln n.</summary>
/// <remarks>
/// Missing values are left out and n counts those that remain. A column without spread has e = 1. Zeros follow a named policy: <c>plain</c> takes
/// 0·ln 0 = 0, the limit; <c>shift</c> adds ε; <c>replace</c> puts ε in place of zeros; <c>compress</c> takes ε + (1 − ε)·z. For these the column is first
/// divided by its largest value, so that ε is a share of full marks. The policy can change which child weighs most, so it is part of the method.
/// </remarks>
static class EntropyDivergence
{
    /// <summary>The options that name the zero policy.</summary>
    public static IReadOnlyList<OptionDefinition> ZeroOptions { get; } =
    [
        new("zeros", OptionType.Choice, new("零值的处理：plain 按 0·ln0=0，shift 平移 ε，replace 以 ε 代零，compress 取 ε+(1−ε)z",
            "Zeros: plain takes 0 ln 0 = 0, shift adds epsilon, replace puts epsilon for zero, compress takes epsilon + (1 - epsilon) z"))
        { Default = "plain", Choices = ["plain", "shift", "replace", "compress"] },
        new("epsilon", OptionType.Number, new("ε，以列最大值为1；缺省 compress 为0.1，其余为0.0001", "Epsilon where the largest value of a column is 1; 0.1 for compress and 0.0001 else when not given"))
        { Above = 0, Maximum = 1 },
    ];

    /// <summary>The divergence of every column, or null after a fault.</summary>
    /// <param name="columns">By child; NaN = missing, other values ≥ 0.</param>
    /// <param name="constants">Which columns have no spread.</param>
    /// <param name="context">Options and the place for findings.</param>
    public static double[]? Of(double[][] columns, bool[] constants, WeighingContext context)
    {
        var sound = true;
        for (var j = 0; j < columns.Length; j++)
        {
            var lowest = ScaleKernel.MinMax(columns[j]).Min;
            if (lowest < 0) context.Fault(FindingKinds.WeightNegativeValues, WeighingContext.Invariant($"{lowest:R}"), "≥ 0", context.Children[j]);
            sound &= !(lowest < 0);
        }
        if (!sound) return null;
        return [.. columns.Select((column, j) => constants[j] ? 0 : Divergence(Treated(column, context.Options)))];
    }

    static double Divergence(double[] values)
    {
        var total = SumKernel.Sum(values);
        var terms = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var share = values[i] / total;
            terms[i] = share > 0 ? share * DeterministicMath.Log(share) : 0;
        }
        var entropy = -SumKernel.Sum(terms) / DeterministicMath.Log(values.Length);
        return Math.Max(1 - entropy, 0);
    }

    static double[] Treated(double[] column, OptionSet options)
    {
        var values = column.Where(value => !double.IsNaN(value)).ToArray();
        var policy = options.Word("zeros");
        var epsilon = options.NumberOrNull("epsilon") ?? (policy == "compress" ? 0.1 : 1e-4);
        var largest = ScaleKernel.MinMax(values).Max;
        for (var i = 0; i < values.Length; i++)
        {
            var z = values[i] / largest;
            values[i] = policy switch
            {
                "shift" => z + epsilon,
                "replace" => z == 0 ? epsilon : z,
                "compress" => epsilon + (1 - epsilon) * z,
                _ => z,
            };
        }
        return values;
    }
}
