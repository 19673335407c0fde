namespace Scoring.Kernels;

/// <summary>Least squares by Householder reflections, in one written order of plain operations: the same bits on any CPU.</summary>
static class LeastSquares
{
    /// <summary>A column is dependent when what the columns before it leave over is below this share of its length.</summary>
    const double Tolerance = 1e-10;

    /// <summary>The b that minimises |y − Σ b_k·x_k|. Columns that depend on those before them get 0 and are named.</summary>
    /// <param name="columns">The x_k, all as long as y; at least as long as there are columns.</param>
    /// <param name="y">What is to be explained.</param>
    public static (double[] Slopes, IReadOnlyList<int> Dependent) Solve(double[][] columns, double[] y)
    {
        double[][] work = [.. columns.Select(column => column.ToArray())];
        double[] rest = [.. y];
        var pivots = new List<int>();
        var dependent = new List<int>();
        for (var k = 0; k < work.Length; k++)
        {
            var row = pivots.Count;
            var length = Length(work[k], row);
            if (!(length > Tolerance * Length(columns[k], 0)))
            {
                dependent.Add(k);
                continue;
            }
            var reflector = work[k][row..];
            reflector[0] += Math.CopySign(length, reflector[0]);
            for (var other = k; other < work.Length; other++) Reflect(reflector, work[other], row);
            Reflect(reflector, rest, row);
            pivots.Add(k);
        }
        var slopes = new double[work.Length];
        for (var row = pivots.Count - 1; row >= 0; row--)
        {
            var value = rest[row];
            for (var later = row + 1; later < pivots.Count; later++) value -= work[pivots[later]][row] * slopes[pivots[later]];
            slopes[pivots[row]] = value / work[pivots[row]][row];
        }
        return (slopes, dependent);
    }

    static double Length(double[] values, int from)
    {
        double sum = 0;
        for (var i = from; i < values.Length; i++) sum += values[i] * values[i];
        return Math.Sqrt(sum);
    }

    static void Reflect(double[] reflector, double[] values, int from)
    {
        double product = 0, square = 0;
        for (var i = 0; i < reflector.Length; i++)
        {
            product += reflector[i] * values[from + i];
            square += reflector[i] * reflector[i];
        }
        var factor = 2 * product / square;
        for (var i = 0; i < reflector.Length; i++) values[from + i] -= factor * reflector[i];
    }
}
