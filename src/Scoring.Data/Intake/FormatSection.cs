using System.Text;

namespace Scoring.Data.Intake;

/// <summary>Reads one section of a number format, such as <c>#,##0.00_ </c>, <c>0.0%</c> or <c>0!.0,"万"</c>.</summary>
sealed class FormatSection(string text)
{
    readonly StringBuilder unit = new();
    int places, digits, commas, writtenPoint = -1;
    bool hasPoint, isDate, isText, isVisible;
    NumberFormat.Condition? condition;

    /// <summary>Reads it.</summary>
    public NumberFormat.Section Read()
    {
        for (var i = 0; i < text.Length; i++) i = Sign(i);
        places -= 3 * commas; // behind the last digit each divides by a thousand
        // 0!.0 writes a point between the digits of a whole number: the number shown is a tenth of it.
        if (writtenPoint >= 0 && !hasPoint) places -= digits - writtenPoint;
        var padding = text.Length > 1 && text.All(c => c == '0') ? text.Length : 0;
        return new NumberFormat.Section(unit.ToString(), places, !isVisible, isDate, isText, padding, condition);
    }

    /// <summary>Reads the sign at a place and returns the last place that belongs to it.</summary>
    int Sign(int i)
    {
        switch (text[i])
        {
            case '"':
                var end = text.IndexOf('"', i + 1);
                if (end < 0) end = text.Length;
                for (var j = i + 1; j < end; j++) Literal(text[j]);
                return end;
            case '\\' or '!':
                if (i + 1 < text.Length) Literal(text[i + 1]);
                return i + 1;
            case '_' or '*': // a blank as wide as the next sign; the next sign as often as there is room
                return i + 1;
            case '[':
                var close = text.IndexOf(']', i);
                if (close < 0) close = text.Length;
                Bracket(text[(i + 1)..close]);
                return close;
            case '0' or '#' or '?':
                Digit();
                return i;
            case '.':
                (hasPoint, places, commas) = (true, places - 3 * commas, 0);
                return i;
            case ',':
                if (digits > 0) commas++;
                return i;
            case '%':
                places += 2;
                Literal('%');
                return i;
            case '@':
                isText = true;
                return i;
            case 'E' or 'e' when i + 1 < text.Length && text[i + 1] is '+' or '-':
                return i + 1;
            case 'G' or 'g' when Word(i) is { } word:
                Digit();
                return i + word.Length - 1;
            case 'y' or 'Y' or 'm' or 'M' or 'd' or 'D' or 'h' or 'H' or 's' or 'S' or 'e' or 'E' or 'g' or 'G' or 'b' or 'B' or 'a' or 'A':
                (isDate, isVisible) = (true, true);
                return i;
            default:
                Literal(text[i]);
                return i;
        }
    }

    string? Word(int i) => ((string[])["General", "G/通用格式"]).FirstOrDefault(word => text.AsSpan(i).StartsWith(word, StringComparison.OrdinalIgnoreCase));

    void Digit()
    {
        (digits, commas, isVisible) = (digits + 1, 0, true); // a comma between digits groups them
    }

    void Bracket(string inside)
    {
        if (inside.StartsWith('$'))
            foreach (var c in inside.AsSpan(1, Math.Max(0, (inside.IndexOf('-', StringComparison.Ordinal) is var dash and > 0 ? dash : inside.Length) - 1))) Literal(c);
        else if (NumberFormat.Condition.Of(inside) is { } found) condition = found;
        else if (inside.Length > 0 && inside.ToUpperInvariant() is var upper && upper[0] is 'H' or 'M' or 'S' && upper.All(c => c == upper[0])) (isDate, isVisible) = (true, true);
    }

    /// <summary>A sign that is shown as it is. Letters, digits and percent signs say something of the number, others do not.</summary>
    void Literal(char c)
    {
        isVisible |= !char.IsWhiteSpace(c);
        if (c == '.' && digits > 0) writtenPoint = digits;
        else if (char.IsLetterOrDigit(c) || c is '%' or '％' or '‰') unit.Append(c == '％' ? '%' : c);
    }
}
