using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>What a normaliser may know beside the values.</summary>
/// <param name="Options">The method's options.</param>
/// <param name="Direction">+1 when more is better, −1 when less is.</param>
/// <param name="Standard">The indicator's standard value; null = none.</param>
/// <param name="Target">The indicator's target; null = none.</param>
/// <param name="Reference">The reference unit's latest value inside the scope; null = none asked for or missing.</param>
sealed record NormaliserContext(OptionSet Options, int Direction, double? Standard = null, double? Target = null, double? Reference = null)
{
    /// <summary>
    /// The values of the years before, place by place beside the sample or the values to be scored; null when the method does not look back.
    /// </summary>
    public double[]? Earlier { get; init; }

    /// <summary>What the method's condition says of the values to be scored: 0 = it does not hold; null when there is no condition.</summary>
    public double[]? Condition { get; init; }

    /// <summary>What a table states for the units of the values to be scored: their targets or standard values; null = no table is read.</summary>
    public double[]? Stated { get; init; }

    /// <summary>The calendar year of the values to be scored; null while parameters are fitted.</summary>
    public int? Year { get; init; }

    /// <summary>The same with one option set to another value.</summary>
    public NormaliserContext With(MethodDefinition method, string option, object? value)
    {
        var options = new Dictionary<string, object?>(Options.All, StringComparer.Ordinal) { [option] = value };
        return this with { Options = new OptionSet(method, options) };
    }
}
