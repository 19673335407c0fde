using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Scoring.Report.Charts;

/// <summary>Scores or places over years, a line per unit with its name at the end. Missing years break the line.</summary>
public sealed partial class HistoryChart
{
    const double Left = 44;
    const double Right = 430;
    const double Top = 14;
    const double Bottom = 214;
    const double FontSize = 12;
    const double LabelRoom = 146;

    /// <summary>What is drawn.</summary>
    [Parameter, EditorRequired] public required HistoryData Data { get; set; }

    HistoryGeometry geometry = null!;
    double[] labels = [];

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        geometry = new HistoryGeometry(Data, Left, Right, Top, Bottom);
        labels = geometry.Labels(15);
    }

    string Number(double value) => value.ToString("F" + (Data.IsRank ? 0 : geometry.Scale.Decimals), CultureInfo.InvariantCulture);

    static string Short(double value) => double.IsNaN(value) ? "–" : value.ToString("0.##", CultureInfo.InvariantCulture);

    string Words(HistorySeries series) => $"{series.Name}: {string.Join(", ", Data.Years.Select((year, i) => string.Create(CultureInfo.InvariantCulture, $"{year} {Short(series.Values[i])}")))}";

    string Description => string.Join("; ", Data.Series.Select(Words));
}
