using System.Buffers;
using System.Globalization;
using System.Text;

namespace Scoring.Publishing.Workbooks;

/// <summary>Writes the rows of one sheet straight to its part. Text is never a formula; numbers read back as the same numbers.</summary>
/// <remarks>A sheet of two million cells is held as a buffer of a few kilobytes, never as objects.</remarks>
sealed class SheetWriter(Stream stream)
{
    const int FlushAt = 1 << 16;

    /// <summary>The most that a cell of a spreadsheet holds.</summary>
    const int LongestText = 32_767;

    // The full-width signs count as well: spreadsheets with an East Asian input method read them as the plain ones.
    static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r\n＝＋－＠");
    static readonly SearchValues<char> Special = SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (char)code), '&', '<', '>', '"', '_', '\uFFFE', '\uFFFF']);
    static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");
    static readonly byte[][] StyleMarks = [.. Enumerable.Range(0, (int)CellStyle.FirstValueLook + ValueLook.Count).Select(style => style == 0 ? "\""u8.ToArray() : Encoding.ASCII.GetBytes($"\" s=\"{style}\""))];

    readonly ArrayBufferWriter<byte> buffer = new(FlushAt * 2);
    readonly List<byte[]> columns = [];
    byte[] rowDigits = [];
    int column;

    /// <summary>The row being written, from 1; 0 before the first.</summary>
    public int Row { get; private set; }

    /// <summary>The next cell's column, from 0.</summary>
    public int Column => column;

    /// <summary>XML that the caller answers for.</summary>
    public void Raw(string xml) => Encoding.UTF8.GetBytes(xml, buffer);

    /// <summary>Begins the next row.</summary>
    public void BeginRow(double height = 0)
    {
        Row++;
        column = 0;
        rowDigits = Encoding.ASCII.GetBytes(Row.ToString(CultureInfo.InvariantCulture));
        buffer.Write("<row r=\""u8);
        buffer.Write(rowDigits);
        if (height > 0) Raw(string.Create(CultureInfo.InvariantCulture, $"\" ht=\"{height}\" customHeight=\"1"));
        buffer.Write("\">"u8);
    }

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        buffer.Write("</row>"u8);
        if (buffer.WrittenCount >= FlushAt) Flush();
    }

    /// <summary>Leaves cells out.</summary>
    public void Skip(int cells = 1) => column += cells;

    /// <summary>An empty cell with a style.</summary>
    public void Blank(CellStyle style)
    {
        Begin(style);
        buffer.Write("/>"u8);
    }

    /// <summary>A number; no cell for NaN.</summary>
    public void Number(double number, CellStyle style)
    {
        if (double.IsNaN(number))
        {
            column++;
            return;
        }
        Begin(style);
        buffer.Write("><v>"u8);
        Digits(number);
        buffer.Write("</v></c>"u8);
    }

    /// <summary>Text, whatever it begins with.</summary>
    public void Text(string? text, CellStyle style = CellStyle.Text)
    {
        if (string.IsNullOrEmpty(text))
        {
            if (style == CellStyle.Header) Blank(style);
            else column++;
            return;
        }
        Begin(FormulaStarts.Contains(text[0]) ? Guarded(style) : style);
        buffer.Write(" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
        Escape(text.Length <= LongestText ? text : text[..LongestText]);
        buffer.Write("</t></is></c>"u8);
    }

    /// <summary>A formula with the number it gives; NaN = it gives an empty text.</summary>
    public void Formula(string formula, double value, CellStyle style)
    {
        Begin(style);
        if (double.IsNaN(value)) buffer.Write(" t=\"str\""u8);
        buffer.Write("><f>"u8);
        Escape(formula);
        buffer.Write("</f><v>"u8);
        if (!double.IsNaN(value)) Digits(value);
        buffer.Write("</v></c>"u8);
    }

    /// <summary>A formula whose value is not known yet: it shows nothing until it is worked out.</summary>
    public void Formula(string formula, CellStyle style) => Formula(formula, double.NaN, style);

    /// <summary>Hands what was written to the stream.</summary>
    public void Flush()
    {
        stream.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }

    static CellStyle Guarded(CellStyle style) => style switch
    {
        CellStyle.Header => CellStyle.GuardedHeader,
        CellStyle.Wrapped => CellStyle.GuardedWrapped,
        _ => CellStyle.GuardedText,
    };

    void Begin(CellStyle style)
    {
        while (columns.Count <= column) columns.Add(Encoding.ASCII.GetBytes(CellName.Column(columns.Count)));
        buffer.Write("<c r=\""u8);
        buffer.Write(columns[column++]);
        buffer.Write(rowDigits);
        buffer.Write(StyleMarks[(int)style]);
    }

    /// <summary>The fewest digits that read back as the same number.</summary>
    void Digits(double number)
    {
        number.TryFormat(buffer.GetSpan(40), out var written, default, CultureInfo.InvariantCulture);
        buffer.Advance(written);
    }

    void Escape(string text)
    {
        var rest = text.AsSpan();
        while (rest.IndexOfAny(Special) is var place and >= 0)
        {
            Encoding.UTF8.GetBytes(rest[..place], buffer);
            var letter = rest[place];
            switch (letter)
            {
                case '&': buffer.Write("&amp;"u8); break;
                case '<': buffer.Write("&lt;"u8); break;
                case '>': buffer.Write("&gt;"u8); break;
                case '"': buffer.Write("&quot;"u8); break;
                // _x0041_ would be read as the letter A: the underscore that begins such a mark is written as one.
                case '_' when LooksEscaped(rest[place..]): buffer.Write("_x005F_"u8); break;
                case '_': buffer.Write("_"u8); break;
                case '\t' or '\n': buffer.Write([(byte)letter]); break;
                default: Raw(string.Create(CultureInfo.InvariantCulture, $"_x{(int)letter:X4}_")); break;
            }
            rest = rest[(place + 1)..];
        }
        Encoding.UTF8.GetBytes(rest, buffer);
    }

    static bool LooksEscaped(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[1] == 'x' && text[6] == '_' && !text[2..6].ContainsAnyExcept(HexDigits);
}
