using System.Buffers;
using System.Globalization;
using System.Text;

namespace Scoring.Data.Results;

/// <summary>Writes CSV meant for spreadsheets: quoted where needed, numbers unrounded, text never a formula. Lines end in CR LF.</summary>
sealed class CsvWriter(Stream stream)
{
    const int FlushAt = 1 << 16;

    // The full-width signs count as well: spreadsheets with an East Asian input method read them as the plain ones.
    static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r\n＝＋－＠");
    static readonly SearchValues<char> QuoteNeeded = SearchValues.Create(",\"\r\n\t ");

    readonly ArrayBufferWriter<byte> buffer = new(FlushAt + 4096);
    bool isLineStart = true;

    /// <summary>A field of text; an apostrophe keeps a spreadsheet from running text that begins like a formula.</summary>
    public void Text(string text)
    {
        Separate();
        var guarded = text.Length > 0 && FormulaStarts.Contains(text[0]) ? "'" + text : text;
        Encoding.UTF8.GetBytes(guarded.AsSpan().ContainsAny(QuoteNeeded)
            ? $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : guarded, buffer);
    }

    /// <summary>A number with the fewest digits that read back as the same number; an empty field for NaN.</summary>
    public void Number(double number)
    {
        Separate();
        if (double.IsNaN(number)) return;
        if (number == (int)number && number != 0) // places and moves, which are most of the numbers; zero may have a sign
        {
            ((int)number).TryFormat(buffer.GetSpan(16), out var digits, default, CultureInfo.InvariantCulture);
            buffer.Advance(digits);
            return;
        }
        number.TryFormat(buffer.GetSpan(40), out var written, "R", CultureInfo.InvariantCulture);
        buffer.Advance(written);
    }

    /// <summary>Ends the line.</summary>
    public void EndLine()
    {
        buffer.Write("\r\n"u8);
        isLineStart = true;
        if (buffer.WrittenCount >= FlushAt) Flush();
    }

    /// <summary>Hands what was written to the stream.</summary>
    public void Flush()
    {
        stream.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }

    void Separate()
    {
        if (!isLineStart) buffer.Write(","u8);
        isLineStart = false;
    }
}
