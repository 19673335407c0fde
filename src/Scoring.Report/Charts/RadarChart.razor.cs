using Microsoft.AspNetCore.Components;

namespace Scoring.Report.Charts;

/// <summary>A radar chart: a unit against its province and its peer group. With fewer than three axes nothing is drawn but the legend.</summary>
public sealed partial class RadarChart
{
    const double Width = 560;
    const double Centre = 170;
    const double Left = (Width - 2 * Centre) / 2;
    const double Radius = 112;
    const double FontSize = 11;

    /// <summary>What is drawn.</summary>
    [Parameter, EditorRequired] public required RadarData Data { get; set; }

    RadarGeometry Geometry => new(Data.Axes.Count, Centre, Radius);

    /// <summary>A label's anchor by the side it stands on.</summary>
    static string Anchor(double x) => x < Centre - 1 ? "end" : x > Centre + 1 ? "start" : "middle";

    /// <summary>Width left for a label before it leaves the picture.</summary>
    static double Room(double x) => x < Centre - 1 ? x + Left - 2 : x > Centre + 1 ? Width - Left - x - 2 : Width - 8;

    double LegendTop => Data.Axes.Count >= 3 ? 2 * Centre - 12 : 18;

    double Height => LegendTop + 18 * Data.Series.Count - 8;

    string Grid => string.Concat(new[] { 0.25, 0.5, 0.75, 1 }.Select(share => Geometry.Ring(share))) + Geometry.Spokes();

    string Description => string.Join("; ", Data.Series.Select(series =>
        $"{series.Name}: {string.Join(", ", series.Values.Select((value, axis) => $"{Data.Axes[axis]} {(double.IsNaN(value) ? "–" : SvgNumber.Of(value))}"))}"));
}
