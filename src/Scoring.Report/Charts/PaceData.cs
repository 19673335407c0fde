namespace Scoring.Report.Charts;

/// <summary>How far things are against how far they should be.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="DueLabel">What the marks across the bars say.</param>
/// <param name="Rows">The rows, top to bottom.</param>
public sealed record PaceData(string Title, string DueLabel, IReadOnlyList<PaceRow> Rows);

/// <summary>One bar of a pace chart.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Share">The share that is done, 1 = all; NaN = unknown. Bars stop at one and a half.</param>
/// <param name="Due">The share that is due by now: a mark across the bar.</param>
/// <param name="Class">Class of the style: <c>lg</c>, <c>la</c>, <c>lr</c> or <c>ln</c>.</param>
/// <param name="Words">What stands at the bar's end.</param>
public sealed record PaceRow(string Name, double Share, double Due, string Class, string Words);
