namespace Scoring.Explaining;

/// <summary>The ranked units' values of one indicator, in order.</summary>
sealed class IndicatorPlaces
{
    readonly double[] ascending;

    IndicatorPlaces(double[] ascending) => this.ascending = ascending;

    /// <summary>Number of ranked units with a value.</summary>
    public int Count => ascending.Length;

    /// <summary>Median; NaN without values.</summary>
    public double Median => Count == 0 ? double.NaN : (ascending[(Count - 1) / 2] + ascending[Count / 2]) / 2;

    /// <summary>Sorts the values of ranked units.</summary>
    /// <param name="values">By unit; NaN = missing.</param>
    /// <param name="ranks">Places in the index by unit; NaN = not ranked.</param>
    public static IndicatorPlaces Of(double[] values, double[] ranks)
    {
        double[] ranked = [.. values.Where((value, unit) => !double.IsNaN(value) && !double.IsNaN(ranks[unit]))];
        Array.Sort(ranked);
        return new IndicatorPlaces(ranked);
    }

    /// <summary>The place of a value, one more than the values above it; 0 for NaN.</summary>
    public int PlaceOf(double value)
    {
        if (double.IsNaN(value)) return 0;
        var (low, high) = (0, Count);
        while (low < high)
            if ((low + high) / 2 is var middle && ascending[middle] > value) high = middle;
            else low = middle + 1;
        return 1 + Count - low;
    }
}
