using Scoring.Evaluating;
using Scoring.Methods;
using Scoring.Schemes;

namespace Scoring.Publishing.Workbooks.Live;

/// <summary>Finds the normalisations that a spreadsheet can work out.</summary>
static class LiveScales
{
    /// <summary>The methods with formulas of their own; others show their values.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["min-max", "goalposts", "z-score", "standard-value", "rank", "percentile-rank", "none"];

    /// <summary>An indicator's scale in one year, or null when its normalised values are shown as they are.</summary>
    /// <param name="choice">The method.</param>
    /// <param name="indicator">The indicator.</param>
    /// <param name="entry">What was fitted for it; null where the method fits nothing.</param>
    /// <param name="column">The year's values of the units that make up samples, NaN = missing.</param>
    /// <param name="range">Where they stand.</param>
    /// <param name="place">Puts a sorted sample on a sheet of its own and says where; null when there is no room.</param>
    public static LiveScale? Of(MethodChoice choice, Indicator indicator, FittedEntry? entry, double[] column, string range, Func<double[], string?> place)
    {
        var options = choice.Options;
        // Parameters of groups differ from unit to unit; a spreadsheet's rounding differs from that of exact decimals.
        if (options.Bounds("bounds").Group is not null || options.Rounding("round") is not null) return null;
        var direction = options["direction"] switch { "+" => 1, "-" => -1, _ => indicator.Direction };
        if (choice.Method.Name == "none") return new LiveUnchanged();
        if (entry is null || entry.Method != choice.Method.Name || entry.Scale.IsConstant) return null;
        var scale = entry.Scale;
        switch (choice.Method.Name)
        {
            case "min-max":
                var (min, max) = (Of(scale["min"], column.Where(IsNumber).DefaultIfEmpty(double.NaN).Min(), $"MIN({range})"),
                    Of(scale["max"], column.Where(IsNumber).DefaultIfEmpty(double.NaN).Max(), $"MAX({range})"));
                return direction > 0 ? new LiveLinear(min, max, options.Numbers("range")) : new LiveLinear(max, min, options.Numbers("range"));
            case "goalposts":
                var clip = options.Word("clip");
                return new LiveLinear((scale["worst"], null), (scale["best"], null), options.Numbers("range"),
                    clip is "both" or "low", clip is "both" or "high", options.Word("log") == "ln", options.Number("power"));
            case "z-score" when !options.Has("when"):
                var (mean, sd) = Moments(column, options.Word("sd") == "sample");
                return new LiveZScore(direction, Of(scale["mean"], mean, $"AVERAGE({range})"),
                    Of(scale["sd"], sd, options.Word("sd") == "sample" ? $"STDEV({range})" : $"STDEVP({range})"),
                    options.Number("target_mean"), options.Number("target_sd"), options.NumberOrNull("clip"));
            case "standard-value":
                return new LiveStandardValue(direction, scale["standard"], options.Number("scale"), options.NumberOrNull("cap"));
            case "rank" or "percentile-rank":
                double[] own = [.. column.Where(IsNumber).Order()];
                var isColumn = own.AsSpan().SequenceEqual(scale.Sorted);
                var sample = isColumn ? range : place(scale.Sorted);
                var isShare = choice.Method.Name == "percentile-rank";
                return sample is null ? null : new LiveRank(scale.Sorted, sample, isColumn, direction, options.Word("ties"),
                    isShare ? options.Number("scale") : null, isShare && options.Word("reverse") == "score");
            default:
                return null;
        }
    }

    /// <summary>A fitted parameter, with the column's formula where that gives the same number.</summary>
    static (double, string?) Of(double fitted, double own, string formula) =>
        (fitted, Math.Abs(fitted - own) <= 1e-12 * Math.Max(Math.Abs(fitted), Math.Abs(own)) ? formula : null);

    static (double Mean, double Deviation) Moments(double[] column, bool isSample)
    {
        double[] values = [.. column.Where(IsNumber)];
        if (values.Length < 2) return (double.NaN, double.NaN);
        var mean = values.Average();
        return (mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (isSample ? values.Length - 1 : values.Length)));
    }

    static bool IsNumber(double value) => !double.IsNaN(value);
}
