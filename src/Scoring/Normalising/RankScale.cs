using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>What the methods by rank share: the sorted sample and a value's place in it.</summary>
static class RankScale
{
    public static readonly OptionDefinition Ties = new("ties", OptionType.Choice,
        new("并列单位取最小、平均还是最大名次", "Whether tied units get the least, mean or greatest of their ranks"))
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

    /// <summary>The scales of samples that differ from one in a single value each: it is sorted once.</summary>
    public static void FitEach(FittedScale scale, ReadOnlySpan<double> sample, ReadOnlySpan<int> places, ReadOnlySpan<double> values, Span<FittedScale> target)
    {
        for (var i = 0; i < places.Length; i++) target[i] = scale with { Moved = (sample[places[i]], values[i]) };
    }

    /// <summary>
    /// The rank of every value in the sample from the worst, 1, upwards; NaN stays NaN. A value that the sample does not hold, as under frozen
    /// parameters, gets one more than there are worse ones.
    /// </summary>
    public static void Rank(FittedScale scale, int direction, string ties, ReadOnlySpan<double> values, Span<double> target) =>
        Rank(scale.Sorted, scale.Moved, direction, ties, values, target);

    /// <summary>The same in a sorted sample.</summary>
    public static void Rank(double[] sorted, int direction, string ties, ReadOnlySpan<double> values, Span<double> target) =>
        Rank(sorted, null, direction, ties, values, target);

    /// <summary>The same in a sorted sample, one of whose values may count as another one.</summary>
    public static void Rank(double[] sorted, (double From, double To)? moved, int direction, string ties, ReadOnlySpan<double> values, Span<double> target)
    {
        // Without a moved value, NaN: it lies nowhere.
        var (from, to) = moved ?? (double.NaN, double.NaN);
        var share = ties switch { "max" => 1.0, "average" => 0.5, _ => 0.0 };
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            if (double.IsNaN(value))
            {
                target[i] = double.NaN;
                continue;
            }
            var below = Below(sorted, value);
            var upTo = below;
            while (upTo < sorted.Length && sorted[upTo] == value) upTo = EndOfTie(sorted, upTo);
            below += (to < value ? 1 : 0) - (from < value ? 1 : 0);
            upTo += (to <= value ? 1 : 0) - (from <= value ? 1 : 0);
            var worse = direction > 0 ? below : sorted.Length - upTo;
            target[i] = worse + 1 + share * Math.Max(upTo - below - 1, 0);
        }
    }

    /// <summary>How many values of the sample lie below a value.</summary>
    static int Below(double[] sorted, double value)
    {
        // Without a branch on the comparison, which would be mispredicted every other time.
        var (low, length) = (0, sorted.Length);
        while (length > 0)
        {
            var half = (length + 1) >> 1;
            low += sorted[low + half - 1] < value ? half : 0;
            length -= half;
        }
        return low;
    }

    /// <summary>The place behind the values equal to the one at <paramref name="start"/>: in steps that double, since most ties are short.</summary>
    static int EndOfTie(double[] sorted, int start)
    {
        var step = 1;
        while (start + step < sorted.Length && sorted[start + step] == sorted[start]) step <<= 1;
        return start + (step >> 1) + (step == 1 ? 1 : 0);
    }
}
