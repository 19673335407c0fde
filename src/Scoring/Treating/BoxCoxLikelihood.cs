using System.Buffers;
using Scoring.Kernels;

namespace Scoring.Treating;

/// <summary>The exponent with the greatest profile likelihood.</summary>
/// <remarks>
/// With l = ln t − mean(ln t) the likelihood is greatest where y = (e^(λl) − 1)/λ varies least: the scaling by the geometric mean takes up the
/// Jacobian. The smallest variance on a grid of halves brackets the exponent; inside, the sign change of its derivative
/// Σ(y − ȳ)(y′ − ȳ′) is closed in on by false position (Illinois). One written order of operations, so the same bits everywhere.
/// </remarks>
static class BoxCoxLikelihood
{
    const double Bound = 5;
    const double Step = 0.5;
    const int MostTurns = 100;

    /// <summary>λ in −5 … 5 for t = x − min + 1; NaN is skipped. Values of t are above 0 and not all equal.</summary>
    public static double Maximise(ReadOnlySpan<double> values, double min)
    {
        var logs = ArrayPool<double>.Shared.Rent(values.Length);
        var powers = ArrayPool<double>.Shared.Rent(values.Length);
        var slopes = ArrayPool<double>.Shared.Rent(values.Length);
        try
        {
            var count = 0;
            foreach (var value in values)
                if (!double.IsNaN(value))
                    logs[count++] = DeterministicMath.Log(value - min + 1);
            var l = logs.AsSpan(0, count);
            var mean = SumKernel.Mean(l);
            for (var i = 0; i < count; i++) l[i] -= mean;
            return Search(l, powers.AsSpan(0, count), slopes.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<double>.Shared.Return(logs);
            ArrayPool<double>.Shared.Return(powers);
            ArrayPool<double>.Shared.Return(slopes);
        }
    }

    static double Search(ReadOnlySpan<double> logs, Span<double> powers, Span<double> slopes)
    {
        var (best, least) = (0.0, double.PositiveInfinity);
        for (var lambda = -Bound; lambda <= Bound; lambda += Step)
        {
            var variance = Variance(logs, lambda, powers);
            if (variance < least) (best, least) = (lambda, variance);
        }
        if (Math.Abs(best) == Bound) return best;
        var (left, right) = (best - Step, best + Step);
        var (atLeft, atRight) = (Slope(logs, left, powers, slopes), Slope(logs, right, powers, slopes));
        // Where the powers next to the grid point overflow, or the least lies on it to the last bit, the grid point it is.
        if (!(atLeft < 0) || !(atRight > 0) || !double.IsFinite(atLeft) || !double.IsFinite(atRight)) return best;
        for (var (turn, side) = (0, 0); turn < MostTurns && right - left > 1e-14 * Math.Max(1, Math.Abs(left)); turn++)
        {
            var middle = left - atLeft * ((right - left) / (atRight - atLeft));
            if (!(middle > left && middle < right)) middle = left + (right - left) / 2;
            var slope = Slope(logs, middle, powers, slopes);
            if (slope == 0) return middle;
            if (slope < 0)
            {
                // An end that stays twice loses half its weight, or the other would creep up on it.
                if (side < 0) atRight /= 2;
                (left, atLeft, side) = (middle, slope, -1);
            }
            else
            {
                if (side > 0) atLeft /= 2;
                (right, atRight, side) = (middle, slope, 1);
            }
        }
        return left + (right - left) / 2;
    }

    static double Variance(ReadOnlySpan<double> logs, double lambda, Span<double> powers)
    {
        for (var i = 0; i < logs.Length; i++) powers[i] = Power(logs[i], lambda);
        return SumKernel.StandardDeviation(powers, sample: false);
    }

    static double Slope(ReadOnlySpan<double> logs, double lambda, Span<double> powers, Span<double> slopes)
    {
        for (var i = 0; i < logs.Length; i++)
        {
            powers[i] = Power(logs[i], lambda);
            slopes[i] = Derivative(logs[i], lambda);
        }
        var (mean, meanSlope) = (SumKernel.Mean(powers), SumKernel.Mean(slopes));
        for (var i = 0; i < logs.Length; i++) powers[i] = (powers[i] - mean) * (slopes[i] - meanSlope);
        return SumKernel.Sum(powers);
    }

    static double Power(double log, double lambda)
    {
        var u = lambda * log;
        return log * (Math.Abs(u) < PowerSeries.Reach ? PowerSeries.Value(u) : (DeterministicMath.Exp(u) - 1) / u);
    }

    static double Derivative(double log, double lambda)
    {
        var u = lambda * log;
        return log * log * (Math.Abs(u) < PowerSeries.Reach ? PowerSeries.Derivative(u) : (DeterministicMath.Exp(u) * (u - 1) + 1) / (u * u));
    }
}
