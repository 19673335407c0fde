namespace Scoring.Report.Charts;

/// <summary>Sorts values into steps of one colour, light to dark. Cells carry the number as well: the colour is never alone.</summary>
/// <param name="Bounds">Lower bounds of every step but the first, ascending.</param>
public sealed record HeatScale(IReadOnlyList<double> Bounds)
{
    /// <summary>Number of steps that the style knows.</summary>
    public const int Steps = 7;

    /// <summary>Steps of equal width.</summary>
    /// <param name="low">Lower end of the first step.</param>
    /// <param name="high">Upper end of the last one; not above <paramref name="low"/> = one step.</param>
    public static HeatScale Even(double low, double high) =>
        new(high > low ? [.. Enumerable.Range(1, Steps - 1).Select(step => low + (high - low) * step / Steps)] : []);

    /// <summary>Steps with about as many values each; fewer where many values are equal.</summary>
    /// <param name="values">The values; NaN are left out.</param>
    public static HeatScale Quantiles(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Where(value => !double.IsNaN(value)).Order()];
        if (sorted.Length == 0 || sorted[0] == sorted[^1]) return new HeatScale([]);
        double[] bounds = [.. Enumerable.Range(1, Steps - 1).Select(step => sorted[Math.Min(sorted.Length - 1, sorted.Length * step / Steps)]).Where(bound => bound > sorted[0]).Distinct()];
        // Where nearly all are equal the others still stand out.
        return new HeatScale(bounds.Length > 0 ? bounds : [sorted.First(value => value > sorted[0])]);
    }

    /// <summary>The step of a value, 0 = lowest; −1 for NaN.</summary>
    public int Step(double value)
    {
        if (double.IsNaN(value)) return -1;
        var step = 0;
        while (step < Bounds.Count && value >= Bounds[step]) step++;
        return step;
    }

    /// <summary>The style's class of a value: <c>h0</c> to <c>h6</c>, <c>hn</c> for NaN. Scales with fewer steps are spread over the colours.</summary>
    public string ClassOf(double value) => Class(Step(value));

    /// <summary>The class of a step, see <see cref="ClassOf"/>.</summary>
    internal string Class(int step) => step < 0 ? "hn" : Bounds.Count == 0 ? "h3" : $"h{(step * (Steps - 1) + Bounds.Count / 2) / Bounds.Count}";
}
