using Scoring.Methods;

namespace Scoring.Treating;

/// <summary>Bounds that values beyond them are set to.</summary>
/// <param name="Low">Smaller values take this one; −∞ = none do.</param>
/// <param name="High">Larger values take this one; +∞ = none do.</param>
readonly record struct Caps(double Low, double High)
{
    public static readonly Caps None = new(double.NegativeInfinity, double.PositiveInfinity);

    public bool IsNone => this == None;

    /// <summary>target = values held between the caps; NaN stays NaN; works in place.</summary>
    public void Apply(ReadOnlySpan<double> values, Span<double> target)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            target[i] = value > High ? High : value < Low ? Low : value;
        }
    }

    /// <summary>How many values lie below and above the caps.</summary>
    public (int Low, int High) Count(ReadOnlySpan<double> values)
    {
        var (low, high) = (0, 0);
        foreach (var value in values)
        {
            low += value < Low ? 1 : 0;
            high += value > High ? 1 : 0;
        }
        return (low, high);
    }
}

/// <summary>A treatment that sets values beyond fitted bounds to these bounds.</summary>
abstract class Capping : Treater
{
    /// <summary>Fits the bounds, or gives null where they would leave no two values apart.</summary>
    /// <param name="sample">The values of the scope, NaN where missing or of an aggregate unit; not all equal.</param>
    /// <param name="options">The method's options.</param>
    public abstract Caps? Fit(ReadOnlySpan<double> sample, OptionSet options);
}
