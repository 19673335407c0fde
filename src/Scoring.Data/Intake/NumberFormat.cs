using System.Globalization;
using System.Text;

namespace Scoring.Data.Intake;

/// <summary>A spreadsheet's number format, as far as it makes people see something else than the number that a cell holds.</summary>
/// <remarks>ECMA-376 18.8.30 and 18.8.31. Rounding, grouping, colours, currency signs and fractions change nothing here.</remarks>
sealed class NumberFormat
{
    readonly List<Section> sections;

    NumberFormat(string code)
    {
        // A section for text shows no numbers.
        sections = [.. Sections(code).Take(3).Select(text => new FormatSection(text).Read()).Where(section => !section.IsText)];
        ShowsYearSign = code.Contains('年', StringComparison.Ordinal);
    }

    /// <summary>The format that shows numbers as they are.</summary>
    public static NumberFormat General { get; } = new("General");

    /// <summary>The format of an identifier.</summary>
    /// <param name="id">The identifier in the workbook's styles.</param>
    /// <param name="code">The code that the workbook gives it; null = it is built in.</param>
    public static NumberFormat Of(int id, string? code) => code is not null ? new NumberFormat(code) : id switch
    {
        9 or 10 => new NumberFormat("0%"),
        // Those from 27 on are dates in the Chinese, Japanese and Korean versions, the only ones that write them.
        >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58 => new NumberFormat("yyyy-mm-dd"),
        _ => General,
    };

    /// <summary>Whether dates are shown as 2021年12月31日.</summary>
    public bool ShowsYearSign { get; }

    /// <summary>Whether a number is shown as a date or a time.</summary>
    public bool IsDate(double value) => For(value) is { IsDate: true };

    /// <summary>How a number is shown.</summary>
    public CellLook Look(double value) => For(value) is { } section ? new CellLook(section.Unit.Length > 0 ? section.Unit : null, section.Places, section.IsBlank, null) : default;

    /// <summary>Digits that a whole number is filled up to with zeros, as codes are: 6 for 010001; 0 = none.</summary>
    public int Padding(double value) => For(value)?.Padding ?? 0;

    Section? For(double value)
    {
        if (sections.Exists(section => section.Condition is not null))
            return sections.Find(section => section.Condition?.Holds(value) ?? true);
        return sections.Count switch
        {
            0 => null,
            1 => sections[0],
            2 => sections[value < 0 ? 1 : 0],
            _ => sections[value > 0 ? 0 : value < 0 ? 1 : 2],
        };
    }

    /// <summary>The parts between semicolons that stand in no quotes.</summary>
    static IEnumerable<string> Sections(string code)
    {
        var part = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i] == '"') quoted = !quoted;
            if (!quoted && code[i] is '\\' or '!' && i + 1 < code.Length) part.Append(code[i++]);
            else if (!quoted && code[i] == ';')
            {
                yield return part.ToString();
                part.Clear();
                continue;
            }
            part.Append(code[i]);
        }
        yield return part.ToString();
    }

    /// <summary>One section of a format.</summary>
    internal sealed record Section(string Unit, int Places, bool IsBlank, bool IsDate, bool IsText, int Padding, Condition? Condition);

    /// <summary>A condition such as <c>[&gt;=10000]</c>.</summary>
    internal sealed record Condition(string Comparison, double Limit)
    {
        /// <summary>The condition that brackets hold; null when they hold none.</summary>
        public static Condition? Of(string text)
        {
            var sign = text.Length - text.AsSpan().TrimStart("<>=").Length;
            return sign > 0 && double.TryParse(text.AsSpan(sign), NumberStyles.Float, CultureInfo.InvariantCulture, out var limit) ? new Condition(text[..sign], limit) : null;
        }

        public bool Holds(double value) => Comparison switch
        {
            "<" => value < Limit,
            "<=" => value <= Limit,
            ">" => value > Limit,
            ">=" => value >= Limit,
            "=" => value == Limit,
            _ => value != Limit,
        };
    }
}
