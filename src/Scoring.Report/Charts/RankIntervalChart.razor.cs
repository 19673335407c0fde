using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Scoring.Report.Charts;

/// <summary>Intervals of places: a bar from the better to the worse end, a diamond at the published place.</summary>
public sealed partial class RankIntervalChart
{
    const double Left = 170;
    const double Right = 480;
    const double Top = 28;
    const double RowHeight = 18;
    const double FontSize = 12;

    /// <summary>What is drawn.</summary>
    [Parameter, EditorRequired] public required RankIntervalData Data { get; set; }

    double Height => Top + RowHeight * Math.Max(1, Data.Rows.Count) + 4;

    static double Y(int row) => Top + RowHeight * (row + 0.5);

    IEnumerable<double> Ticks => new HistoryGeometry(new HistoryData("", [0], [new HistorySeries("", [1]), new HistorySeries("", [Math.Max(2, Data.Count)])]) { IsRank = true }, 0, 1, 0, 1)
        .Ticks().Where(tick => tick <= Data.Count);

    double X(double place) => InlineMarks.Along(place, Data.Count, Left, Right);

    static string Place(double place) => double.IsNaN(place) ? "–" : place.ToString("0.#", CultureInfo.InvariantCulture);

    static string Words(RankIntervalRow row) => $"{row.Name}: {Place(row.Nominal)} ({Place(row.Low)}–{Place(row.High)})";

    static string Span(RankIntervalRow row) => double.IsNaN(row.Low) ? Place(row.Nominal) : $"{Place(row.Nominal)} ({Place(row.Low)}–{Place(row.High)})";

    string Description => string.Join("; ", Data.Rows.Select(Words));
}
