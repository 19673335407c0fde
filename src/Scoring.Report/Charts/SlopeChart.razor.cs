using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Scoring.Report.Charts;

/// <summary>Places in two years joined by lines: who rose (unbroken), who fell (dashed), who stayed (thin).</summary>
public sealed partial class SlopeChart
{
    const double Left = 190;
    const double Right = 390;
    const double FontSize = 12;
    const double Room = Left - 44;

    /// <summary>What is drawn.</summary>
    [Parameter, EditorRequired] public required SlopeData Data { get; set; }

    /// <summary>Language of the description.</summary>
    [Parameter] public Language Language { get; set; }

    SlopeGeometry geometry = null!;

    /// <inheritdoc/>
    protected override void OnParametersSet() => geometry = new SlopeGeometry(Data);

    static string Move(SlopeLine line) => line.After < line.Before ? "up" : line.After > line.Before ? "dn" : "eq";

    static string Sign(SlopeLine line) => double.IsNaN(line.After - line.Before) ? "" : line.After < line.Before ? " ▲" : line.After > line.Before ? " ▼" : "";

    static string Place(double place) => double.IsNaN(place) ? "–" : place.ToString("0.#", CultureInfo.InvariantCulture);

    static string Words(SlopeLine line) => $"{line.Name}: {Place(line.Before)} → {Place(line.After)}";

    string Description => string.Join("; ", Data.Lines.Select(Words));
}
