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
    /// <summary>The same with one option set to another value.</summary>
    public NormaliserContext With(MethodDefinition method, string option, object? value)
    {
        var options = new Dictionary<string, object?>(Options.All, StringComparer.Ordinal) { [option] = value };
        return this with { Options = new OptionSet(method, options) };
    }
}
