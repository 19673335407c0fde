using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Normalising;

namespace Scoring.Aggregating;

/// <summary>Adjusted Mazziotta–Pareto index: children between goalposts around a reference that scores 100, so that years compare.</summary>
/// <remarks>
/// r = 60·(x − Min)/(Max − Min) + 70, Min and Max = Ref ∓ half the range of the sample; S = M ∓ S·cv as for the MPI. Ref is the stated value, else that of
/// <c>unit</c>, else the mean of the sample, both in <c>reference_year</c> (the sample's first year when not given); stated goalposts <c>worst</c> and
/// <c>best</c> stand for Min and Max. Missing children drop out with their weight. Source: M. Mazziotta, A. Pareto, On a generalized non-compensatory
/// composite index for measuring socio-economic phenomena, Social Indicators Research 127 (2016).
/// </remarks>
sealed class AdjustedMazziottaPareto : CrossUnitAggregator
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Aggregate,
        Name = "ampi",
        Summary = new("调整的Mazziotta–Pareto指数：以参照值为100，跨年可比", "Adjusted Mazziotta-Pareto index: a reference scores 100, years compare"),
        Formula = "r = 60*(x - Min)/(Max - Min) + 70, Min and Max = Ref -/+ (largest - smallest)/2; S = M - S*cv (penalty -) or M + S*cv (penalty +)",
        Source = "Mazziotta, Pareto, Social Indicators Research 127 (2016)",
        Example = """{ "method": "ampi", "reference_year": 2015 }""",
        Options =
        [
            PenalisedMean.Penalty,
            new("reference", OptionType.NumberByName, new("子项的参照值，得100分", "Values of children that score 100")),
            new("unit", OptionType.Name, new("参照单位，其取值得100分", "Unit whose values score 100")),
            new("reference_year", OptionType.Integer, new("取参照值的年份；缺省为参照集的第一年", "Year of the reference; the first of the reference set when not given")),
            new("worst", OptionType.NumberByName, new("子项的最差目标值，得70分", "Goalposts of children that score 70")),
            new("best", OptionType.NumberByName, new("子项的最好目标值，得130分", "Goalposts of children that score 130")),
            Bounds(BoundsScope.AllYears),
            Costs,
            Constant,
        ],
    };

    public override bool CanBeDivided => true;

    public override string? ReferenceUnit(OptionSet options) => options["unit"] as string;

    public override int? ReferenceYear(OptionSet options) => options.IntegerOrNull("reference_year");

    protected override IReadOnlyList<string> OptionsByChild => ["reference", "worst", "best"];

    protected override IEnumerable<Finding> CheckOptions(OptionSet options, IReadOnlyList<string> children)
    {
        var (worst, best) = (options.NumberByName("worst"), options.NumberByName("best"));
        foreach (var child in worst.Keys.Union(best.Keys))
            if (!worst.ContainsKey(child) || !best.ContainsKey(child))
                yield return Unfit(child, "worst, best");
            else if (worst[child] == best[child] || worst[child] > best[child] != options.Names("costs").Contains(child))
                yield return Unfit(Invariant($"{child}: worst {worst[child]:R}, best {best[child]:R}"), options.Names("costs").Contains(child) ? "worst > best" : "worst < best");
    }

    public override FittedScale FitChild(CrossUnitSample sample, int child, OptionSet options)
    {
        var (low, high, _) = ScaleKernel.MinMax(sample.Columns[child]);
        var half = (high - low) * 0.5;
        if (Stated(options, "worst", sample, child) is { } worst) (low, high) = (worst, Stated(options, "best", sample, child)!.Value);
        else
        {
            var reference = Stated(options, "reference", sample, child) ?? (sample.Reference.Length > 0 ? sample.Reference[child] : Mean(sample, child, ReferenceYear(options)));
            (low, high) = (reference - half, reference + half);
        }
        return new FittedScale { Parameters = [("min", low), ("max", high)], IsConstant = low == high };
    }

    /// <summary>The mean of the sample's reference year.</summary>
    static double Mean(CrossUnitSample sample, int child, int? stated)
    {
        var year = stated ?? sample.Years[0];
        var ofYear = new List<double>();
        for (var row = 0; row < sample.Count; row++)
            if (sample.Years[row] == year)
                ofYear.Add(sample.Columns[child][row]);
        return SumKernel.Mean([.. ofYear]);
    }

    protected override void Score(CrossUnitFit fit, AggregatorContext context, double[][] children, ReadOnlySpan<double> weights, Span<double> target)
    {
        for (var j = 0; j < children.Length; j++)
            if (weights[j] > 0)
            {
                var r = new double[target.Length];
                var (min, max) = (fit.Children[j]["min"], fit.Children[j]["max"]);
                ScaleKernel.Affine(children[j], min, max - min, 60, 70, r);
                children[j] = r;
            }
        PenalisedMean.Of(context, children, weights, target);
    }
}
