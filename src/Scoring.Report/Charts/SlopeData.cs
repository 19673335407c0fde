namespace Scoring.Report.Charts;

/// <summary>Places of units in two years, joined by lines.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Before">Heading of the left side, such as the earlier year.</param>
/// <param name="After">Heading of the right side.</param>
/// <param name="Lines">The units, in any order; about thirty fit.</param>
public sealed record SlopeData(string Title, string Before, string After, IReadOnlyList<SlopeLine> Lines);

/// <summary>One unit of a slope chart.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Before">Place before, 1 = best; NaN = none: only the other side is labelled.</param>
/// <param name="After">Place after; NaN = none.</param>
/// <param name="IsMarked">True draws it stronger, as for the unit a page is about.</param>
public sealed record SlopeLine(string Name, double Before, double After, bool IsMarked = false);
