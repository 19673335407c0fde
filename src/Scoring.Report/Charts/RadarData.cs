namespace Scoring.Report.Charts;

/// <summary>Values of several units on axes that run out from one centre.</summary>
/// <param name="Title">What is shown, for the eye and for screen readers.</param>
/// <param name="Axes">Labels of the axes, clockwise from the top; at least three.</param>
/// <param name="Series">The units, the most important first: it is drawn on top.</param>
public sealed record RadarData(string Title, IReadOnlyList<string> Axes, IReadOnlyList<RadarSeries> Series)
{
    /// <summary>Value at the centre. Default: 0.</summary>
    public double Low { get; init; }

    /// <summary>Value at the rim; values outside are drawn at the centre or the rim. Default: 100.</summary>
    public double High { get; init; } = 100;
}

/// <summary>One unit of a radar chart.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Values">A value per axis; NaN = missing, which leaves a gap in the outline.</param>
public sealed record RadarSeries(string Name, IReadOnlyList<double> Values);
