namespace Scoring.Report.Charts;

/// <summary>Longitude and latitude on paper: equirectangular, with degrees of longitude shortened as they are in the middle of the map.</summary>
sealed class MapProjection
{
    readonly double west;
    readonly double north;
    readonly double perLongitude;
    readonly double perLatitude;

    /// <summary>Fits shapes into a picture of a width, at most as high as wide.</summary>
    /// <param name="shapes">The shapes.</param>
    /// <param name="width">Width of the picture.</param>
    public MapProjection(IReadOnlyList<GeoShape> shapes, double width)
    {
        var (east, south) = (double.NegativeInfinity, double.PositiveInfinity);
        (west, north) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var (x, y) in shapes.SelectMany(shape => shape.Rings).SelectMany(ring => ring))
            (west, east, south, north) = (Math.Min(west, x), Math.Max(east, x), Math.Min(south, y), Math.Max(north, y));
        // At the poles a degree of longitude has no length at all; a map of them is still a map.
        var shortened = Math.Max(0.05, Math.Cos((south + north) / 2 * Math.PI / 180));
        var (across, down) = (Math.Max((east - west) * shortened, 1e-9), Math.Max(north - south, 1e-9));
        perLatitude = width / Math.Max(across, down);
        perLongitude = perLatitude * shortened;
        (Width, Height) = (across * perLatitude, down * perLatitude);
    }

    /// <summary>Width of the picture.</summary>
    public double Width { get; }

    /// <summary>Height of the picture.</summary>
    public double Height { get; }

    /// <summary>A point on paper, north on top.</summary>
    public (double X, double Y) Project((double X, double Y) point) => ((point.X - west) * perLongitude, (north - point.Y) * perLatitude);
}
