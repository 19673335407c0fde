using Scoring.Kernels;

namespace Scoring.Preparing;

/// <summary>The regressions of one variable on others in one scope: each set of predictors is fitted once.</summary>
sealed class RegressionFit
{
    readonly Gaps gaps;
    readonly int minimum;
    readonly int variable;
    readonly List<(int Year, int Unit)> rows = [];
    readonly Dictionary<string, RegressionEquation?> equations = new(StringComparer.Ordinal);

    public RegressionFit(Gaps gaps, int variable, int[] years, int minimum)
    {
        (this.gaps, this.variable, this.minimum) = (gaps, variable, minimum);
        (Least, Most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var year in years)
            for (var unit = 0; unit < gaps.Panel.UnitCount; unit++)
                if (gaps.IsSample(year, unit) && Value(variable, year, unit) is var value && !double.IsNaN(value))
                {
                    rows.Add((year, unit));
                    (Least, Most) = (Math.Min(Least, value), Math.Max(Most, value));
                }
    }

    /// <summary>The least value observed.</summary>
    public double Least { get; }

    /// <summary>The greatest value observed.</summary>
    public double Most { get; }

    /// <summary>
    /// Other variables by the size of their correlation with this one, greatest first, ties by code; those without a correlation left out.
    /// </summary>
    public IReadOnlyList<int> ByCorrelation(double least) =>
    [
        .. gaps.InCodeOrder.Where(other => other != variable).Select(other => (Other: other, Size: Math.Abs(Correlation(other))))
            .Where(pair => pair.Size >= least).OrderByDescending(pair => pair.Size).Select(pair => pair.Other),
    ];

    /// <summary>The equation on these predictors, or null when too few units have all of them.</summary>
    public RegressionEquation? Equation(int[] predictors)
    {
        var key = string.Join(',', predictors);
        if (!equations.TryGetValue(key, out var equation)) equations[key] = equation = Fit(predictors);
        return equation;
    }

    RegressionEquation? Fit(int[] predictors)
    {
        var complete = rows.FindAll(row => predictors.All(other => !double.IsNaN(Value(other, row.Year, row.Unit))));
        if (complete.Count < Math.Max(minimum, predictors.Length + 2)) return null;
        double[] Column(int other) => [.. complete.Select(row => Value(other, row.Year, row.Unit))];
        // Centred columns need no column of ones, and a large mean costs no digits.
        double[] means = [.. predictors.Select(other => SumKernel.Mean(Column(other)))];
        double[][] centred = [.. predictors.Select((other, k) => Column(other).Select(value => value - means[k]).ToArray())];
        var own = Column(variable);
        var mean = SumKernel.Mean(own);
        var (slopes, dependent) = LeastSquares.Solve(centred, [.. own.Select(value => value - mean)]);
        return new RegressionEquation(mean, means, slopes, [.. dependent.Select(k => predictors[k])]);
    }

    double Correlation(int other)
    {
        var both = rows.FindAll(row => !double.IsNaN(Value(other, row.Year, row.Unit)));
        if (both.Count < Math.Max(minimum, 3)) return double.NaN;
        double[] x = [.. both.Select(row => Value(other, row.Year, row.Unit))];
        double[] y = [.. both.Select(row => Value(variable, row.Year, row.Unit))];
        var (meanX, meanY) = (SumKernel.Mean(x), SumKernel.Mean(y));
        double xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var (dx, dy) = (x[i] - meanX, y[i] - meanY);
            (xx, yy, xy) = (xx + dx * dx, yy + dy * dy, xy + dx * dy);
        }
        return xy / Math.Sqrt(xx) / Math.Sqrt(yy);
    }

    double Value(int other, int year, int unit) => gaps.Panel[other, year].Values[unit];
}

/// <summary>One fitted equation: y = mean + Σ slope·(x − mean of x).</summary>
/// <param name="Mean">Mean of the variable.</param>
/// <param name="Means">Means of the predictors.</param>
/// <param name="Slopes">Slopes of the predictors; 0 for those that depend on the others.</param>
/// <param name="Dependent">Predictors that depend linearly on the others.</param>
sealed record RegressionEquation(double Mean, double[] Means, double[] Slopes, int[] Dependent)
{
    public double Predict(IEnumerable<double> values)
    {
        var (result, k) = (Mean, 0);
        foreach (var value in values)
        {
            result += Slopes[k] * (value - Means[k]);
            k++;
        }
        return result;
    }
}
