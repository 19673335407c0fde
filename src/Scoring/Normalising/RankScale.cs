using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>What the methods by rank share: the sorted sample and a value's place in it.</summary>
static class RankScale
{
    public static readonly OptionDefinition Ties = new("ties", OptionType.Choice, new("并列单位取最小、平均还是最大名次", "Whether tied units get the least, mean or greatest of their ranks"))
    {
        Default = "min",
        Choices = ["min", "average", "max"],
    };

    /// <summary>The sample's numbers in ascending order.</summary>
    public static FittedScale Fit(ReadOnlySpan<double> sample)
    {
        var sorted = new double[sample.Length];
        var count = 0;
        foreach (var value in sample)
            if (!double.IsNaN(value))
                sorted[count++] = value + 0.0; // −0 as 0: which of them came first must not show
        Array.Resize(ref sorted, count);
        Array.Sort(sorted);
        return new FittedScale { Sorted = sorted };
    }

    /// <summary>
    /// The rank of every value in the sample from the worst, 1, upwards; NaN stays NaN. A value that the sample does not hold, as under frozen
    /// parameters, gets one more than there are worse ones.
    /// </summary>
    public static void Rank(double[] sorted, int direction, string ties, ReadOnlySpan<double> values, Span<double> target)
    {
        var share = ties switch { "max" => 1.0, "average" => 0.5, _ => 0.0 };
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            if (double.IsNaN(value))
            {
                target[i] = double.NaN;
                continue;
            }
            var below = Below(sorted, value, orEqual: false);
            var upTo = Below(sorted, value, orEqual: true);
            var worse = direction > 0 ? below : sorted.Length - upTo;
            target[i] = worse + 1 + share * Math.Max(upTo - below - 1, 0);
        }
    }

    /// <summary>How many values of the sample lie below a value, or at it.</summary>
    static int Below(double[] sorted, double value, bool orEqual)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < value || (orEqual && sorted[middle] == value)) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
