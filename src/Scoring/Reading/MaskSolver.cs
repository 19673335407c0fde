using System.Globalization;

namespace Scoring.Reading;

/// <summary>Finds the one value of a masked amount that amount, increment and rate of growth allow together.</summary>
/// <remarks>A printed rate of d decimals stands for every rate within half a unit of its last decimal; the amounts are taken as printed.</remarks>
public static class MaskSolver
{
    /// <summary>Solves a masked amount: growth = increment ÷ (amount − increment).</summary>
    /// <param name="amount">The masked amount.</param>
    /// <param name="increment">The difference from the earlier amount, in the same unit of measure.</param>
    /// <param name="growth">The rate of growth in percent, as printed.</param>
    /// <param name="decimals">Decimals the rate is printed with.</param>
    /// <returns>The solution; null when no candidate or more than one fits.</returns>
    public static MaskSolution? Amount(MaskedNumber amount, decimal increment, decimal growth, int decimals) =>
        Only(amount, value => (value, increment), growth, decimals);

    /// <summary>Solves a masked increment from the amount it led to: growth = increment ÷ (amount − increment).</summary>
    /// <param name="increment">The masked increment.</param>
    /// <param name="amount">The later amount, in the same unit of measure.</param>
    /// <param name="growth">The rate of growth in percent, as printed.</param>
    /// <param name="decimals">Decimals the rate is printed with.</param>
    /// <returns>The solution; null when no candidate or more than one fits.</returns>
    public static MaskSolution? Increment(MaskedNumber increment, decimal amount, decimal growth, int decimals) =>
        Only(increment, value => (amount, value), growth, decimals);

    /// <summary>Whether a printed rate is the growth that an amount and its increment give.</summary>
    public static bool Agrees(decimal amount, decimal increment, decimal growth, int decimals)
    {
        var earlier = amount - increment;
        if (earlier == 0) return false;
        var half = 0.5m;
        for (var i = 0; i < decimals; i++) half /= 10;
        return Math.Abs(increment / earlier * 100 - growth) <= half;
    }

    static MaskSolution? Only(MaskedNumber masked, Func<decimal, (decimal Amount, decimal Increment)> of, decimal growth, int decimals)
    {
        decimal? only = null;
        foreach (var candidate in masked.Candidates())
        {
            var (amount, increment) = of(candidate);
            if (!Agrees(amount, increment, growth, decimals)) continue;
            if (only is not null) return null;
            only = candidate;
        }
        if (only is not { } value) return null;
        var (later, difference) = of(value);
        return new MaskSolution(value, string.Create(CultureInfo.InvariantCulture,
            $"{difference} / ({later} - {difference}) = {difference / (later - difference) * 100:0.####} % ≈ {growth} %"));
    }
}
