namespace Scoring.Report.Charts;

/// <summary>How far places move when weights and methods are drawn: an interval per unit with its published place.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Rows">The units, top to bottom.</param>
/// <param name="Count">Number of ranked units: the last place on the axis; at least 1.</param>
public sealed record RankIntervalData(string Title, IReadOnlyList<RankIntervalRow> Rows, int Count);

/// <summary>One unit's interval.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Low">The better end, such as the 5th percentile of its places; NaN = no interval.</param>
/// <param name="Nominal">The published place; NaN = none.</param>
/// <param name="High">The worse end, such as the 95th percentile.</param>
public sealed record RankIntervalRow(string Name, double Low, double Nominal, double High);
