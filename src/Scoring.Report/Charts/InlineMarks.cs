using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace Scoring.Report.Charts;

/// <summary>Small charts for the rows of long tables: one string each, without elements that say what the row's text says already.</summary>
/// <remarks>They are marked as decoration for screen readers: the numbers stand in the row's cells.</remarks>
public static class InlineMarks
{
    /// <summary>An interval of places with its published place, as wide as all places.</summary>
    /// <param name="low">The better end; NaN = no interval.</param>
    /// <param name="nominal">The published place; NaN = none.</param>
    /// <param name="high">The worse end.</param>
    /// <param name="count">Number of ranked units.</param>
    /// <returns>An SVG of class <c>mi</c>, 100 by 10; empty where there is nothing to draw.</returns>
    public static MarkupString RankInterval(double low, double nominal, double high, int count)
    {
        var text = new StringBuilder();
        if (!double.IsNaN(low) && !double.IsNaN(high)) text.Append(CultureInfo.InvariantCulture, $"<path class=ib d=\"{new PathText().MoveTo(Along(low, count, 2, 98), 5).LineTo(Along(high, count, 2, 98), 5)}\"/>");
        if (!double.IsNaN(nominal))
        {
            var x = Along(nominal, count, 4, 96);
            text.Append(CultureInfo.InvariantCulture, $"<path class=in d=\"{new PathText().MoveTo(x, 1).LineTo(x + 4, 5).LineTo(x, 9).LineTo(x - 4, 5).Close()}\"/>");
        }
        return new MarkupString(text.Length == 0 ? "" : $"<svg class=mi viewBox=\"0 0 100 10\" aria-hidden=true>{text}</svg>");
    }

    /// <summary>Contributions stacked side by side, pillar by pillar; what takes points away stands left of the zero line.</summary>
    /// <param name="parts">Points by pillar; NaN = none.</param>
    /// <param name="low">Points at the left edge: the least sum of negative parts in the table, or 0.</param>
    /// <param name="high">Points at the right edge: the largest sum of positive parts.</param>
    /// <returns>An SVG of class <c>mc</c>, 120 by 10; pillars beyond the eighth take the colours from the first again.</returns>
    public static MarkupString Contributions(IReadOnlyList<double> parts, double low, double high)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var text = new StringBuilder("<svg class=mc viewBox=\"0 0 120 10\" aria-hidden=true>");
        foreach (var bar in new StackedBars(low, high, 0, 120).Bars(parts))
        {
            var (x, end) = ((int)Math.Round(bar.From), (int)Math.Round(bar.To));
            if (end > x) text.Append(CultureInfo.InvariantCulture, $"<path class=f{bar.Part % 8 + 1} d=M{x},0h{end - x}v10H{x} />");
        }
        return new MarkupString(text.Append("</svg>").ToString());
    }

    /// <summary>A place on a line from the first to the last place.</summary>
    internal static double Along(double place, int count, double from, double to) =>
        count <= 1 ? (from + to) / 2 : from + (to - from) * Math.Clamp((place - 1) / (count - 1), 0, 1);
}
