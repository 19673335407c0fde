namespace Scoring.Publishing.Workbooks;

/// <summary>How high rows must be for the text in them: spreadsheets do not work it out when they open a file.</summary>
static class TextLines
{
    /// <summary>Height of a row with one line, in points.</summary>
    public const double RowHeight = 18;

    const double LineHeight = 16.5;
    const double Edge = 3;
    const double Highest = 400;

    /// <summary>Height of a row of wrapped texts in columns of these widths.</summary>
    public static double Height(IEnumerable<string?> texts, IEnumerable<double> widths)
    {
        var lines = texts.Zip(widths, Lines).DefaultIfEmpty(1).Max();
        return lines <= 1 ? RowHeight : Math.Min(Highest, (lines * LineHeight) + Edge);
    }

    /// <summary>Width of a line in characters; ideographs are as wide as two.</summary>
    public static double Width(string text) => text.Sum(letter => letter >= '\u2E80' ? 2.0 : 1.0);

    /// <summary>Lines that a text takes: words do not fill a line to its end.</summary>
    static int Lines(string? text, double width)
    {
        if (string.IsNullOrEmpty(text)) return 1;
        var room = Math.Max(2, width - 2);
        return text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(Width(line) / room)));
    }
}
