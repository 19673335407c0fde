namespace Scoring.Experiments.Exact;

/// <summary>Where two scores of the form f(δ) = score + slope·δ/(1 + bend·δ) are equal.</summary>
static class Meeting
{
    /// <summary>The values of δ at which two units meet, ascending; NaN for none. Units that are equal everywhere never meet, nor do units that only touch.</summary>
    /// <remarks>
    /// Multiplied out: g + (g(e₁+e₂) + h₁ − h₂)·δ + (g·e₁e₂ + h₁e₂ − h₂e₁)·δ² = 0 with g the difference of the scores, h the slopes and e the bends.
    /// </remarks>
    public static (double First, double Second) Of(double gap, double slope, double bend, double otherSlope, double otherBend)
    {
        var linear = gap * (bend + otherBend) + (slope - otherSlope);
        var square = gap * bend * otherBend + (slope * otherBend - otherSlope * bend);
        if (square == 0) return (linear == 0 ? double.NaN : -gap / linear, double.NaN);
        var discriminant = linear * linear - 4 * square * gap;
        if (!(discriminant > 0)) return (double.NaN, double.NaN);
        // The root that adds two numbers of one sign, and the other from their product: nothing cancels.
        var sum = -0.5 * (linear + (linear < 0 ? -1 : 1) * Math.Sqrt(discriminant));
        var (one, other) = (sum / square, gap / sum);
        return one <= other ? (one, other) : (other, one);
    }

    /// <summary>The first δ &gt; 0 at which two units meet; infinity for never.</summary>
    public static double After0(double gap, double slope, double bend, double otherSlope, double otherBend)
    {
        var (first, second) = Of(gap, slope, bend, otherSlope, otherBend);
        return first > 0 ? first : second > 0 ? second : double.PositiveInfinity;
    }
}
