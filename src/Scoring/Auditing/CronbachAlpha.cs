using Scoring.Kernels;

namespace Scoring.Auditing;

/// <summary>Cronbach's alpha of a group of items: how much of the variance of their sum is common to them.</summary>
/// <remarks>
/// Raw: k/(k − 1)·(1 − tr C/ΣC), C being the covariances, each over the units that have both values. Standardised: the same with correlations,
/// k·r̄/(1 + (k − 1)·r̄). Negative where items work against each other. Source: L. J. Cronbach, Psychometrika 16 (1951); COINr's <c>get_cronbach</c>.
/// </remarks>
public sealed record CronbachAlpha
{
    /// <summary>Code of the node.</summary>
    public required string Node { get; init; }

    /// <summary>Which items.</summary>
    public required GroupItems Items { get; init; }

    /// <summary>Number of items.</summary>
    public required int Count { get; init; }

    /// <summary>Alpha of the items as they are; NaN for fewer than two items, a sum without variance, or a pair with fewer than two common units.</summary>
    public required double Raw { get; init; }

    /// <summary>Alpha of the items at equal variance; NaN for the same reasons, and with a constant item.</summary>
    public required double Standardised { get; init; }

    /// <summary>What each item does to it.</summary>
    public required IReadOnlyList<AlphaItem> ByItem { get; init; }

    /// <summary>Alpha of columns of one length; NaN = missing.</summary>
    public static CronbachAlpha Of(string node, IReadOnlyList<string> codes, IReadOnlyList<double[]> columns) =>
        Of(new ItemGroup(node, GroupItems.Children, codes), PairedColumn.Of(columns));

    internal static CronbachAlpha Of(ItemGroup group, PairedColumn[] columns)
    {
        var k = columns.Length;
        var covariances = new double[k][];
        var correlations = new double[k][];
        for (var i = 0; i < k; i++) (covariances[i], correlations[i]) = (new double[k], new double[k]);
        for (var i = 0; i < k; i++)
        {
            covariances[i][i] = Variance(columns[i]);
            correlations[i][i] = columns[i].IsConstant ? double.NaN : 1;
            for (var j = i + 1; j < k; j++)
            {
                var moments = CoMomentKernel.Of(columns[i], columns[j]);
                var isFlat = columns[i].IsConstant || columns[j].IsConstant;
                covariances[i][j] = covariances[j][i] = moments.Count < 2 ? double.NaN
                    : isFlat ? 0
                    : moments.Product / (moments.Count - 1) * columns[i].Scale * columns[j].Scale;
                correlations[i][j] = correlations[j][i] = Pearson.Coefficient(moments.Product, moments.FirstSquare, moments.SecondSquare);
            }
        }
        return new CronbachAlpha
        {
            Node = group.Node,
            Items = group.Items,
            Count = k,
            Raw = Alpha(covariances, -1),
            Standardised = Alpha(correlations, -1),
            ByItem = [.. Enumerable.Range(0, k).Select(i => new AlphaItem(
                group.Codes[i], ItemRest(covariances, i), Alpha(covariances, i), Alpha(correlations, i)))],
        };
    }

    /// <summary>k/(k − 1)·(1 − tr/Σ) without one item.</summary>
    static double Alpha(double[][] matrix, int without)
    {
        double trace = 0, rest = 0;
        var k = 0;
        for (var i = 0; i < matrix.Length; i++)
        {
            if (i == without) continue;
            k++;
            trace += matrix[i][i];
            for (var j = 0; j < matrix.Length; j++)
                if (j != i && j != without) rest += matrix[i][j];
        }
        var sum = trace + rest;
        return k >= 2 && sum > 0 ? (double)k / (k - 1) * (rest / sum) : double.NaN;
    }

    /// <summary>Correlation of an item with the sum of the others, from the covariances.</summary>
    static double ItemRest(double[][] covariances, int item)
    {
        double with = 0, rest = 0;
        for (var i = 0; i < covariances.Length; i++)
        {
            if (i == item) continue;
            with += covariances[item][i];
            for (var j = 0; j < covariances.Length; j++)
                if (j != item) rest += covariances[i][j];
        }
        return Pearson.Coefficient(with, covariances[item][item], rest);
    }

    static double Variance(PairedColumn column)
    {
        if (column.IsConstant) return column.Count < 2 ? double.NaN : 0;
        var deviation = SumKernel.StandardDeviation(column.Values, sample: true);
        return deviation * deviation;
    }
}

/// <summary>One item's part in alpha.</summary>
/// <param name="Code">Code of the item.</param>
/// <param name="ItemRest">Correlation of the item with the sum of the others; NaN = none.</param>
/// <param name="Raw">Raw alpha without the item; NaN = none.</param>
/// <param name="Standardised">Standardised alpha without it; NaN = none.</param>
public sealed record AlphaItem(string Code, double ItemRest, double Raw, double Standardised);
