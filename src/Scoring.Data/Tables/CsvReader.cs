using System.Buffers;

namespace Scoring.Data.Tables;

/// <summary>Splits UTF-8 text into rows and fields after RFC 4180: quoted fields may hold delimiters, line breaks and doubled quotes.</summary>
/// <remarks>Lines end with LF, CRLF or CR; empty lines are skipped. Fields are slices of the buffer, valid until the next row.</remarks>
sealed class CsvReader(Stream stream, byte delimiter)
{
    readonly SearchValues<byte> stops = SearchValues.Create(delimiter, (byte)'\r', (byte)'\n');
    byte[] buffer = new byte[1 << 18];
    byte[] unescaped = [];
    (int Start, int End, bool Escaped)[] fields = new (int, int, bool)[64];
    int position;
    int filled;
    bool ended;
    bool begun;

    /// <summary>Fields of the current row.</summary>
    public int FieldCount { get; private set; }

    /// <summary>What is wrong with the current row's quotes; null when nothing is.</summary>
    public string? Malformed { get; private set; }

    /// <summary>Moves to the next row; false at the end.</summary>
    public bool Read()
    {
        if (!begun)
        {
            begun = true;
            Fill();
            if (buffer.AsSpan(0, filled).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) position = 3;
        }
        while (true)
        {
            var start = position;
            if (start >= filled && !Fill()) return false;
            start = position;
            if (!Split(start, out var next))
            {
                // The row goes on beyond the buffer: fetch more and split it again from its start.
                Fill();
                continue;
            }
            position = next;
            if (FieldCount == 1 && fields[0].Start == fields[0].End && !fields[0].Escaped && next > start && buffer[start] is (byte)'\r' or (byte)'\n')
                continue;
            return true;
        }
    }

    /// <summary>A field of the current row.</summary>
    public ReadOnlySpan<byte> Field(int index)
    {
        var (start, end, escaped) = fields[index];
        var raw = buffer.AsSpan(start, end - start);
        if (!escaped) return raw;
        if (unescaped.Length < raw.Length) unescaped = new byte[Math.Max(256, raw.Length)];
        var length = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            unescaped[length++] = raw[i];
            if (raw[i] == '"') i++; // the second of a doubled quote
        }
        return unescaped.AsSpan(0, length);
    }

    /// <summary>Finds the fields of the row at <paramref name="start"/>; false when more bytes are needed to tell.</summary>
    bool Split(int start, out int next)
    {
        var text = buffer.AsSpan(0, filled);
        FieldCount = 0;
        Malformed = null;
        next = start;
        var at = start;
        while (true)
        {
            int from, to;
            var escaped = false;
            if (at < text.Length && text[at] == '"')
            {
                from = ++at;
                while (true)
                {
                    var quote = text[at..].IndexOf((byte)'"');
                    if (quote < 0 || (at + quote + 1 == text.Length && !ended))
                    {
                        if (!ended) return false;
                        Malformed = "a quote that is never closed";
                        Take(from, text.Length, escaped);
                        next = text.Length;
                        return true;
                    }
                    at += quote + 1;
                    if (at >= text.Length || text[at] != '"') break;
                    escaped = true;
                    at++;
                }
                to = at - 1;
                if (at < text.Length && !stops.Contains(text[at]))
                {
                    Malformed = "text after a closing quote";
                    var stop = text[at..].IndexOfAny(stops);
                    if (stop < 0 && !ended) return false;
                    at = stop < 0 ? text.Length : at + stop;
                }
            }
            else
            {
                from = at;
                var stop = text[at..].IndexOfAny(stops);
                if (stop < 0 && !ended) return false;
                at = to = stop < 0 ? text.Length : at + stop;
            }
            Take(from, to, escaped);
            if (at >= text.Length)
            {
                if (!ended) return false;
                next = text.Length;
                return true;
            }
            if (text[at] == delimiter)
            {
                at++;
                continue;
            }
            if (text[at] == '\r')
            {
                if (at + 1 >= text.Length && !ended) return false;
                if (at + 1 < text.Length && text[at + 1] == '\n') at++;
            }
            next = at + 1;
            return true;
        }
    }

    void Take(int from, int to, bool escaped)
    {
        if (FieldCount == fields.Length) Array.Resize(ref fields, fields.Length * 2);
        fields[FieldCount++] = (from, to, escaped);
    }

    /// <summary>Drops what has been read and fetches more; false when there is nothing left at all.</summary>
    bool Fill()
    {
        if (position > 0)
        {
            buffer.AsSpan(position, filled - position).CopyTo(buffer);
            filled -= position;
            position = 0;
        }
        if (filled == buffer.Length) Array.Resize(ref buffer, checked(buffer.Length * 2));
        while (!ended && filled < buffer.Length)
        {
            var read = stream.Read(buffer, filled, buffer.Length - filled);
            if (read == 0) ended = true;
            filled += read;
        }
        return filled > 0;
    }
}
