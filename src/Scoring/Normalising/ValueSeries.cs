namespace Scoring.Normalising;

/// <summary>One indicator's or node's values to be normalised, and what is stated of it.</summary>
/// <param name="Code">Code of the indicator, node or publication.</param>
/// <param name="Stage">Position among the normalisers of a <c>then</c> list; 0 for an indicator.</param>
/// <param name="Values">By year, then by unit; NaN = missing or absent.</param>
/// <param name="Direction">+1 when more is better, −1 when less is.</param>
/// <param name="Standard">Standard value; null = none.</param>
/// <param name="Target">Target; null = none.</param>
sealed record ValueSeries(string Code, int Stage, double[][] Values, int Direction = 1, double? Standard = null, double? Target = null);
