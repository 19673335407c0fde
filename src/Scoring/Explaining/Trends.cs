using Scoring.Evaluating;
using Scoring.Kernels;

namespace Scoring.Explaining;

/// <summary>Trends of indicators and nodes over the years: compound growth and percentage change.</summary>
/// <remarks>
/// <para>Source: COINr get_trends with CAGR and prc_change. Years are calendar years; missing ones are left out, not closed up.</para>
/// <para>Both are shares of a starting value, so without a positive one there is none: NaN where COINr gives infinity (from zero), a number (from one
/// negative value to another) or the wrong sign (from a negative fitted value). Equal values have growth 0 whatever their sign. COINr's
/// use_latest = k demands more than k values; here k are enough.</para>
/// </remarks>
public static class Trends
{
    /// <summary>Compound annual growth rate between the first and the last value: (last/first)^(1/(years between)) − 1.</summary>
    /// <param name="years">Years, ascending.</param>
    /// <param name="values">Values by year; NaN = missing.</param>
    /// <returns>NaN with fewer than two values, a start that is not positive, or a negative end; 0 when both are equal.</returns>
    public static double Growth(ReadOnlySpan<int> years, ReadOnlySpan<double> values)
    {
        var (first, last) = Ends(years, values);
        if (first == last) return double.NaN;
        var (start, end) = (values[first], values[last]);
        if (start == end) return 0;
        return start > 0 && end >= 0 ? DeterministicMath.Pow(end / start, 1.0 / (years[last] - years[first])) - 1 : double.NaN;
    }

    /// <summary>
    /// Percentage change per so many years: of three values or more the slope of the least-squares line over its value in the first year, of two the
    /// difference per year over the first.
    /// </summary>
    /// <param name="years">Years, ascending.</param>
    /// <param name="values">Values by year; NaN = missing.</param>
    /// <param name="per">Number of years.</param>
    /// <returns>In percent; NaN with fewer than two values or where the start is not positive; 0 where nothing changes.</returns>
    public static double Change(ReadOnlySpan<int> years, ReadOnlySpan<double> values, int per = 1)
    {
        var (first, last) = Ends(years, values);
        if (first == last) return double.NaN;
        int count = 0;
        double meanYear = 0, meanValue = 0, covered = 0, spread = 0;
        for (var i = first; i <= last; i++)
        {
            if (double.IsNaN(values[i])) continue;
            count++;
            meanYear += years[i];
            meanValue += values[i];
        }
        (meanYear, meanValue) = (meanYear / count, meanValue / count);
        for (var i = first; i <= last; i++)
        {
            if (double.IsNaN(values[i])) continue;
            covered += (years[i] - meanYear) * (values[i] - meanValue);
            spread += (years[i] - meanYear) * (years[i] - meanYear);
        }
        var slope = covered / spread;
        // Through two points the line goes exactly; its start is the first value.
        var start = count == 2 ? values[first] : meanValue + slope * (years[first] - meanYear);
        if (slope == 0) return 0;
        return start > 0 ? slope / start * per * 100 : double.NaN;
    }

    /// <summary>The trend of one series.</summary>
    /// <param name="years">Years, ascending.</param>
    /// <param name="values">Values by year; NaN = missing.</param>
    /// <param name="options">How it is measured; null = the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is below 1.</exception>
    public static Trend Of(ReadOnlySpan<int> years, ReadOnlySpan<double> values, TrendOptions? options = null)
    {
        options ??= new TrendOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Per, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Latest ?? 1, 1);
        double[] series = [.. values];
        var present = series.Count(value => !double.IsNaN(value));
        var available = series.Length == 0 ? double.NaN : (double)present / series.Length;
        if (options.Interpolate) Interpolate(years, series);
        if (options.Latest is { } latest && !KeepLatest(series, latest)) return new Trend(double.NaN, double.NaN, null, null, available);
        var (first, last) = Ends(years, series);
        return first < 0
            ? new Trend(double.NaN, double.NaN, null, null, available)
            : new Trend(Growth(years, series), Change(years, series, options.Per), years[first], years[last], available);
    }

    /// <summary>The trends of every unit in an indicator (as derived), a node or a publication (its scores).</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="code">The indicator, node or publication.</param>
    /// <param name="options">How they are measured; null = the defaults.</param>
    /// <returns>By unit.</returns>
    /// <exception cref="ArgumentException">There is nothing of this code.</exception>
    public static Trend[] Of(Evaluation evaluation, string code, TrendOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var variable = evaluation.Indicators.IndexOf(code);
        var node = evaluation.Nodes.FirstOrDefault(result => result.Code == code);
        if (node is null && variable < 0) throw new ArgumentException($"There is no indicator or node '{code}'.", nameof(code));
        int[] years = [.. node is null ? evaluation.Indicators.Years : evaluation.Years];
        double[][] byYear = [.. Enumerable.Range(0, years.Length).Select(year => node is null ? evaluation.Indicators[variable, year].Values : node.Years[year].Scores)];
        var turned = options is { TowardsBetter: true } && evaluation.Scheme.Indicators.Any(indicator => indicator.Code == code && indicator.Direction < 0);
        var trends = new Trend[evaluation.Roster.Count];
        var series = new double[years.Length];
        for (var unit = 0; unit < trends.Length; unit++)
        {
            for (var year = 0; year < series.Length; year++) series[year] = byYear[year][unit];
            var trend = Of(years, series, options);
            trends[unit] = turned ? trend with { Growth = -trend.Growth, Change = -trend.Change } : trend;
        }
        return trends;
    }

    /// <summary>Positions of the first and last value; −1 and −1 without any.</summary>
    static (int First, int Last) Ends(ReadOnlySpan<int> years, ReadOnlySpan<double> values)
    {
        if (years.Length != values.Length) throw new ArgumentException("There must be a value or NaN for every year.", nameof(values));
        var (first, last) = (-1, -1);
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i])) continue;
            if (first < 0) first = i;
            last = i;
        }
        return (first, last);
    }

    static void Interpolate(ReadOnlySpan<int> years, double[] values)
    {
        var before = -1;
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i])) continue;
            for (var between = before + 1; before >= 0 && between < i; between++)
                values[between] = values[before] + (values[i] - values[before]) * (years[between] - years[before]) / (years[i] - years[before]);
            before = i;
        }
    }

    /// <summary>Forgets all but the latest values; false when there are fewer.</summary>
    static bool KeepLatest(double[] values, int latest)
    {
        for (var i = values.Length - 1; i >= 0; i--)
            if (!double.IsNaN(values[i]) && --latest < 0)
                values[i] = double.NaN;
        return latest <= 0;
    }
}
