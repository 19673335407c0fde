using Scoring.Kernels;

namespace Scoring.Auditing;

/// <summary>Two-sided p-values by the normal distribution.</summary>
static class NormalTail
{
    /// <summary>P(|Z| ≥ |z|) = Q(½, z²/2).</summary>
    public static double TwoSided(double z) => IncompleteGamma.Upper(0.5, z * z / 2);
}
