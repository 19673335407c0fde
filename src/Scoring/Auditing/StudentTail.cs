using Scoring.Kernels;

namespace Scoring.Auditing;

/// <summary>Two-sided p-values of a correlation by Student's t distribution.</summary>
static class StudentTail
{
    /// <summary>P(|T| ≥ |r|·√((n − 2)/(1 − r²))) with n − 2 degrees of freedom = I(1 − r²; (n − 2)/2, ½). NaN for fewer than three units.</summary>
    public static double OfCorrelation(double r, int count) => count < 3 || double.IsNaN(r)
        ? double.NaN
        : IncompleteBeta.Regularised((count - 2) * 0.5, 0.5, (1 - r) * (1 + r), r * r);
}
