namespace Scoring.Report.Charts;

/// <summary>Where the points of a radar chart lie.</summary>
/// <param name="axes">Number of axes.</param>
/// <param name="centre">Both coordinates of the centre.</param>
/// <param name="radius">Length of the axes.</param>
sealed class RadarGeometry(int axes, double centre, double radius)
{
    readonly (double X, double Y)[] rays = [.. Enumerable.Range(0, axes).Select(axis => (Math.Sin(2 * Math.PI * axis / axes), -Math.Cos(2 * Math.PI * axis / axes)))];

    /// <summary>A point on an axis.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="share">0 = centre, 1 = rim; beyond the rim for labels.</param>
    public (double X, double Y) Point(int axis, double share) => (centre + rays[axis].X * radius * share, centre + rays[axis].Y * radius * share);

    /// <summary>The outline of some values.</summary>
    /// <param name="values">A value per axis; NaN = missing. The outline stops before and begins again after it; a value between two missing ones is a dot.</param>
    /// <param name="low">Value at the centre.</param>
    /// <param name="high">Value at the rim.</param>
    /// <param name="scale">Steps per unit of length, see <see cref="PathText"/>.</param>
    /// <returns>The path; empty without values.</returns>
    public string Outline(IReadOnlyList<double> values, double low, double high, double scale = 1)
    {
        var path = new PathText(scale);
        if (!values.Any(double.IsNaN))
        {
            for (var axis = 0; axis < axes; axis++) Draw(axis, axis == 0);
            return path.Close().ToString();
        }
        // Starting behind a gap keeps a stretch across the top in one piece.
        var start = Enumerable.Range(0, axes).FirstOrDefault(axis => !double.IsNaN(values[axis]) && double.IsNaN(values[(axis + axes - 1) % axes]), -1);
        if (start < 0) return "";
        for (var i = 0; i < axes; i++)
        {
            var axis = (start + i) % axes;
            if (double.IsNaN(values[axis])) continue;
            var isFirst = double.IsNaN(values[(axis + axes - 1) % axes]);
            Draw(axis, isFirst);
            if (isFirst && double.IsNaN(values[(axis + 1) % axes])) Draw(axis, false);
        }
        return path.ToString();

        void Draw(int axis, bool isFirst)
        {
            var (x, y) = Point(axis, Share(values[axis], low, high));
            if (isFirst) path.MoveTo(x, y);
            else path.LineTo(x, y);
        }
    }

    /// <summary>A ring through all axes.</summary>
    public string Ring(double share, double scale = 1) => Outline([.. Enumerable.Repeat(share, axes)], 0, 1, scale);

    /// <summary>The axes themselves.</summary>
    public string Spokes(double scale = 1)
    {
        var path = new PathText(scale);
        for (var axis = 0; axis < axes; axis++)
        {
            var (x, y) = Point(axis, 1);
            path.MoveTo(centre, centre).LineTo(x, y);
        }
        return path.ToString();
    }

    static double Share(double value, double low, double high) => Math.Clamp((value - low) / (high - low), 0, 1);
}
