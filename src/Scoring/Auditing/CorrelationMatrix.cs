namespace Scoring.Auditing;

/// <summary>Correlations of columns with one another, each over the units that have both values, with two-sided p-values.</summary>
/// <remarks>
/// Symmetric. NaN where a coefficient has no value: fewer than two common units, or a column that is constant among them. A column with itself has 1 and
/// p = 0. The same bits for any number of threads and any CPU.
/// </remarks>
public sealed class CorrelationMatrix
{
    readonly double[] coefficients;
    readonly double[] probabilities;
    readonly int[] counts;
    readonly Dictionary<string, int> index;

    internal CorrelationMatrix(CorrelationMethod method, IReadOnlyList<string> codes)
    {
        Method = method;
        Codes = codes;
        coefficients = new double[codes.Count * codes.Count];
        probabilities = new double[codes.Count * codes.Count];
        counts = new int[codes.Count * codes.Count];
        index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < codes.Count; i++) index.TryAdd(codes[i], i);
    }

    /// <summary>How agreement is measured.</summary>
    public CorrelationMethod Method { get; }

    /// <summary>Codes of the columns, in the order given.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>The coefficient of two columns by position, −1..1; NaN = none.</summary>
    public double this[int first, int second] => coefficients[first * Codes.Count + second];

    /// <summary>The coefficient of two columns by code, −1..1; NaN = none.</summary>
    /// <exception cref="KeyNotFoundException">A column is not in the matrix.</exception>
    public double this[string first, string second] => this[index[first], index[second]];

    /// <summary>Two-sided p-value under independence, 0..1; NaN where there is none: fewer than three common units, or no coefficient.</summary>
    public double Probability(int first, int second) => probabilities[first * Codes.Count + second];

    /// <summary>The same by code.</summary>
    /// <exception cref="KeyNotFoundException">A column is not in the matrix.</exception>
    public double Probability(string first, string second) => Probability(index[first], index[second]);

    /// <summary>Number of units that have both values.</summary>
    public int Count(int first, int second) => counts[first * Codes.Count + second];

    /// <summary>The position of a column, or −1.</summary>
    public int IndexOf(string code) => index.GetValueOrDefault(code, -1);

    /// <summary>Correlates columns of one length; NaN = missing, left out pair by pair.</summary>
    /// <param name="codes">Code of each column.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="method">How agreement is measured. Default: Pearson.</param>
    /// <param name="threads">Number of threads; null = as many as there are cores.</param>
    /// <exception cref="ArgumentException">Columns and codes differ in number, or columns in length.</exception>
    public static CorrelationMatrix Of(
        IReadOnlyList<string> codes, IReadOnlyList<double[]> columns, CorrelationMethod method = CorrelationMethod.Pearson, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(columns);
        if (codes.Count != columns.Count) throw new ArgumentException("There must be a code for each column.", nameof(codes));
        if (columns.Any(column => column.Length != columns[0].Length)) throw new ArgumentException("Columns must have one length.", nameof(columns));
        return Of(codes, PairedColumn.Of(columns), method, threads ?? Environment.ProcessorCount);
    }

    internal static CorrelationMatrix Of(IReadOnlyList<string> codes, PairedColumn[] columns, CorrelationMethod method, int threads)
    {
        var matrix = new CorrelationMatrix(method, codes);
        switch (method)
        {
            case CorrelationMethod.Pearson: Pearson.Fill(matrix, columns, threads); break;
            case CorrelationMethod.Spearman: Spearman.Fill(matrix, columns, threads); break;
            case CorrelationMethod.Kendall: Kendall.Fill(matrix, columns, threads); break;
            default: throw new ArgumentOutOfRangeException(nameof(method));
        }
        return matrix;
    }

    /// <summary>Sets a pair in both orders.</summary>
    internal void Set(int first, int second, double coefficient, double probability, int count)
    {
        foreach (var at in (ReadOnlySpan<int>)[first * Codes.Count + second, second * Codes.Count + first])
            (coefficients[at], probabilities[at], counts[at]) = (coefficient, probability, count);
    }

    /// <summary>Sets a column with itself: 1 unless it has fewer than two values or is constant.</summary>
    internal void SetDiagonal(int at, PairedColumn column) =>
        Set(at, at, column.IsConstant ? double.NaN : 1, column.IsConstant ? double.NaN : 0, column.Count);
}
