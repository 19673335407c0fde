using System.Globalization;

namespace Scoring.Experiments.Robustness;

/// <summary>When draws are enough: every unit's mean rank is known to within so many places, all at once with the confidence asked for.</summary>
/// <remarks>
/// <para>h = z·max sd_i·√(S/n_i), with sd_i and n_i a unit's deviation of ranks and scored draws, S the settings that share weightings, and z the normal quantile of
/// a two-sided interval with confidence 1 − (1 − c)/N, N = units with a scored draw. By Bonferroni's inequality all N means lie within ±h of their true values with
/// confidence c or more. Ranks are settled when h ≤ places. Stopping by the widths met so far keeps the confidence in the limit of small widths.</para>
/// <para>Means, not medians: where ranks fall into two heaps (two methods that disagree) a median may lie anywhere between them however many draws there are.
/// Quantiles have intervals of their own in the results. h falls with √n, so draws that would do follow from it: about n·(h/places)².</para>
/// <para>Source: Y. S. Chow, H. Robbins, On the asymptotic theory of fixed-width sequential confidence intervals for the mean, Annals of Mathematical
/// Statistics 36 (1965).</para>
/// </remarks>
/// <param name="Places">Half the width of the intervals, above 0.</param>
/// <param name="Confidence">Of all intervals together, such as 0.95.</param>
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
        return summary.Ranks.Draws >= Step && HalfWidth(summary) <= Places;
    }

    /// <summary>h: half the width of the widest of the simultaneous intervals, in places; 0 when no unit has a scored draw, ∞ while one has a single one.</summary>
    /// <param name="summary">The draws so far.</param>
    public double HalfWidth(RankSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var (widest, units) = (0.0, 0);
        for (var unit = 0; unit < summary.Ranks.Units.Count; unit++)
        {
            if (summary.Ranks.Scored(unit) == 0) continue;
            units++;
            var error = summary.Moments(unit).Mean.Error;
            widest = double.IsNaN(error) ? double.PositiveInfinity : Math.Max(widest, error);
        }
        return widest == 0 ? 0 : RankSummary.Normal(1 - (1 - Confidence) / units) * widest;
    }

    /// <summary>About how many draws would settle the ranks, going by those so far; at least as many as there are.</summary>
    /// <param name="summary">The draws so far.</param>
    public double DrawsNeeded(RankSummary summary)
    {
        var ratio = HalfWidth(summary) / Places;
        return summary.Ranks.Draws * Math.Max(1, ratio * ratio);
    }

    /// <summary>The rule as it is read.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"±{Places}@{Confidence * 100:0.####}%");
}
