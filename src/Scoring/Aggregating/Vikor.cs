using Scoring.Findings;
using Scoring.Methods;
using Scoring.Normalising;

namespace Scoring.Aggregating;

/// <summary>VIKOR: a compromise between the group's utility and the largest single regret.</summary>
/// <remarks>
/// t = (f* − x)/(f* − f−); S = Σwt/Σw over the available children, R = max wt over them, over the sum of all weights; Q = v·(S − S*)/(S− − S*) + (1 − v)·(R − R*)/(R− − R*), best and worst over the
/// sample. In the source less is better; here high is better as everywhere, so the score is 1 − Q (or 1 − S, 1 − R as <c>measure</c> asks). A part of Q
/// without spread counts as 0. A missing child drops out of S with its weight and brings no regret. Source: S. Opricovic, G.-H. Tzeng, Compromise solution by MCDM methods,
/// European Journal of Operational Research 156 (2004).
/// </remarks>
sealed class Vikor : CrossUnitAggregator
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Aggregate,
        Name = "vikor",
        Summary = new("VIKOR折衷排序法；得分为1-Q，越高越好", "VIKOR compromise of group utility and individual regret; the score is 1 - Q, high is better"),
        Formula = "score = 1 - Q, Q = v*(S - S*)/(S- - S*) + (1 - v)*(R - R*)/(R- - R*), S = sum(w*t), R = max(w*t), t = (f* - x)/(f* - f-)",
        Source = "Opricovic, Tzeng, European Journal of Operational Research 156 (2004)",
        Example = """{ "method": "vikor", "v": 0.5 }""",
        Options =
        [
            new("v", OptionType.Number, new("群体效用的权重，其余归个别遗憾", "Weight of group utility; the rest goes to individual regret")) { Default = 0.5, Minimum = 0, Maximum = 1 },
            new("measure", OptionType.Choice, new("得分取1-Q（折衷）、1-S（群体效用）还是1-R（个别遗憾）", "Whether the score is 1 - Q, 1 - S or 1 - R"))
            { Default = "q", Choices = ["q", "s", "r"] },
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
        var (anti, ideal) = IdealPoint.Of(sample.Columns[child], Stated(options, "anti_ideal", sample, child), Stated(options, "ideal", sample, child));
        return new FittedScale { Parameters = [("anti_ideal", anti), ("ideal", ideal)], IsConstant = !(ideal > anti) };
    }

    public override FittedScale? FitNode(CrossUnitFit fit, CrossUnitSample sample, ReadOnlySpan<double> weights, OptionSet options)
    {
        var (utility, regret) = (new double[sample.Count], new double[sample.Count]);
        Measure(fit, sample.Columns, weights, utility, regret);
        var (leastUtility, mostUtility, count) = Kernels.ScaleKernel.MinMax(utility);
        var (leastRegret, mostRegret, _) = Kernels.ScaleKernel.MinMax(regret);
        return count == 0 ? null : new FittedScale
        {
            Parameters = [("s_best", leastUtility), ("s_worst", mostUtility), ("r_best", leastRegret), ("r_worst", mostRegret)],
        };
    }

    protected override void Score(CrossUnitFit fit, AggregatorContext context, double[][] children, ReadOnlySpan<double> weights, Span<double> target)
    {
        target.Fill(double.NaN);
        if (fit.Node is not { } node) return;
        var v = context.Options.Number("v");
        var (utility, regret) = (new double[target.Length], new double[target.Length]);
        Measure(fit, children, weights, utility, regret);
        for (var unit = 0; unit < target.Length; unit++)
            target[unit] = context.Options.Word("measure") switch
            {
                "s" => 1 - utility[unit],
                "r" => 1 - regret[unit],
                _ => 1 - (v * Share(utility[unit], node["s_best"], node["s_worst"]) + (1 - v) * Share(regret[unit], node["r_best"], node["r_worst"])),
            };
    }

    /// <summary>S and R of each unit; NaN without a child.</summary>
    static void Measure(CrossUnitFit fit, double[][] children, ReadOnlySpan<double> weights, double[] utility, double[] regret)
    {
        var all = 0.0;
        foreach (var weight in weights) all += weight;
        var total = new double[utility.Length];
        Array.Fill(regret, double.NegativeInfinity);
        for (var j = 0; j < children.Length; j++)
        {
            if (weights[j] == 0) continue;
            var (anti, ideal) = (fit.Children[j]["anti_ideal"], fit.Children[j]["ideal"]);
            for (var unit = 0; unit < utility.Length; unit++)
            {
                var x = children[j][unit];
                if (double.IsNaN(x)) continue;
                var part = weights[j] * ((ideal - x) / (ideal - anti));
                utility[unit] += part;
                regret[unit] = Math.Max(regret[unit], part);
                total[unit] += weights[j];
            }
        }
        for (var unit = 0; unit < utility.Length; unit++)
        {
            utility[unit] /= total[unit];
            regret[unit] = total[unit] == 0 ? double.NaN : regret[unit] / all;
        }
    }

    static double Share(double value, double best, double worst) => double.IsNaN(value) ? value : worst == best ? 0 : (value - best) / (worst - best);
}
