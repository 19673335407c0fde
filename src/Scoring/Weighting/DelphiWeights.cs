using Scoring.Kernels;
using Scoring.Methods;

namespace Scoring.Weighting;

/// <summary>Experts' weights: their mean, and how far the experts agree.</summary>
/// <remarks>
/// <para>Each expert's weights are brought to sum 1 (so a budget of 100 points or a rating from 1 to 10 count alike) and averaged. Recorded: each child's
/// mean, standard deviation (n − 1) and coefficient of variation over the experts, and Kendall's W = 12·ΣR̃²/(k²(m³ − m) − k·ΣT) with R̃ the deviation of a
/// child's sum of ranks from the mean sum, k experts, m children, T = Σ(t³ − t) over an expert's ties of t children; χ² = k(m − 1)·W.</para>
/// <para>W is 1 in full agreement and 0 in none; without any differences there is nothing to agree on and W is not a number. A blank is a fault.
/// Source: M. G. Kendall, B. Babington Smith, The Problem of m Rankings (1939); N. Dalkey, O. Helmer (1963) for the Delphi procedure.</para>
/// </remarks>
sealed class DelphiWeights : Weigher
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Weight,
        Name = "delphi",
        Summary = new("专家打分（德尔菲、预算分配）：专家权重的均值，并给出肯德尔协调系数W", "Experts' weights (Delphi, budget allocation): their mean, with Kendall's W"),
        Formula = "w = mean of experts' shares; W = 12*sum(R^2)/(k^2*(m^3 - m) - k*sum(t^3 - t))",
        Source = "M. G. Kendall, B. Babington Smith, The Problem of m Rankings, Annals of Mathematical Statistics 10 (1939)",
        Example = """{ "method": "delphi", "experts": [[50, 30, 20], [40, 40, 20]] }""",
        Options =
        [
            new("experts", OptionType.Matrix, new("专家权重：每行一位专家，列按 items 的顺序", "Experts' weights: a row per expert, columns in the order of 'items'")),
            new("table", OptionType.Name, new("tables 中的专家表：每行一位专家，各子项一列；另可有 node 列", "A table of the scheme with a row per expert and a column per child; a node column may stand beside them")),
            new("items", OptionType.Names, new("列的子项顺序；缺省为指标体系中的顺序", "Order of the children in columns; that of the framework when not given")),
        ],
    };

    public override Weighed? Weigh(WeighingContext context)
    {
        if (ExpertRatings.Of(context) is not { } ratings) return null;
        var shares = new double[ratings.Length][];
        for (var expert = 0; expert < shares.Length; expert++)
        {
            var total = SumKernel.Sum(ratings[expert]);
            shares[expert] = [.. ratings[expert].Select(rating => rating / total)];
        }
        var (experts, children) = (shares.Length, context.Children.Count);
        var columns = Enumerable.Range(0, children).Select(j => shares.Select(row => row[j]).ToArray()).ToArray();
        var (agreement, chiSquare) = Agreement(shares);
        var statistics = new List<(string, double)> { ("experts", experts), ("kendall_w", agreement), ("chi_square", chiSquare) };
        for (var j = 0; j < children; j++)
        {
            var (mean, deviation, _) = SumKernel.MeanAndDeviation(columns[j], sample: true);
            statistics.Add(("sd:" + context.Children[j].Code, deviation));
            statistics.Add(("cv:" + context.Children[j].Code, deviation / mean));
        }
        return context.InProportion([.. columns.Select(column => SumKernel.Mean(column))], statistics);
    }

    /// <summary>Kendall's W with correction for ties, and χ² = k(m − 1)·W.</summary>
    internal static (double W, double ChiSquare) Agreement(double[][] ratings)
    {
        var (experts, children) = (ratings.Length, ratings[0].Length);
        var sums = new double[children];
        var ties = 0.0;
        var scratch = new RankScratch();
        var ranks = new double[children];
        foreach (var row in ratings)
        {
            RankKernel.Rank(row, highFirst: true, TieRule.Average, scratch, ranks);
            for (var j = 0; j < children; j++) sums[j] += ranks[j];
            foreach (var tie in row.GroupBy(rating => rating).Select(group => (double)group.Count())) ties += tie * tie * tie - tie;
        }
        var mean = experts * (children + 1) / 2.0;
        var spread = SumKernel.Sum([.. sums.Select(sum => (sum - mean) * (sum - mean))]);
        var most = (double)experts * experts * ((double)children * children * children - children) - experts * ties;
        var w = most > 0 ? 12 * spread / most : double.NaN;
        return (w, experts * (children - 1) * w);
    }
}
