using Scoring.Evaluating;
using Scoring.Explaining;
using Scoring.Schemes;

namespace Scoring.Weighting;

/// <summary>What indicators and nodes really do to the scores, beside the weights they were given.</summary>
/// <remarks>
/// Over all scored units and years of an evaluation, aggregate units left out: the Pearson correlation with the index, the correlation with the parent,
/// and the share of the index's variance, cov(contribution, index)/var(index). Contributions sum to the index, so the shares of all indicators sum to 1;
/// a share can be negative. A missing indicator contributes nothing. Source: Paruolo, Saisana, Saltelli, Ratings and Rankings: Voodoo or Science? (2013);
/// Becker et al., Weights and Importance in Composite Indicators (2017).
/// </remarks>
public sealed class RealInfluence
{
    readonly Dictionary<string, double> withIndex = new(StringComparer.Ordinal);
    readonly Dictionary<string, double> withParent = new(StringComparer.Ordinal);
    readonly Dictionary<string, double> shares = new(StringComparer.Ordinal);

    RealInfluence()
    {
    }

    /// <summary>Correlation of an indicator or node with the index; NaN without two scored units or without spread.</summary>
    public double WithIndex(string code) => withIndex.GetValueOrDefault(code, double.NaN);

    /// <summary>Correlation of an indicator or node with its parent; NaN for the root, without two values or without spread.</summary>
    public double WithParent(string code) => withParent.GetValueOrDefault(code, double.NaN);

    /// <summary>An indicator's share of the index's variance; NaN for nodes, and where a node's score cannot be divided.</summary>
    public double VarianceShare(string code) => shares.GetValueOrDefault(code, double.NaN);

    /// <summary>Works out the influence of every node and indicator of an evaluation.</summary>
    /// <param name="evaluation">The evaluation; restricted to some years, only these count.</param>
    /// <param name="threads">Number of threads; null = as many as there are cores. The result is the same.</param>
    public static RealInfluence Of(Evaluation evaluation, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var influence = new RealInfluence();
        var scores = evaluation.Nodes.Where(node => node.Publication is null)
            .ToDictionary(node => node.Code, node => node.Years.Select(year => year.Scores).ToArray(), StringComparer.Ordinal);
        var index = Pooled(evaluation, year => evaluation.Index.Years[year].Scores);
        Visit(evaluation.Scheme.Framework, null);

        var contributions = Contributions.Of(evaluation, threads);
        var standard = Standardised(index);
        for (var indicator = 0; indicator < contributions.Indicators.Count; indicator++)
            influence.shares[contributions.Indicators[indicator]] =
                Share(Pooled(evaluation, year => contributions[indicator, year]), index, standard);
        return influence;

        void Visit(Node node, double[]? parent)
        {
            var variable = evaluation.Normalised.IndexOf(node.Code);
            var own = Pooled(evaluation, year => node.IsLeaf ? evaluation.Normalised[variable, year].Values : scores[node.Code][year]);
            influence.withIndex[node.Code] = Correlations.Of(own, index);
            influence.withParent[node.Code] = parent is null ? double.NaN : Correlations.Of(own, parent);
            foreach (var child in node.Children) Visit(child, own);
        }
    }

    /// <summary>A column over all years, aggregate units left out.</summary>
    static double[] Pooled(Evaluation evaluation, YearColumn column)
    {
        var isAggregate = evaluation.Roster.IsAggregate;
        var rows = new List<double>(evaluation.Years.Count * evaluation.Roster.Count);
        for (var year = 0; year < evaluation.Years.Count; year++)
        {
            var values = column(year);
            for (var unit = 0; unit < values.Length; unit++)
                if (!isAggregate[unit])
                    rows.Add(values[unit]);
        }
        return [.. rows];
    }

    /// <summary>Deviations of the index from its mean over their sum of squares; zero where there is no score.</summary>
    static double[] Standardised(double[] index)
    {
        var mean = Kernels.SumKernel.Mean(index);
        var deviations = index.Select(score => double.IsNaN(score) ? 0 : score - mean).ToArray();
        var squares = Correlations.Product(deviations, deviations);
        return squares > 0 ? [.. deviations.Select(deviation => deviation / squares)] : [.. deviations.Select(_ => double.NaN)];
    }

    /// <summary>cov/var: the weights sum to zero, so the mean of the contributions falls out.</summary>
    static double Share(double[] contributions, double[] index, double[] standard)
    {
        var known = false;
        var amounts = new double[contributions.Length];
        for (var i = 0; i < amounts.Length; i++)
        {
            if (double.IsNaN(contributions[i]) || double.IsNaN(index[i])) continue;
            amounts[i] = contributions[i];
            known = true;
        }
        return known ? Correlations.Product(amounts, standard) : double.NaN;
    }

    delegate ReadOnlySpan<double> YearColumn(int year);
}
