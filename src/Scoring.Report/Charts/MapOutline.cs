namespace Scoring.Report.Charts;

/// <summary>Draws shapes with no more points than can be seen.</summary>
/// <remarks>
/// Every point goes to the nearest step of a grid and points that fall together are one: neighbours that share a border keep sharing it, because the same point goes to the
/// same step whatever ring it is in. Points in the middle of a straight run are dropped by <see cref="PathText"/>'s own steps only where they do not move.
/// </remarks>
/// <param name="projection">The projection.</param>
/// <param name="grid">Width of a step.</param>
sealed class MapOutline(MapProjection projection, double grid)
{
    /// <summary>The path of a shape, in steps of the grid; a shape smaller than a step is a dot.</summary>
    public string Path(GeoShape shape)
    {
        var path = new PathText();
        var isDrawn = false;
        foreach (var ring in shape.Rings)
        {
            var points = Steps(ring);
            if (points.Count < 3) continue;
            path.MoveTo(points[0].X, points[0].Y);
            foreach (var (x, y) in points.Skip(1)) path.LineTo(x, y);
            path.Close();
            isDrawn = true;
        }
        if (isDrawn) return path.ToString();
        var (dotX, dotY) = Step(shape.Rings[0][0]);
        return path.MoveTo(dotX, dotY).LineTo(dotX + 1, dotY).LineTo(dotX + 1, dotY + 1).LineTo(dotX, dotY + 1).Close().ToString();
    }

    List<(int X, int Y)> Steps((double X, double Y)[] ring)
    {
        var points = new List<(int X, int Y)>();
        foreach (var point in ring)
        {
            var step = Step(point);
            if (points.Count > 0 && points[^1] == step) continue;
            // There and back again along one line draws nothing.
            if (points.Count > 1 && points[^2] == step) points.RemoveAt(points.Count - 1);
            else points.Add(step);
        }
        while (points.Count > 1 && points[0] == points[^1]) points.RemoveAt(points.Count - 1);
        return points;
    }

    (int X, int Y) Step((double X, double Y) point)
    {
        var (x, y) = projection.Project(point);
        return ((int)Math.Round(x / grid), (int)Math.Round(y / grid));
    }
}
