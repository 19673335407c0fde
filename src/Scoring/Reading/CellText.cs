using System.Globalization;
using Scoring.Findings;

namespace Scoring.Reading;

/// <summary>What a text in a column of numbers is: a masked number, one with a unit of measure, a bound, or no number at all.</summary>
/// <param name="Kind">The fault it is.</param>
/// <param name="Reading">The number it seems to say, with its unit; null when it says none. Never taken by itself.</param>
public readonly record struct CellText(FindingKind Kind, string? Reading)
{
    const int Longest = 60;

    /// <summary>Tells what a text is that no number can be parsed from.</summary>
    /// <param name="text">The text.</param>
    /// <param name="measure">The unit of measure that its number should have: beside it in the text it is no part of the reading. Default: not known.</param>
    public static CellText Of(string text, string measure = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        if (trimmed.Length is 0 or > Longest) return new CellText(FindingKinds.TextInNumericColumn, null);
        var marks = new SortedSet<ReadingHazard>();
        var normal = ReportText.Normalise(trimmed, marks).Replace(" ", "", StringComparison.Ordinal);
        if (MaskedNumber.IsMasked(Damaged(normal)) || IsMaskedShape(normal)) return new CellText(FindingKinds.MaskedValue, null);
        if (Number(normal) is { } plain) return new CellText(FindingKinds.FullWidthNumber, plain);
        if (normal.Contains(',', StringComparison.Ordinal) && Number(Ungrouped(normal)) is { } grouped) return new CellText(FindingKinds.GroupedNumber, grouped);

        var reading = ClauseReader.Read(normal);
        StatedNumber[] numbers = [.. reading.Numbers.Where(number => number.Kind != QuantityKind.Year)];
        // A word beside digits makes no number: only what the number, its unit, its bound and its period leave unread counts.
        if (numbers.Length != 1 || numbers[0].Unit == "位" || !normal.Any(char.IsAsciiDigit) && numbers[0].Value is not null) return new CellText(FindingKinds.TextInNumericColumn, null);
        var number = numbers[0];
        var said = number.Digits + (number.Unit == "年" ? "" : number.Unit);
        if (number.Value is null) return new CellText(FindingKinds.MaskedValue, null);
        if (number.Unit.Length > 0 && number.Unit == ReportText.Normalise(measure, marks)) said = number.Digits;
        if (reading.StatesPeriod) return new CellText(FindingKinds.PeriodInValue, $"{said} ({reading.Period})");
        if (number.Bound != StatedBound.Exact) return new CellText(FindingKinds.BoundedValue, number.Quoted + number.Unit);
        return number.Unit.Length > 0 && number.Start <= 1 && number.End >= normal.Length - 1 && normal.Any(c => !char.IsAsciiDigit(c))
            ? new CellText(FindingKinds.NumberWithUnit, said == trimmed ? null : said)
            : new CellText(FindingKinds.TextInNumericColumn, null);
    }

    /// <summary>The mask that a text holds; null when it holds none.</summary>
    public static MaskedNumber? MaskOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var normal = Damaged(ReportText.Normalise(text.Trim(), new SortedSet<ReadingHazard>()).Replace(",", "", StringComparison.Ordinal).TrimEnd('%'));
        return MaskedNumber.IsMasked(normal) ? new MaskedNumber(normal) : null;
    }

    /// <summary>Signs that scanning puts in place of a digit, as in <c>368633!</c>, hide it: up to two among at least three digits.</summary>
    static string Damaged(string text)
    {
        const string Signs = "!|lio?s";
        return text.Count(c => Signs.Contains(c, StringComparison.Ordinal)) is 1 or 2 && text.Count(char.IsAsciiDigit) >= 3 && text.All(c => char.IsAsciiDigit(c) || c is '.' or 'x' || Signs.Contains(c, StringComparison.Ordinal))
            ? string.Concat(text.Select(c => Signs.Contains(c, StringComparison.Ordinal) ? 'x' : c))
            : text;
    }

    /// <summary>Digits and hidden ones in any form: a fraction (x/xx), a range, grouped, negative, with a sign, a percent sign or a unit of measure behind them.</summary>
    static bool IsMaskedShape(string text)
    {
        var end = text.Length;
        while (end > 0 && (ClauseLexer.IsHan(text[end - 1]) || text[end - 1] is '%' or '‰')) end--;
        var number = text[..end].TrimStart('-', '+', '<', '>', '≈', '约', '近', '超');
        return number.Contains('x', StringComparison.Ordinal) && number.All(c => char.IsAsciiDigit(c) || c is 'x' or '.' or ',' or '/' or '-');
    }

    static string Ungrouped(string text)
    {
        var parts = text.Split(',');
        var grouped = parts[0].TrimStart('-').Length is >= 1 and <= 3
            && parts.Skip(1).Index().All(part => (part.Index < parts.Length - 2 ? part.Item : part.Item.Split('.')[0]).Length == 3);
        return grouped ? string.Concat(parts) : text;
    }

    static string? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? text : null;
}
