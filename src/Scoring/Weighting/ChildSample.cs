using Scoring.Kernels;

namespace Scoring.Weighting;

/// <summary>The values that weights are fitted on: a column per child, a row per unit and year, aggregate units and absent units left out.</summary>
/// <param name="columns">By child, then by row; NaN = missing.</param>
sealed class ChildSample(double[][] columns)
{
    readonly double[][] columns = columns;
    double[][]? complete;

    /// <summary>Number of children.</summary>
    public int Children => columns.Length;

    /// <summary>Number of rows in which at least one child has a value.</summary>
    public int Rows => columns[0].Length;

    /// <summary>A child's values; NaN = missing.</summary>
    public double[] Column(int child) => columns[child];

    /// <summary>A child's values without the missing ones.</summary>
    public double[] Present(int child) => [.. columns[child].Where(value => !double.IsNaN(value))];

    /// <summary>The columns over the rows in which no child is missing.</summary>
    public double[][] Complete
    {
        get
        {
            if (complete is not null) return complete;
            int[] whole = [.. Enumerable.Range(0, Rows).Where(row => columns.All(column => !double.IsNaN(column[row])))];
            return complete = whole.Length == Rows ? columns : [.. columns.Select(column => whole.Select(row => column[row]).ToArray())];
        }
    }

    /// <summary>Whether a column has no spread: all values equal up to the rounding of a sum, or none at all.</summary>
    public static bool IsConstant(double[] column)
    {
        var (min, max, _) = ScaleKernel.MinMax(column);
        return !(max - min > 1e-13 * Math.Max(Math.Abs(min), Math.Abs(max)));
    }

    /// <summary>A column brought to 0 … 1 by its smallest and largest value, NaN kept; the column must not be constant.</summary>
    public static double[] ToUnitRange(double[] column)
    {
        var (min, max, _) = ScaleKernel.MinMax(column);
        var scaled = new double[column.Length];
        ScaleKernel.Affine(column, min, max - min, 1, 0, scaled);
        return scaled;
    }
}
