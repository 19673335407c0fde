using Scoring.Findings;
using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Normalising;

namespace Scoring.Aggregating;

/// <summary>Benefit of the doubt: every unit is scored with the weights that suit it best.</summary>
/// <remarks>
/// <para>S = max Σw·x over w ≥ 0 such that no unit of the sample would score above 1 with the same weights; a linear programme per unit. Weights differ from
/// unit to unit, so this is an aggregation and not a weighting; the weights of the framework have no say. Share bounds hold a child's part of the score,
/// w_j·x_j/Σw·x, between a least and a largest share: without them a unit may rest its whole score on one child.</para>
/// <para>Children must not be negative (or <c>floor</c> says where lower values are held); scale changes nothing. A missing child has no part in the unit's score, its bounds included, and holds nobody back as
/// one of the sample (it counts as zero there). A child at zero that has a least share makes the score zero; bounds that cannot add up to 1 over the
/// available children leave the unit without a score. Units outside the sample may score above 1.</para>
/// <para>Source: Cherchye, Moesen, Rogge, Van Puyenbroeck, An Introduction to 'Benefit of the Doubt' Composite Indicators, Social Indicators Research 82 (2007);
/// Melyn, Moesen (1991). Missing values as in Kuosmanen (2009).</para>
/// </remarks>
sealed class BenefitOfTheDoubt : CrossUnitAggregator
{
    const double Tolerance = 1e-10;

    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Aggregate,
        Name = "benefit-of-the-doubt",
        Summary = new("疑点利益法：每个单位用对自己最有利的权重计分，可限制各子项所占份额", "Every unit is scored with the weights that suit it best; shares of children may be bounded"),
        Formula = "S = max sum(w*x), sum(w*x_i) <= 1 for every unit i, min_share <= w_j*x_j/sum(w*x) <= max_share",
        Source = "Cherchye, Moesen, Rogge, Van Puyenbroeck, Social Indicators Research 82 (2007)",
        Example = """{ "method": "benefit-of-the-doubt", "min_share": 0.1, "max_share": 0.6 }""",
        Options =
        [
            new("min_share", OptionType.Number, new("每个子项在得分中的最小份额", "Least share of the score that every child must have")) { Default = 0.0, Minimum = 0, Maximum = 1 },
            new("max_share", OptionType.Number, new("每个子项在得分中的最大份额", "Largest share of the score that any child may have")) { Default = 1.0, Above = 0, Maximum = 1 },
            new("min_shares", OptionType.NumberByName, new("个别子项的最小份额", "Least shares of single children")) { Minimum = 0, Maximum = 1 },
            new("max_shares", OptionType.NumberByName, new("个别子项的最大份额", "Largest shares of single children")) { Above = 0, Maximum = 1 },
            new("full_marks", OptionType.Number, new("前沿单位的得分", "Score of a unit that none surpasses")) { Default = 1.0, Above = 0 },
            new("floor", OptionType.Number, new("低于此值按此值计；缺省时负值报错", "Values below it count as it; without it a negative value is an error")) { Minimum = 0 },
            Bounds(BoundsScope.OneYear),
        ],
    };

    public override bool UsesWeights => false;

    public override bool CanBeDivided => true;

    protected override IReadOnlyList<string> OptionsByChild => ["min_shares", "max_shares"];

    protected override IEnumerable<Finding> CheckOptions(OptionSet options, IReadOnlyList<string> children)
    {
        var bounds = children.Select(child => ShareBounds(options, child)).ToList();
        for (var j = 0; j < children.Count; j++)
            if (bounds[j].Least > bounds[j].Most)
                yield return Unfit(Invariant($"{children[j]}: {bounds[j].Least:R} … {bounds[j].Most:R}"), "min ≤ max");
        if (bounds.Sum(bound => bound.Least) > 1 + Tolerance) yield return Unfit(Invariant($"Σ min {bounds.Sum(bound => bound.Least):0.####}"), "≤ 1");
        if (bounds.Sum(bound => bound.Most) < 1 - Tolerance) yield return Unfit(Invariant($"Σ max {bounds.Sum(bound => bound.Most):0.####}"), "≥ 1");
    }

    /// <summary>The largest value, by which the child is divided; a child that is zero throughout is left out.</summary>
    public override FittedScale FitChild(CrossUnitSample sample, int child, OptionSet options)
    {
        var largest = ScaleKernel.MinMax(Raised(sample.Columns[child], options)).Max;
        return largest > 0 ? new FittedScale { Parameters = [("max", largest)] } : CrossUnitFit.Nothing;
    }

    /// <summary>The units of the sample that no other surpasses in every child, row by row, divided by the largest values.</summary>
    public override FittedScale? FitNode(CrossUnitFit fit, CrossUnitSample sample, ReadOnlySpan<double> weights, OptionSet options)
    {
        var columns = sample.Columns.Select(column => Raised(column, options)).ToArray();
        var rows = new double[sample.Count][];
        for (var i = 0; i < rows.Length; i++) rows[i] = [.. columns.Select((column, j) => Scaled(column[i], fit.Children[j]))];
        var frontier = Frontier.Of(rows);
        return new FittedScale { Parameters = [("units", frontier.Count)], Sorted = [.. frontier.SelectMany(row => row)] };
    }

    protected override void Score(CrossUnitFit fit, AggregatorContext context, double[][] children, ReadOnlySpan<double> weights, Span<double> target)
    {
        var marks = context.Options.Number("full_marks");
        var shares = new double[children.Length];
        children = [.. children.Select(column => Raised(column, context.Options))];
        for (var unit = 0; unit < target.Length; unit++)
            target[unit] = IsInDomain(context, children, unit) ? marks * Best(fit, context.Options, children, unit, shares) : double.NaN;
    }

    /// <summary>What each child gives to the best score of every unit; NaN where the child is missing or there is no score.</summary>
    public static void Divide(AggregatorContext context, double[][] children, double[][] parts)
    {
        var marks = context.Options.Number("full_marks");
        var shares = new double[children.Length];
        children = [.. children.Select(column => Raised(column, context.Options))];
        for (var unit = 0; unit < parts[0].Length; unit++)
            if (!double.IsNaN(Best(context.Fit!, context.Options, children, unit, shares)))
                for (var j = 0; j < children.Length; j++)
                    parts[j][unit] = double.IsNaN(children[j][unit]) ? double.NaN : marks * shares[j];
    }

    /// <summary>A column held at the floor; NaN stays.</summary>
    static double[] Raised(double[] column, OptionSet options) =>
        options.NumberOrNull("floor") is { } floor ? [.. column.Select(value => value < floor ? floor : value)] : column;

    static bool IsInDomain(AggregatorContext context, double[][] children, int unit)
    {
        var fits = true;
        for (var j = 0; j < children.Length; j++)
        {
            if (!(children[j][unit] < 0)) continue;
            context.ReportDomain(unit, j, children[j][unit]);
            fits = false;
        }
        return fits;
    }

    /// <summary>Solves one unit's programme: its score and w_j·x_j of every child. NaN when there is no child, no bound, or bounds that cannot hold.</summary>
    /// <remarks>What lies within the tolerance of 1 is 1: units that none surpasses share the first rank, whatever the rounding on their way there.</remarks>
    static double Best(CrossUnitFit fit, OptionSet options, double[][] children, int unit, double[] shares)
    {
        Array.Clear(shares);
        int[] there = [.. Enumerable.Range(0, children.Length).Where(j => !double.IsNaN(children[j][unit]) && !fit.Children[j].IsConstant)];
        if (there.Length == 0) return Array.Exists(children, child => !double.IsNaN(child[unit])) ? 0 : double.NaN;
        var own = there.Select(j => Scaled(children[j][unit], fit.Children[j])).ToArray();
        var bounds = there.Select(j => ShareBounds(options, fit.Codes[j])).ToArray();
        if (bounds.Sum(bound => bound.Least) > 1 + Tolerance || bounds.Sum(bound => bound.Most) < 1 - Tolerance) return double.NaN;
        if (new Frontier(fit.Node?.Sorted ?? [], children.Length).Best(own, there, bounds, Tolerance) is not { } weights) return double.NaN;
        for (var k = 0; k < there.Length; k++) shares[there[k]] = weights[k] * own[k];
        var score = SumKernel.Sum(shares);
        return Math.Abs(score - 1) <= Tolerance ? 1 : score;
    }

    static (double Least, double Most) ShareBounds(OptionSet options, string child) => (
        options.NumberByName("min_shares").TryGetValue(child, out var least) ? least : options.Number("min_share"),
        options.NumberByName("max_shares").TryGetValue(child, out var most) ? most : options.Number("max_share"));

    static double Scaled(double value, FittedScale scale) => scale.IsConstant || !(value > 0) ? 0 : value / scale["max"];
}
