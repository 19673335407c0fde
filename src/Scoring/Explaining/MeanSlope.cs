using Scoring.Kernels;

namespace Scoring.Explaining;

/// <summary>A mean S with g(S) = Σw·g(z)/Σw changes by its children's changes times weights times quotients of secants of g.</summary>
/// <remarks>
/// ΔS = Σ w·Δz·(Δg(z)/Δz)/(Δg(S)/ΔS). With g = ln this is the logarithmic mean: L(S₁,S₀)·w·Δln z. Source: Ang, LMDI decomposition (2004).
/// </remarks>
static class MeanSlope
{
    /// <summary>Δg/Δz between two values; the derivative where they are equal. g is z for exponent 1, ln z for 0, else z to the exponent.</summary>
    public static double Secant(double exponent, double before, double after)
    {
        if (exponent == 1) return 1;
        var change = after - before;
        var middle = before + change / 2;
        if (exponent == 0) return Math.Abs(change) <= 1e-9 * Math.Abs(before) ? 1 / middle : DeterministicMath.Log1P(change / before) / change;
        return Math.Abs(change) <= 1e-5 * Math.Abs(before)
            ? exponent * DeterministicMath.Pow(middle, exponent - 1)
            : (DeterministicMath.Pow(after, exponent) - DeterministicMath.Pow(before, exponent)) / change;
    }
}
