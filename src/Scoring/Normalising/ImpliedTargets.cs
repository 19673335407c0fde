namespace Scoring.Normalising;

/// <summary>Finds the targets behind a printed completion rate: "529, 96.18 % done" can only mean 550.</summary>
public static class ImpliedTargets
{
    /// <summary>Most targets that are listed.</summary>
    public const int Most = 1000;

    /// <summary>Every target with so many decimals whose completion rate is printed as given, in exact decimal arithmetic.</summary>
    /// <param name="actual">What was reached; above 0.</param>
    /// <param name="percent">The completion rate as printed, in percent; above 0.</param>
    /// <param name="percentDecimals">Decimals it is printed with.</param>
    /// <param name="targetDecimals">Decimals of the target: 0 for counts.</param>
    /// <returns>The targets, ascending: none where the two numbers contradict each other, several where the rate is printed too roughly.</returns>
    /// <remarks>T fits when |actual/T·100 − percent| is at most half a unit of the last printed decimal, so either way of rounding a half is allowed.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive, or decimals are not within 0 … 8.</exception>
    public static IReadOnlyList<decimal> Of(decimal actual, decimal percent, int percentDecimals, int targetDecimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(actual);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(percent);
        ArgumentOutOfRangeException.ThrowIfNegative(percentDecimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percentDecimals, 8);
        ArgumentOutOfRangeException.ThrowIfNegative(targetDecimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(targetDecimals, 8);
        var (half, step) = (Unit(percentDecimals) / 2, Unit(targetDecimals));
        var targets = new List<decimal>();
        // From the lowest target that the rate allows; below half a unit any target is large enough.
        var target = Math.Max(step, Math.Ceiling(actual * 100 / (percent + half) / step) * step);
        for (; targets.Count < Most && actual * 100 >= (percent - half) * target; target += step)
            if (actual * 100 <= (percent + half) * target)
                targets.Add(target);
        return targets;
    }

    static decimal Unit(int decimals)
    {
        var unit = 1m;
        for (var i = 0; i < decimals; i++) unit /= 10;
        return unit;
    }
}
