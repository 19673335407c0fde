using Scoring.Methods;

namespace Scoring.Aggregating;

/// <summary>The median of the children: half of them lie at or below it.</summary>
/// <remarks>
/// Over the available children with a weight: the middle value, or the mean of the two middle ones. With <c>weighted</c> the value at which the
/// cumulative weight passes half the available weight, or the mean of that value and the next where it is exactly half.
/// Source: Cormen, Leiserson, Rivest, Stein, Introduction to Algorithms, problem 9-2 (weighted median).
/// </remarks>
sealed class Median : Aggregator
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Aggregate,
        Name = "median",
        Summary = new("取子项中位数，可按权重", "The median of the children, by weight if asked for"),
        Formula = "S = x at which the cumulative weight passes half",
        Source = "Cormen, Leiserson, Rivest, Stein, Introduction to Algorithms, problem 9-2",
        Example = """{ "method": "median", "weighted": true }""",
        Options = [new("weighted", OptionType.Flag, new("是否按权重取中位数", "Whether weights count")) { Default = false }],
    };

    public override void Aggregate(AggregatorContext context, ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, Span<double> target)
    {
        var weighted = context.Options.Flag("weighted");
        var values = new double[children.Length];
        var masses = new double[children.Length];
        for (var i = 0; i < target.Length; i++)
        {
            var count = 0;
            for (var j = 0; j < children.Length; j++)
            {
                if (double.IsNaN(children[j][i]) || weights[j] == 0) continue;
                values[count] = children[j][i];
                masses[count++] = weighted ? weights[j] : 1;
            }
            target[i] = count == 0 ? double.NaN : Of(values.AsSpan(0, count), masses.AsSpan(0, count));
        }
    }

    static double Of(Span<double> values, Span<double> masses)
    {
        values.Sort(masses);
        var total = 0.0;
        foreach (var mass in masses) total += mass;
        var below = 0.0;
        for (var place = 0; place < values.Length; place++)
        {
            below += masses[place];
            if (2 * below > total || place == values.Length - 1) return values[place];
            if (2 * below == total) return (values[place] + values[place + 1]) * 0.5;
        }
        return double.NaN;
    }
}
