using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>What a normaliser may know beside the values.</summary>
/// <param name="Options">The method's options.</param>
/// <param name="Direction">+1 when more is better, −1 when less is.</param>
/// <param name="Standard">The indicator's standard value; null = none.</param>
/// <param name="Target">The indicator's target; null = none.</param>
/// <param name="Reference">The reference unit's value inside the scope; null = none asked for or missing.</param>
sealed record NormaliserContext(OptionSet Options, int Direction, double? Standard = null, double? Target = null, double? Reference = null);
