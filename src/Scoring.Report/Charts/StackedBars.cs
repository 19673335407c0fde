namespace Scoring.Report.Charts;

/// <summary>Stacks parts of either sign: positive ones to the right of zero, negative ones to the left, each in the order given.</summary>
/// <param name="low">Value at the left edge, at most 0.</param>
/// <param name="high">Value at the right edge, at least 0.</param>
/// <param name="left">Left edge.</param>
/// <param name="right">Right edge.</param>
sealed class StackedBars(double low, double high, double left, double right)
{
    /// <summary>The place of a value.</summary>
    public double X(double value) => high - low > 0 ? Math.Clamp(left + (right - left) * (value - low) / (high - low), left, right) : left;

    /// <summary>The bars of one row; parts that are missing or zero have none.</summary>
    public IEnumerable<(int Part, double From, double To)> Bars(IReadOnlyList<double> parts)
    {
        var (below, above) = (0.0, 0.0);
        for (var part = 0; part < parts.Count; part++)
        {
            var value = parts[part];
            if (!double.IsFinite(value) || value == 0) continue;
            if (value > 0)
            {
                yield return (part, X(above), X(above + value));
                above += value;
            }
            else
            {
                yield return (part, X(below + value), X(below));
                below += value;
            }
        }
    }

    /// <summary>The edges that hold all rows.</summary>
    public static (double Low, double High) Edges(IEnumerable<IReadOnlyList<double>> rows)
    {
        var (low, high) = (0.0, 0.0);
        foreach (var parts in rows)
        {
            low = Math.Min(low, parts.Where(value => double.IsFinite(value) && value < 0).Sum());
            high = Math.Max(high, parts.Where(value => double.IsFinite(value) && value > 0).Sum());
        }
        return (low, high);
    }
}
