using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Aggregating;

/// <summary>Generalised (power) mean: one number sets how far children make up for one another.</summary>
/// <remarks>
/// S = (Σwx^p/Σw)^(1/p) over the available children with a weight; p = 1 arithmetic, p = 0 geometric (the limit), p = −1 harmonic. Domain: any x
/// for p = 1, x ≥ 0 for other p &gt; 0, x &gt; 0 for p ≤ 0. Where x^p leaves the range of a double, values are first divided by the largest
/// (p &lt; 0: smallest). Source: Hardy, Littlewood, Pólya, Inequalities (1934), chapter 2.
/// </remarks>
sealed class GeneralisedMean : Aggregator
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Aggregate,
        Name = "generalised-mean",
        Summary = new("广义（幂）平均：p=1为算术，p=0为几何，p=-1为调和；p越小对短板惩罚越重",
            "Power mean: p = 1 arithmetic, p = 0 geometric, p = -1 harmonic; the smaller p, the more weak children cost"),
        Formula = "S = (sum(w*x^p) / sum(w))^(1/p)",
        Source = "Hardy, Littlewood, Polya, Inequalities (1934), chapter 2",
        Example = """{ "method": "generalised-mean", "p": 0.5 }""",
        Options = [new("p", OptionType.Number, new("幂指数", "The exponent")) { Required = true }],
    };

    public override double? Exponent(OptionSet options) => options.Number("p");

    public override void Aggregate(AggregatorContext context, ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, Span<double> target)
    {
        var p = context.Options.Number("p");
        if (p == 0)
        {
            Geometric.Aggregate(context, double.NegativeInfinity, children, weights, target);
            return;
        }
        for (var i = 0; i < target.Length; i++)
            target[i] = IsInDomain(context, children, weights, i, p) ? Mean(children, weights, i, p) : double.NaN;
    }

    static bool IsInDomain(AggregatorContext context, ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, int unit, double p)
    {
        var all = true;
        for (var j = 0; j < children.Length; j++)
        {
            var x = children[j][unit];
            if (!(p < 0 ? x <= 0 : x < 0 && p != 1) || weights[j] == 0) continue;
            context.ReportDomain(unit, j, x);
            all = false;
        }
        return all;
    }

    static double Mean(ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, int unit, double p)
    {
        var power = MeanPower(children, weights, unit, p, 1);
        if (double.IsNaN(power) || (double.IsFinite(power) && power > 1e-290) || p == 1) return DeterministicMath.Pow(power, 1 / p);
        var scale = double.NaN;
        for (var j = 0; j < children.Length; j++)
        {
            var x = children[j][unit];
            if (weights[j] > 0 && !double.IsNaN(x) && !(p > 0 ? x <= scale : x >= scale)) scale = x;
        }
        return scale == 0 ? 0 : scale * DeterministicMath.Pow(MeanPower(children, weights, unit, p, scale), 1 / p);
    }

    static double MeanPower(ReadOnlySpan<double[]> children, ReadOnlySpan<double> weights, int unit, double p, double scale)
    {
        double sum = 0, weight = 0;
        for (var j = 0; j < children.Length; j++)
        {
            var x = children[j][unit];
            if (double.IsNaN(x) || weights[j] == 0) continue;
            sum = Math.FusedMultiplyAdd(weights[j], DeterministicMath.Pow(x / scale, p), sum);
            weight += weights[j];
        }
        return sum / weight;
    }
}
