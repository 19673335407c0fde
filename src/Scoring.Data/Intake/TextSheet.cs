using System.Globalization;
using System.Text;
using Scoring.Data.Tables;
using Scoring.Findings;

namespace Scoring.Data.Intake;

/// <summary>Reads a delimited text as one sheet: comma, semicolon or tab, whichever the first lines hold most of; quotes as in RFC 4180.</summary>
static class TextSheet
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="ScoringException">It is not UTF-8 or cannot be read.</exception>
    public static Sheet Read(string path, string file)
    {
        byte[] bytes = [];
        string text;
        try
        {
            bytes = File.ReadAllBytes(path);
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException failure)
        {
            throw new ScoringException(new Finding { Kind = FindingKinds.NotUtf8, File = file, Path = Line(bytes.AsSpan(0, Math.Max(0, failure.Index)).Count((byte)'\n')), Found = string.Join(' ', (failure.BytesUnknown ?? []).Select(unknown => $"0x{unknown:X2}")), Expected = "UTF-8" });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ScoringException(new Finding { Kind = FindingKinds.UnreadableFile, File = file, Found = failure.Message });
        }
        var sheet = new Sheet(file, Path.GetFileNameWithoutExtension(file));
        var head = text.AsSpan(0, Math.Min(text.Length, 4096));
        var delimiter = head.Count('\t') > head.Count(',') ? '\t' : head.Count(';') > head.Count(',') ? ';' : ',';
        var (row, column, quoted, opened) = (0, 0, false, 0);
        var field = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
                if (c != '"') field.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') field.Append(text[++i]);
                else quoted = false;
            else if (c == '"' && field.Length == 0) (quoted, opened) = (true, i);
            else if (c == delimiter) Next();
            else if (c == '\n')
            {
                Next();
                (row, column) = (row + 1, 0);
            }
            else if (c != '\r') field.Append(c);
        }
        // Everything behind it would be one cell.
        if (quoted) throw new ScoringException(new Finding { Kind = FindingKinds.MalformedCsv, File = file, Path = Line(text.AsSpan(0, opened).Count('\n')), Found = Shown.Quoted(text[opened..]) });
        Next();
        return sheet;

        static string Line(int before) => string.Create(CultureInfo.InvariantCulture, $"#{before + 1}");

        void Next()
        {
            sheet.Add(row, column++, field.ToString());
            field.Clear();
        }
    }
}
