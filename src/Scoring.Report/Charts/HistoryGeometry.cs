namespace Scoring.Report.Charts;

/// <summary>Where the lines of a history chart lie.</summary>
sealed class HistoryGeometry
{
    readonly HistoryData data;
    readonly double left;
    readonly double right;
    readonly double top;
    readonly double bottom;

    public HistoryGeometry(HistoryData data, double left, double right, double top, double bottom)
    {
        (this.data, this.left, this.right, this.top, this.bottom) = (data, left, right, top, bottom);
        var scale = NiceScale.Of(data.Series.SelectMany(series => series.Values), 4);
        // Places begin with 1: there is no place 0.
        Scale = data.IsRank ? scale with { Low = Math.Max(1, scale.Low), Step = Math.Max(1, scale.Step) } : scale;
        if (Scale.High <= Scale.Low) Scale = Scale with { High = Scale.Low + 1 };
    }

    /// <summary>The vertical axis.</summary>
    public NiceScale Scale { get; }

    /// <summary>Values that get a line across, ascending.</summary>
    public IEnumerable<double> Ticks()
    {
        if (!data.IsRank) return Scale.Ticks();
        var inner = new List<double> { Scale.Low };
        for (var tick = Math.Ceiling((Scale.Low + Scale.Step / 2) / Scale.Step) * Scale.Step; tick < Scale.High - Scale.Step / 2; tick += Scale.Step) inner.Add(tick);
        inner.Add(Scale.High);
        return inner;
    }

    /// <summary>Place of a year.</summary>
    public double X(int year) => data.Years.Count < 2 ? (left + right) / 2 : left + (right - left) * (year - data.Years[0]) / (data.Years[^1] - data.Years[0]);

    /// <summary>Height of a value: high scores and good places are on top.</summary>
    public double Y(double value)
    {
        var share = (value - Scale.Low) / (Scale.High - Scale.Low);
        return data.IsRank ? top + (bottom - top) * share : bottom - (bottom - top) * share;
    }

    /// <summary>The line of a series; it stops before a missing value and begins again after it, and a value between two missing ones is a dot.</summary>
    public string Line(HistorySeries series, double scale = 1)
    {
        var path = new PathText(scale);
        for (var i = 0; i < data.Years.Count; i++)
        {
            if (double.IsNaN(series.Values[i])) continue;
            var (x, y) = (X(data.Years[i]), Y(series.Values[i]));
            if (i > 0 && !double.IsNaN(series.Values[i - 1])) path.LineTo(x, y);
            else
            {
                path.MoveTo(x, y);
                if (i == data.Years.Count - 1 || double.IsNaN(series.Values[i + 1])) path.LineTo(x, y);
            }
        }
        return path.ToString();
    }

    /// <summary>Heights of the labels at the lines' ends, kept apart; NaN for a series without values.</summary>
    public double[] Labels(double lineHeight)
    {
        var heights = new double[data.Series.Count];
        Array.Fill(heights, double.NaN);
        int[] shown = [.. Enumerable.Range(0, heights.Length).Where(i => data.Series[i].Values.Any(value => !double.IsNaN(value)))];
        var spread = LabelSpread.Place([.. shown.Select(i => Y(data.Series[i].Values.Last(value => !double.IsNaN(value))))], lineHeight, top, bottom);
        for (var i = 0; i < shown.Length; i++) heights[shown[i]] = spread[i];
        return heights;
    }

    /// <summary>Years that are labelled: as many as stand apart, the first and the last among them.</summary>
    public IEnumerable<int> LabelledYears(double least)
    {
        var shown = new List<int>();
        foreach (var year in data.Years)
            if (shown.Count == 0 || X(year) - X(shown[^1]) >= least)
                shown.Add(year);
        if (data.Years.Count > 0 && shown[^1] != data.Years[^1])
        {
            while (shown.Count > 1 && X(data.Years[^1]) - X(shown[^1]) < least) shown.RemoveAt(shown.Count - 1);
            shown.Add(data.Years[^1]);
        }
        return shown;
    }
}
