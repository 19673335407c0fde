using Scoring.Kernels;

namespace Scoring.Aggregating;

/// <summary>How much a difference between two units speaks for the better one: 0 nothing, 1 everything.</summary>
/// <param name="Shape">The shape, in the numbering of the source (I to VI).</param>
/// <param name="Q">Difference up to which the two count as equal.</param>
/// <param name="P">Difference from which the preference is full.</param>
/// <param name="S">Spread of the Gaussian shape.</param>
/// <remarks>
/// d &gt; 0: usual 1; U-shape 0 up to q, then 1; V-shape d/p up to p, then 1; level 0 up to q, ½ up to p, then 1; linear 0 up to q, (d − q)/(p − q) up to p, then 1;
/// Gaussian 1 − exp(−d²/2s²). Source: J. P. Brans, P. Vincke, A preference ranking organisation method, Management Science 31 (1985).
/// </remarks>
readonly record struct PreferenceFunction(PreferenceShape Shape, double Q, double P, double S)
{
    /// <summary>The names of the shapes in a scheme, in the numbering of the source.</summary>
    public static IReadOnlyList<string> Names { get; } = ["usual", "u-shape", "v-shape", "level", "linear", "gaussian"];

    /// <summary>Σ P(x − b) − P(b − x) over an ascending sample.</summary>
    /// <remarks>Steps are counted, slopes and curves summed in ascending order of the sample, so the order of units does not matter.</remarks>
    public double NetOf(double x, double[] sorted) => Shape switch
    {
        PreferenceShape.Usual => Step(x, sorted, 0),
        PreferenceShape.UShape => Step(x, sorted, Q),
        PreferenceShape.Level => (Step(x, sorted, Q) + Step(x, sorted, P)) * 0.5,
        PreferenceShape.Gaussian => Gaussian(x, sorted),
        _ => Slope(x, sorted, Shape == PreferenceShape.VShape ? 0 : Q),
    };

    /// <summary>How many lie more than a threshold below, less how many lie more than it above.</summary>
    static double Step(double x, double[] sorted, double threshold)
    {
        int below = 0, above = 0;
        for (int low = 0, high = sorted.Length; low < high;)
        {
            var middle = (low + high) >> 1;
            if (x - sorted[middle] > threshold) below = low = middle + 1;
            else high = middle;
        }
        for (int low = below, high = sorted.Length; low < high;)
        {
            var middle = (low + high) >> 1;
            if (sorted[middle] - x > threshold) high = middle;
            else low = middle + 1;
            above = sorted.Length - high;
        }
        return below - above;
    }

    double Slope(double x, double[] sorted, double q)
    {
        var sum = 0.0;
        foreach (var other in sorted)
        {
            var d = Math.Abs(x - other);
            var preference = d <= q ? 0 : d >= P ? 1 : (d - q) / (P - q);
            sum += x > other ? preference : -preference;
        }
        return sum;
    }

    double Gaussian(double x, double[] sorted)
    {
        var sum = 0.0;
        foreach (var other in sorted)
        {
            var d = (x - other) / S;
            if (d == 0) continue;
            // Beyond nine spreads the exponential is below half a unit in the last place of 1.
            var preference = Math.Abs(d) > 9 ? 1 : 1 - DeterministicMath.Exp(-0.5 * (d * d));
            sum += d > 0 ? preference : -preference;
        }
        return sum;
    }
}

/// <summary>The shapes of preference functions, numbered as in the source.</summary>
enum PreferenceShape
{
    Usual = 1,
    UShape,
    VShape,
    Level,
    Linear,
    Gaussian,
}
