using System.Globalization;

namespace Scoring.Report.Charts;

/// <summary>Coordinates as SVG text: one decimal at most, the same characters on every machine.</summary>
static class SvgNumber
{
    /// <summary>A coordinate with at most one decimal and no negative zero.</summary>
    /// <exception cref="ArgumentException">It is not a finite number: a chart leaves such values out before it draws.</exception>
    public static string Of(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentException("A coordinate must be finite.", nameof(value));
        var tenths = Math.Round(value * 10, MidpointRounding.AwayFromZero) / 10;
        return (tenths == 0 ? 0 : tenths).ToString("0.#", CultureInfo.InvariantCulture);
    }
}
