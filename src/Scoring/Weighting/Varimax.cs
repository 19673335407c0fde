namespace Scoring.Weighting;

/// <summary>Varimax rotation: turns factors so that every variable loads high on few of them.</summary>
/// <remarks>
/// Kaiser's rotations of two factors at a time in a fixed order, on rows brought to length 1 (Kaiser's normalisation), until none turns any more.
/// Angles are never computed: their sines and cosines come from half-angle formulas with + − · / √ only.
/// Source: H. F. Kaiser, The Varimax Criterion for Analytic Rotation in Factor Analysis, Psychometrika 23 (1958).
/// </remarks>
static class Varimax
{
    const int MostSweeps = 1000;

    /// <summary>Rotates loadings (by variable, then by factor) in place.</summary>
    public static void Rotate(double[][] loadings)
    {
        var factors = loadings[0].Length;
        var lengths = loadings.Select(row => Math.Sqrt(Correlations.Product(row, row))).ToArray();
        Scale(loadings, lengths, divide: true);
        var turned = true;
        for (var sweep = 0; sweep < MostSweeps && turned; sweep++)
        {
            turned = false;
            for (var p = 0; p < factors - 1; p++)
                for (var q = p + 1; q < factors; q++)
                    turned |= Turn(loadings, p, q);
        }
        Scale(loadings, lengths, divide: false);
    }

    static bool Turn(double[][] loadings, int p, int q)
    {
        double a = 0, b = 0, c = 0, d = 0;
        foreach (var row in loadings)
        {
            var (u, v) = (row[p] * row[p] - row[q] * row[q], 2 * row[p] * row[q]);
            a += u;
            b += v;
            c += u * u - v * v;
            d += 2 * u * v;
        }
        var numerator = d - 2 * a * b / loadings.Length;
        var denominator = c - (a * a - b * b) / loadings.Length;
        var length = Math.Sqrt(numerator * numerator + denominator * denominator);
        if (length <= 1e-14 * loadings.Length) return false;
        // From the fourfold angle to the twofold and on to the angle itself.
        var (sine, cosine) = Half(numerator / length, denominator / length);
        (sine, cosine) = Half(sine, cosine);
        if (Math.Abs(sine) < 1e-13) return false;
        foreach (var row in loadings) (row[p], row[q]) = (row[p] * cosine + row[q] * sine, row[q] * cosine - row[p] * sine);
        return true;
    }

    /// <summary>Sine and cosine of half an angle between −π and π.</summary>
    static (double Sine, double Cosine) Half(double sine, double cosine)
    {
        if (cosine >= 0)
        {
            var half = Math.Sqrt((1 + cosine) / 2);
            return (sine / (2 * half), half);
        }
        var halfSine = Math.Sqrt((1 - cosine) / 2);
        return sine < 0 ? (-halfSine, -sine / (2 * halfSine)) : (halfSine, sine / (2 * halfSine));
    }

    static void Scale(double[][] loadings, double[] lengths, bool divide)
    {
        for (var j = 0; j < loadings.Length; j++)
            for (var k = 0; k < loadings[j].Length && lengths[j] > 0; k++)
                loadings[j][k] = divide ? loadings[j][k] / lengths[j] : loadings[j][k] * lengths[j];
    }
}
