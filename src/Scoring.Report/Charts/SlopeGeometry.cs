namespace Scoring.Report.Charts;

/// <summary>Where the lines and labels of a slope chart lie. Best place on top; distances follow the order of places, so that no stretch stands empty.</summary>
sealed class SlopeGeometry
{
    /// <summary>Distance between two labels.</summary>
    public const double LineHeight = 17;

    /// <summary>Top of the first label's middle.</summary>
    public const double Top = 40;

    public SlopeGeometry(SlopeData data)
    {
        double[] places = [.. data.Lines.SelectMany(line => new[] { line.Before, line.After }).Where(place => !double.IsNaN(place)).Distinct().Order()];
        var (left, right) = (data.Lines.Count(line => !double.IsNaN(line.Before)), data.Lines.Count(line => !double.IsNaN(line.After)));
        Height = Top + LineHeight * Math.Max(1, Math.Max(left, right)) + 4;
        var bottom = Height - 4 - LineHeight / 2;
        var step = places.Length <= 1 ? 0 : (bottom - Top) / (places.Length - 1);
        Lefts = Column(line => line.Before);
        Rights = Column(line => line.After);

        double[] Column(Func<SlopeLine, double> place)
        {
            var heights = new double[data.Lines.Count];
            Array.Fill(heights, double.NaN);
            int[] shown = [.. Enumerable.Range(0, heights.Length).Where(i => !double.IsNaN(place(data.Lines[i])))];
            var spread = LabelSpread.Place([.. shown.Select(i => Top + step * Array.BinarySearch(places, place(data.Lines[i])))], LineHeight, Top, bottom);
            for (var i = 0; i < shown.Length; i++) heights[shown[i]] = spread[i];
            return heights;
        }
    }

    /// <summary>Height of the whole chart.</summary>
    public double Height { get; }

    /// <summary>Middle of each line's label on the left; NaN = none.</summary>
    public double[] Lefts { get; }

    /// <summary>The same on the right.</summary>
    public double[] Rights { get; }
}
