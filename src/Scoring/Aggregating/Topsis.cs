using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Normalising;

namespace Scoring.Aggregating;

/// <summary>TOPSIS: near to the ideal and far from the anti-ideal.</summary>
/// <remarks>
/// r = x/√Σx² (vector), (x − min)/(max − min) (min-max) or x (none) over the sample; d+ and d− are Euclidean distances of w·r to the ideal and the anti-ideal (weights
/// inside), or √Σw·(r − ideal)² (weights outside); S = d−/(d+ + d−), 1 at the ideal, 0 at the anti-ideal. Values beyond an end count as the end,
/// which only happens outside the sample or with stated ends. Missing children drop out of both distances. Source: C. L. Hwang, K. Yoon,
/// Multiple Attribute Decision Making (1981).
/// </remarks>
sealed class Topsis : CrossUnitAggregator
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Aggregate,
        Name = "topsis",
        Summary = new("逼近理想解排序法：离理想解近、离负理想解远者得分高", "Closeness to the ideal and distance from the anti-ideal"),
        Formula = "S = d-/(d+ + d-), d+ = sqrt(sum((w*(r - ideal))^2)), r = x/sqrt(sum(x^2))",
        Source = "Hwang, Yoon, Multiple Attribute Decision Making (1981)",
        Example = """{ "method": "topsis", "normalise": "vector", "weights": "inside" }""",
        Options =
        [
            new("normalise", OptionType.Choice, new("向量归一、极差归一，或子项已无量纲", "Vector normalisation, min-max, or children that share a scale already"))
            { Default = "vector", Choices = ["vector", "min-max", "none"] },
            new("weights", OptionType.Choice, new("权重先乘入数值（inside），或乘在距离平方上（outside）", "Weights multiply the values, or the squared distances"))
            { Default = "inside", Choices = ["inside", "outside"] },
            IdealPoint.Ideal,
            IdealPoint.AntiIdeal,
            Bounds(BoundsScope.AllYears),
            Costs,
            Constant,
        ],
    };

    protected override IReadOnlyList<string> OptionsByChild => ["ideal", "anti_ideal"];

    protected override IEnumerable<Finding> CheckOptions(OptionSet options, IReadOnlyList<string> children) =>
        IdealPoint.Contradictions(options).Select(found => Unfit(found.Found, found.Expected));

    public override FittedScale FitChild(CrossUnitSample sample, int child, OptionSet options)
    {
        var column = sample.Columns[child];
        var (anti, ideal) = IdealPoint.Of(column, Stated(options, "anti_ideal", sample, child), Stated(options, "ideal", sample, child));
        var scale = options.Word("normalise") switch
        {
            "vector" => Norm(column),
            "min-max" => Range(column),
            _ => 1,
        };
        return new FittedScale { Parameters = [("anti_ideal", anti), ("ideal", ideal), ("scale", scale)], IsConstant = !(ideal > anti) || scale == 0 };
    }

    protected override void Score(CrossUnitFit fit, AggregatorContext context, double[][] children, ReadOnlySpan<double> weights, Span<double> target)
    {
        var inside = context.Options.Word("weights") == "inside";
        var (toIdeal, toAnti) = (new double[target.Length], new double[target.Length]);
        for (var j = 0; j < children.Length; j++)
        {
            if (weights[j] == 0) continue;
            var (anti, ideal, scale) = (fit.Children[j]["anti_ideal"], fit.Children[j]["ideal"], fit.Children[j]["scale"]);
            var weight = inside ? weights[j] * weights[j] : weights[j];
            for (var unit = 0; unit < target.Length; unit++)
            {
                var x = children[j][unit];
                if (double.IsNaN(x)) continue;
                var held = Math.Clamp(x, anti, ideal);
                var (up, down) = ((ideal - held) / scale, (held - anti) / scale);
                toIdeal[unit] += weight * (up * up);
                toAnti[unit] += weight * (down * down);
            }
        }
        for (var unit = 0; unit < target.Length; unit++)
        {
            var (up, down) = (Math.Sqrt(toIdeal[unit]), Math.Sqrt(toAnti[unit]));
            target[unit] = down / (up + down); // no child: 0/0
        }
    }

    static double Norm(double[] column)
    {
        var squares = new double[column.Length];
        for (var i = 0; i < squares.Length; i++) squares[i] = column[i] * column[i];
        return Math.Sqrt(SumKernel.Sum(squares));
    }

    static double Range(double[] column)
    {
        var (low, high, _) = ScaleKernel.MinMax(column);
        return high - low;
    }
}
