using Microsoft.AspNetCore.Components;

namespace Scoring.Report.Charts;

/// <summary>A map of regions coloured by value, from the shapes of a GeoJSON file.</summary>
public sealed partial class ChoroplethMap
{
    /// <summary>Width of the picture in its own units.</summary>
    const double Width = 800;

    /// <summary>Paths are drawn in steps of half a unit.</summary>
    const double Grid = 0.5;

    /// <summary>The values.</summary>
    [Parameter, EditorRequired] public required MapData Data { get; set; }

    /// <summary>The shapes.</summary>
    [Parameter, EditorRequired] public required GeoShapes Shapes { get; set; }

    /// <summary>Language of names.</summary>
    [Parameter] public Language Language { get; set; }

    MapProjection projection = null!;
    MapOutline outline = null!;
    MapMatch match = null!;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        projection = new MapProjection(Shapes.Shapes, Width);
        outline = new MapOutline(projection, Grid);
        match = MapMatch.Of(Data.Values, Shapes);
    }

    string Class(int shape) => Data.Scale.ClassOf(match.Values[shape] is { } value ? value.Value : double.NaN);

    string Words(int shape) => match.Values[shape] is { } value ? $"{value.Name.In(Language)}: {(double.IsNaN(value.Value) ? "–" : value.Shown)}" : $"{Shapes.Shapes[shape].Name}: –";
}
