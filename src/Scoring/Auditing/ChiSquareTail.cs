using Scoring.Kernels;

namespace Scoring.Auditing;

/// <summary>Upper p-values of the χ² distribution.</summary>
static class ChiSquareTail
{
    /// <summary>P(X ≥ x) with so many degrees of freedom = Q(df/2, x/2).</summary>
    public static double Upper(double x, double degrees) => IncompleteGamma.Upper(degrees / 2, x / 2);
}
