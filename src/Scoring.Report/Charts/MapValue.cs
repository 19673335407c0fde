namespace Scoring.Report.Charts;

/// <summary>A region's value on a map.</summary>
/// <param name="Code">Code of the unit.</param>
/// <param name="Name">Its name in either language.</param>
/// <param name="Value">What the colour says; NaN = no data.</param>
/// <param name="Shown">What is printed: the value in digits, or a place.</param>
public sealed record MapValue(string Code, Text Name, double Value, string Shown);

/// <summary>Values of regions on a map.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Values">A value per region.</param>
/// <param name="Scale">The steps of colour.</param>
public sealed record MapData(string Title, IReadOnlyList<MapValue> Values, HeatScale Scale);
