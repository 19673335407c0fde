using System.Globalization;

namespace Scoring.Expressions;

/// <summary>A place in a text, counted in lines and characters from 1.</summary>
readonly record struct TextPosition(int Line, int Column)
{
    /// <summary>The place of an offset in UTF-16 units. A line ends at LF, CR or CR LF.</summary>
    public static TextPosition Of(string text, int offset)
    {
        var (line, column) = (1, 1);
        for (var i = 0; i < offset; i++)
        {
            var endsLine = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'));
            if (endsLine) (line, column) = (line + 1, 1);
            else if (!char.IsLowSurrogate(text[i])) column++;
        }
        return new TextPosition(line, column);
    }

    /// <summary>Line and column in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column}");
}
