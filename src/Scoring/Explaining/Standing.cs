namespace Scoring.Explaining;

/// <summary>A unit's place in one indicator.</summary>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Name">Its name.</param>
/// <param name="Pillar">Code of the node it is a child of; null when the framework does not use it.</param>
/// <param name="Rank">The place, 1 = best.</param>
/// <param name="Of">Number of units that have a place.</param>
/// <param name="Value">The unit's value.</param>
/// <param name="Unit">Unit of measure of the derived indicator.</param>
public sealed record Standing(string Indicator, Text Name, string? Pillar, int Rank, int Of, double Value, string Unit);
