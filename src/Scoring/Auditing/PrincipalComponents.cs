using Scoring.Kernels;

namespace Scoring.Auditing;

/// <summary>Principal components of a group's correlations over the units that have all its items, with the tests of whether that makes sense.</summary>
/// <remarks>
/// <para>Constant items are left out. A component's sign is that in which its loadings sum to a positive number.</para>
/// <para>KMO (Kaiser 1974): Σr²/(Σr² + Σq²) over pairs, q being the partial correlations given all other items. Bartlett's sphericity:
/// χ² = −(n − 1 − (2p + 5)/6)·ln|R| with p(p − 1)/2 degrees of freedom. Both NaN where the correlations are singular: collinear items, or hardly more units than items.</para>
/// </remarks>
public sealed record PrincipalComponents
{
    /// <summary>Smallest eigenvalue at which the correlations still count as regular.</summary>
    const double Singular = 1e-10;

    /// <summary>Code of the node.</summary>
    public required string Node { get; init; }

    /// <summary>Which items.</summary>
    public required GroupItems Items { get; init; }

    /// <summary>Number of units that have all items.</summary>
    public required int Units { get; init; }

    /// <summary>Codes of the items that vary among them.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>Eigenvalues of the correlations, descending; their sum is the number of items. Empty for fewer than two items or units.</summary>
    public required IReadOnlyList<double> Eigenvalues { get; init; }

    /// <summary>By component, then by item: eigenvector times the root of the eigenvalue, the correlation of item and component.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Loadings { get; init; }

    /// <summary>Kaiser–Meyer–Olkin measure of sampling adequacy, 0..1; NaN = none.</summary>
    public double Adequacy { get; init; } = double.NaN;

    /// <summary>The same by item; NaN = none.</summary>
    public IReadOnlyList<double> AdequacyByItem { get; init; } = [];

    /// <summary>Bartlett's χ²; NaN = none.</summary>
    public double Bartlett { get; init; } = double.NaN;

    /// <summary>Its degrees of freedom.</summary>
    public int BartlettDegrees { get; init; }

    /// <summary>Its p-value; NaN = none.</summary>
    public double BartlettProbability { get; init; } = double.NaN;

    /// <summary>Share of variance that a component explains, 0..1.</summary>
    public double Explained(int component) => Eigenvalues[component] / Codes.Count;

    /// <summary>Components of columns of one length; NaN = missing.</summary>
    public static PrincipalComponents Of(string node, IReadOnlyList<string> codes, IReadOnlyList<double[]> columns) =>
        Of(new ItemGroup(node, GroupItems.Children, codes), columns);

    internal static PrincipalComponents Of(ItemGroup group, IReadOnlyList<double[]> columns)
    {
        int[] units = columns.Count == 0 ? [] : [.. Enumerable.Range(0, columns[0].Length).Where(unit => columns.All(column => !double.IsNaN(column[unit])))];
        var complete = PairedColumn.Of([.. columns.Select(column => (double[])[.. units.Select(unit => column[unit])])]);
        int[] varying = [.. Enumerable.Range(0, complete.Length).Where(i => !complete[i].IsConstant)];
        var components = new PrincipalComponents
        {
            Node = group.Node,
            Items = group.Items,
            Units = units.Length,
            Codes = [.. varying.Select(i => group.Codes[i])],
            Eigenvalues = [],
            Loadings = [],
        };
        if (varying.Length < 2) return components;
        var correlations = Correlations([.. varying.Select(i => complete[i])]);
        var (values, vectors) = SymmetricEigen.Decompose(correlations);
        components = components with
        {
            Eigenvalues = [.. values.Select(value => Math.Max(value, 0))],
            Loadings = [.. values.Select((value, k) => Loading(value, vectors[k]))],
        };
        return values[^1] < Singular ? components : WithTests(components, correlations, values, vectors);
    }

    static double[][] Correlations(PairedColumn[] columns)
    {
        double[][] matrix = [.. columns.Select(_ => new double[columns.Length])];
        for (var i = 0; i < columns.Length; i++)
        {
            matrix[i][i] = 1;
            for (var j = i + 1; j < columns.Length; j++)
            {
                var moments = CoMomentKernel.Of(columns[i], columns[j]);
                matrix[i][j] = matrix[j][i] = Pearson.Coefficient(moments.Product, moments.FirstSquare, moments.SecondSquare);
            }
        }
        return matrix;
    }

    static double[] Loading(double value, double[] vector)
    {
        var length = Math.Sqrt(Math.Max(value, 0)) * (vector.Sum() < 0 ? -1 : 1);
        return [.. vector.Select(part => part * length)];
    }

    static PrincipalComponents WithTests(PrincipalComponents components, double[][] correlations, double[] values, double[][] vectors)
    {
        var p = values.Length;
        var (adequacy, byItem) = SamplingAdequacy.Of(correlations, values, vectors);
        var chi = -(components.Units - 1 - (2 * p + 5) / 6.0) * values.Sum(DeterministicMath.Log);
        return components with
        {
            Adequacy = adequacy,
            AdequacyByItem = byItem,
            Bartlett = chi,
            BartlettDegrees = p * (p - 1) / 2,
            BartlettProbability = ChiSquareTail.Upper(chi, p * (p - 1) / 2),
        };
    }
}
