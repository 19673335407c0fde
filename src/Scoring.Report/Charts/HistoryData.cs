namespace Scoring.Report.Charts;

/// <summary>Scores or places over years.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Years">Calendar years, ascending; distances on the axis are those of the calendar.</param>
/// <param name="Series">The units; about six can be told apart.</param>
public sealed record HistoryData(string Title, IReadOnlyList<int> Years, IReadOnlyList<HistorySeries> Series)
{
    /// <summary>True for places: 1 is on top and only whole places are at the axis. Default: false.</summary>
    public bool IsRank { get; init; }
}

/// <summary>One line of a history chart.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">A value per year; NaN = missing, which breaks the line.</param>
public sealed record HistorySeries(string Name, IReadOnlyList<double> Values);
