using Scoring.Kernels;

namespace Scoring.Preparing;

/// <summary>The multivariate normal distribution that fits rows with gaps best, found by expectation-maximisation in a fixed order of operations.</summary>
/// <remarks>
/// Works in units of the available standard deviations. Conditional means come from the precision matrix K = Σ⁻¹: μ_m − K_mm⁻¹·K_mo·(x_o − μ_o), with
/// covariance K_mm⁻¹, so that only as many equations are solved per row as it has gaps.
/// </remarks>
sealed class NormalFit
{
    readonly double[] centres, widths, mean;
    double[][] covariance, precision;

    NormalFit(IReadOnlyList<double[]> rows)
    {
        var m = rows[0].Length;
        (centres, widths, mean) = (new double[m], new double[m], new double[m]);
        for (var j = 0; j < m; j++) (centres[j], widths[j], _) = SumKernel.MeanAndDeviation([.. rows.Select(row => row[j])], sample: false);
        covariance = [.. Enumerable.Range(0, m).Select(j => Enumerable.Range(0, m).Select(k => j == k ? 1.0 : 0).ToArray())];
        precision = covariance;
    }

    /// <summary>How many iterations were made.</summary>
    public int Iterations { get; private set; }

    /// <summary>The largest change of the last one.</summary>
    public double Change { get; private set; }

    /// <summary>Whether the change fell to the tolerance.</summary>
    public bool HasConverged { get; private set; }

    /// <summary>A column that the others determine, so that there is no such distribution; null = none.</summary>
    public int? Dependent { get; private set; }

    /// <summary>Fits rows, each with at least one number; every column has spread.</summary>
    public static NormalFit Of(IReadOnlyList<double[]> rows, double ridge, double tolerance, int maximum)
    {
        var fit = new NormalFit(rows);
        double[][] scaled = [.. rows.Select(fit.Scale)];
        while (fit.Iterations < maximum && !fit.HasConverged && fit.Dependent is null) fit.Iterate(scaled, ridge, tolerance);
        return fit;
    }

    /// <summary>The row with its gaps filled by their means given what is observed.</summary>
    public double[] Complete(double[] row)
    {
        var filled = Scale(row);
        Expect(filled, null);
        return [.. filled.Select((value, j) => double.IsNaN(row[j]) ? centres[j] + widths[j] * value : row[j])];
    }

    double[] Scale(double[] row) => [.. row.Select((value, j) => (value - centres[j]) / widths[j])];

    void Iterate(double[][] rows, double ridge, double tolerance)
    {
        var (m, n) = (mean.Length, rows.Length);
        var spread = Square(m);
        double[][] filled = [.. rows.Select(row => row.ToArray())];
        foreach (var row in filled) Expect(row, spread);
        var means = new double[m];
        foreach (var row in filled)
            for (var j = 0; j < m; j++)
                means[j] += row[j];
        for (var j = 0; j < m; j++) means[j] /= n;
        foreach (var row in filled)
            for (var j = 0; j < m; j++)
                for (var k = 0; k <= j; k++)
                    spread[j][k] += (row[j] - means[j]) * (row[k] - means[k]);
        Change = 0;
        for (var j = 0; j < m; j++)
        {
            for (var k = 0; k <= j; k++) spread[j][k] = spread[k][j] = spread[j][k] / n;
            spread[j][j] *= 1 + ridge;
            for (var k = 0; k <= j; k++) Change = Math.Max(Change, Math.Abs(spread[j][k] - covariance[j][k]));
            Change = Math.Max(Change, Math.Abs(means[j] - mean[j]));
            mean[j] = means[j];
        }
        covariance = spread;
        Iterations++;
        (var inverse, Dependent) = SymmetricInverse.Of(covariance);
        precision = inverse ?? precision;
        HasConverged = Change <= tolerance;
    }

    /// <summary>Fills a scaled row's gaps with their conditional means and adds their conditional covariance to the lower triangle of a sum.</summary>
    void Expect(double[] row, double[][]? sum)
    {
        int[] gaps = [.. Enumerable.Range(0, row.Length).Where(j => double.IsNaN(row[j]))];
        if (gaps.Length == 0) return;
        var (inverse, _) = SymmetricInverse.Of([.. gaps.Select(g => gaps.Select(h => precision[g][h]).ToArray())]);
        if (inverse is null) throw new InvalidOperationException("A part of a positive definite matrix is not positive definite.");
        var pull = new double[gaps.Length];
        for (var g = 0; g < gaps.Length; g++)
            for (var j = 0; j < row.Length; j++)
                if (!double.IsNaN(row[j]))
                    pull[g] += precision[gaps[g]][j] * (row[j] - mean[j]);
        for (var g = 0; g < gaps.Length; g++)
        {
            var value = mean[gaps[g]];
            for (var h = 0; h < gaps.Length; h++) value -= inverse[g][h] * pull[h];
            row[gaps[g]] = value;
            if (sum is null) continue;
            for (var h = 0; h <= g; h++) sum[gaps[g]][gaps[h]] += inverse[g][h];
        }
    }

    static double[][] Square(int size) => [.. Enumerable.Range(0, size).Select(_ => new double[size])];
}
