using Scoring.Kernels;

namespace Scoring.Experiments.Draws;

/// <summary>Weights around the nominal ones: Dirichlet with the nominal shares as mean.</summary>
/// <remarks>
/// α = c·n: the mean is n, the variance n(1 − n)/(c + 1). A nominal weight of 0 stays 0. Gamma variates by rejection, for α &lt; 1 with the boost
/// g(α) = g(α + 1)·u^(1/α), carried as logarithms so that small α do not vanish together. Source: G. Marsaglia, W. W. Tsang, A simple method for generating
/// gamma variables, ACM TOMS 26 (2000).
/// </remarks>
/// <param name="Concentration">c &gt; 0: the larger, the closer to the nominal weights.</param>
public sealed record DirichletWeights(double Concentration) : WeightSampling
{
    internal override string? Fault(ShareGroup group) =>
        Concentration > 0 && double.IsFinite(Concentration) ? null : FormattableString.Invariant($"concentration {Concentration:R}");

    internal override void Draw(ShareGroup group, DrawSource source, Span<double> shares, Span<double> scratch)
    {
        var most = double.NegativeInfinity;
        for (var child = 0; child < shares.Length; child++)
        {
            shares[child] = group.Nominal[child] > 0 ? LogGamma(Concentration * group.Nominal[child], source, child) : double.NegativeInfinity;
            most = Math.Max(most, shares[child]);
        }
        var sum = 0.0;
        for (var child = 0; child < shares.Length; child++) sum += shares[child] = DeterministicMath.Exp(shares[child] - most);
        for (var child = 0; child < shares.Length; child++) shares[child] /= sum;
    }

    /// <summary>The logarithm of a gamma variate.</summary>
    static double LogGamma(double alpha, DrawSource source, int child)
    {
        var boost = alpha < 1 ? DeterministicMath.Log(source.OpenUniform(child, 0)) / alpha : 0;
        var d = (alpha < 1 ? alpha + 1 : alpha) - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        for (var attempt = 1; ; attempt++) // accepted with a chance above 0.95 each time
        {
            var (first, second) = source.Words(child, attempt);
            var x = Philox.ToNormal(first);
            var v = 1 + c * x;
            if (v <= 0) continue;
            v = v * v * v;
            if (DeterministicMath.Log(Philox.ToOpenUniform(second)) < 0.5 * x * x + d * (1 - v + DeterministicMath.Log(v)))
                return DeterministicMath.Log(d * v) + boost;
        }
    }
}
