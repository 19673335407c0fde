namespace Scoring.Relating;

/// <summary>What a relate step sets beside what.</summary>
/// <param name="Groupings">Codes of the groupings whose means are worked out.</param>
/// <param name="Measures">By unit: index of the aggregate unit it is measured against; −1 = none.</param>
/// <param name="HasIndicators">Whether indicators are compared as well as nodes.</param>
public sealed record Relations(IReadOnlyList<string> Groupings, IReadOnlyList<int> Measures, bool HasIndicators);
