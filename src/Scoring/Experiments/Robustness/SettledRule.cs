using System.Globalization;

namespace Scoring.Experiments.Robustness;

/// <summary>When draws are enough: every unit's mean and median rank are known to within so many places.</summary>
/// <param name="Places">Half the width of the interval, above 0.</param>
/// <param name="Confidence">Of the interval, such as 0.95.</param>
public sealed record SettledRule(double Places, double Confidence)
{
    /// <summary>Draws are looked at when their number is a multiple of this, so that where they end does not depend on the machine.</summary>
    public const int Step = 1024;

    /// <summary>Reads <c>±1@95%</c>; the sign and the confidence (95 %) may be left out, <c>+-</c> stands for the sign.</summary>
    /// <param name="text">The text.</param>
    /// <param name="rule">The rule; null when the text is none.</param>
    public static bool TryParse(string text, out SettledRule? rule)
    {
        ArgumentNullException.ThrowIfNull(text);
        rule = null;
        var rest = text.Trim();
        rest = rest.StartsWith('±') ? rest[1..] : rest.StartsWith("+-", StringComparison.Ordinal) ? rest[2..] : rest;
        var parts = rest.Split('@');
        if (parts.Length > 2 || !double.TryParse(parts[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var places) || !(places > 0) || !double.IsFinite(places)) return false;
        var confidence = 0.95;
        if (parts.Length == 2)
        {
            if (!parts[1].EndsWith('%') || !double.TryParse(parts[1][..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)) return false;
            confidence = percent / 100;
        }
        if (!(confidence > 0 && confidence < 1)) return false;
        rule = new SettledRule(places, confidence);
        return true;
    }

    /// <summary>Whether the ranks are settled; never below 1,024 draws. Units without a scored draw do not count.</summary>
    /// <param name="summary">The draws so far.</param>
    public bool IsSettled(RankSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        if (summary.Ranks.Draws < Step) return false;
        var normal = RankSummary.Normal(Confidence);
        for (var unit = 0; unit < summary.Ranks.Units.Count; unit++)
        {
            if (summary.Ranks.Scored(unit) == 0) continue;
            if (!(normal * summary.Moments(unit).Mean.Error <= Places)) return false;
            var median = summary.Quantile(unit, 0.5, Confidence);
            if (median.High - median.Rank > Places || median.Rank - median.Low > Places) return false;
        }
        return true;
    }

    /// <summary>The rule as it is read.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"±{Places}@{Confidence * 100:0.####}%");
}
